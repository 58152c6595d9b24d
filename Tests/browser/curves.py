"""Range tests of every kind: recorded ones of the public corpora, and invented ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

CORPUS = Path(__file__).parents[2] / "Benchmarks" / "Quality" / "corpus"
RECORDED, INVENTED = 320, 180

CONTEXTS = [
    {},
    {"steps": 1500},
    {"schedule": "constant", "steps": 400, "optimizer": "adam"},
    {"schedule": "cosine", "steps": 4000, "batch_size": 32},
    {"schedule": "linear", "epochs": 20.5},
    {"fine_tuning": True, "steps": 100_000, "optimizer": "lion"},
    {"ema_beta": 0.9, "steps": 1000},
    {"ema_beta": 0.0, "epochs": 3.0, "steps": 250},
]
"""What is known of the training, by turns."""


class Sweep(NamedTuple):
    """A range test, where it comes from, and what is known of the training."""

    name: str
    lrs: list[float]
    losses: list[float]
    context: dict[str, object]


def sweeps() -> list[Sweep]:
    """Return five hundred curves with contexts."""
    curves = [*recorded(), *invented()]
    return [
        Sweep(name, np.asarray(lrs, float).tolist(), np.asarray(losses, float).tolist(), context)
        for place, (name, lrs, losses) in enumerate(curves)
        for context in [CONTEXTS[place % len(CONTEXTS)]]
    ]


Curve = tuple[str, np.ndarray, np.ndarray]


def recorded() -> list[Curve]:
    """Take recorded sweeps of all lengths, evenly from all tasks."""
    found: list[Curve] = []
    for path in sorted(CORPUS.glob("*.npz")):
        corpus = np.load(path)
        for key in ("rt50", "rt100", "rt200", "rt400"):
            lrs, losses = corpus[f"{key}_lr"], corpus[f"{key}_loss"]
            tasks = corpus["id"].tolist()
            found += [
                (f"{path.stem} {task} {key} {order}", lrs, losses[place, order])
                for place, task in enumerate(tasks)
                for order in range(losses.shape[1])
                if not np.isnan(losses[place, order, 0]) or order == 0
            ]
    places = np.linspace(0, len(found) - 1, RECORDED).astype(int)
    return [found[place] for place in places]


def invented() -> list[Curve]:
    """Make curves of each family, with growing noise."""
    random = np.random.default_rng(9)
    families = list(shapes())
    found: list[Curve] = []
    for place in range(INVENTED):
        name, shape = families[place % len(families)]
        count = int(random.choice([12, 30, 60, 100, 250, 1200]))
        lrs = 10.0 ** np.linspace(-7, 1, count)
        noise = float(random.choice([0.0, 0.003, 0.03, 0.3]))
        losses = shape(lrs) + noise * random.standard_normal(count)
        found.append((f"{name}, {count} points, noise {noise}", lrs, losses))
    return found[: INVENTED - len(odd())] + odd()


def shapes() -> Iterator[tuple[str, Callable[[np.ndarray], np.ndarray]]]:
    """Yield ideal curves by name."""

    def bump(lr: np.ndarray, decade: float) -> np.ndarray:
        return np.exp(-((np.log10(lr) - decade) ** 2))

    def fall(lr: np.ndarray, rate: float) -> np.ndarray:
        return 1 / (1 + lr / rate)

    def explosion(lr: np.ndarray) -> np.ndarray:
        return np.exp(np.minimum(60 * lr, 700))

    yield "valley", lambda lr: 0.3 + 2 * fall(lr, 0.01) + (lr / 0.7) ** 2
    yield "plateau", lambda lr: 1 + 1.5 / (1 + (lr / 1e-3) ** 2) + np.where(lr > 2, lr, 0)
    yield "two basins", lambda lr: 2 - bump(lr, -4) - 1.2 * bump(lr, -1)
    yield "rising", lambda lr: 0.5 + (lr / 0.05) ** 1.5
    yield "flat", lambda lr: np.full_like(lr, 2.3)
    yield "negative", lambda lr: -3 + 2 * fall(lr, 0.003) + (lr / 0.4) ** 2
    yield "explosion", lambda lr: np.where(lr > 0.3, explosion(lr), 2 * fall(lr, 0.01))
    yield "break", lambda lr: np.where(lr > 0.5, np.nan, 0.1 + fall(lr, 0.002))
    yield "large", lambda lr: 1e9 * (1 + 5 * fall(lr, 1e-4) + (lr / 0.1) ** 2)
    yield "tiny", lambda lr: 1e-12 * (1 + 5 * fall(lr, 1e-4) + (lr / 0.1) ** 2)


def odd() -> list[Curve]:
    """Make curves that nobody draws in a textbook."""
    lrs = 10.0 ** np.linspace(-6, 1, 80)
    fall = 2 / (1 + lrs / 0.01) + (lrs / 0.7) ** 2
    smooth = np.copy(fall + 0.2 * np.sin(np.arange(80) ** 2))
    for place in range(1, 80):
        smooth[place] = 0.9 * smooth[place - 1] + 0.1 * smooth[place]
    return [
        ("one point", lrs[:1], fall[:1]),
        ("eleven points", lrs[:11], fall[:11]),
        ("nothing but NaN", lrs, np.full(80, math.nan)),
        ("NaN at once", lrs, np.concatenate([[math.nan], fall[1:]])),
        ("infinite at once", lrs, np.concatenate([[math.inf], fall[1:]])),
        ("minus infinity", lrs, np.where(lrs > 1, -math.inf, fall)),
        ("zeros", lrs, np.zeros(80)),
        ("steps", lrs, np.round(fall, 1)),
        ("averaged", lrs, smooth),
        ("linear rates", np.linspace(1e-4, 1, 80), fall),
        ("close rates", 0.1 + 1e-12 * np.arange(80), fall),
        ("smallest rates", 5e-324 * 2.0 ** np.arange(80), fall),
        ("largest losses", lrs, 1e308 * np.sign(np.sin(np.arange(80)))),
        ("alternating", lrs, np.where(np.arange(80) % 2, 1.0, 2.0)),
    ]
