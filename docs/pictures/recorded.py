"""Real range tests for the pictures, from the recorded trainings of the benchmarks."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parents[2] / "Benchmarks/Quality/corpus"
CORPUS = FOLDER / "public.npz"

#: A small network on pictures of clothes, trained with momentum: a clear descent and an explosion.
CLEAR = "fashion.mlp.mom.b128.ce"

#: The same sweep with batches of 16 digits: as shaky as plots usually are.
SHAKY = "mnist5k.mlp.sgd.b16.ce"


def range_test(
    task: str, seed: int = 0, *, count: int = 100, name: str = "public"
) -> tuple[list[float], list[float]]:
    """Return the rates and the raw losses of a recorded range test of `count` steps."""
    with np.load(FOLDER / f"{name}.npz") as corpus:
        place = list(corpus["id"]).index(task)
        rates = corpus[f"rt{count}_lr"]
        losses = corpus[f"rt{count}_loss"][place, seed]
        return rates.astype(float).tolist(), losses.astype(float).tolist()


def budget(task: str, name: str = "public") -> int:
    """Return how many steps the recorded trainings of a task have."""
    entries = json.loads((FOLDER / f"{name}.meta.json").read_text())
    return next(entry["steps"] for entry in entries if entry["id"] == task)


def outcome(task: str) -> tuple[list[float], list[float]]:
    """Return the rates that whole one-cycle trainings were made with, and their held-out losses."""
    with np.load(CORPUS) as corpus:
        place = list(corpus["id"]).index(task)
        losses = corpus["gt_held"][place, 1].mean(axis=-1)
        return corpus["gt_lr"].tolist(), losses.tolist()


def beginning(task: str, part: int, seed: int = 0) -> tuple[list[float], list[float]]:
    """Return the rates of constant trainings, and their losses in one twentieth of them."""
    with np.load(CORPUS) as corpus:
        place = list(corpus["id"]).index(task)
        return corpus["gt_lr"].tolist(), corpus["gt_trace"][
            place, 0, :, seed, part
        ].tolist()
