"""Reads one recorded corpus: arrays in an .npz, one metadata entry per task beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Corpus:
    """The arrays of one corpus file and the metadata of its tasks, in the same order."""

    path: Path
    arrays: dict[str, Array]
    meta: list[dict[str, Any]]

    @property
    def ids(self) -> list[str]:
        """Task ids, in file order."""
        return [str(task) for task in self.arrays["id"]]

    @property
    def steps(self) -> Array:
        """Budget of a truth run, in optimiser steps, per task."""
        return np.array([entry["steps"] for entry in self.meta])

    def sweep(self, kind: str) -> tuple[Array, Array]:
        """Rates (n) and raw losses (tasks, curves, n) of `rt50|rt100|rt200|rt400|rtinit`."""
        rates = "rt100_lr" if kind == "rtinit" else f"{kind}_lr"
        return (
            self.arrays[rates].astype(np.float64),
            self.arrays[f"{kind}_loss"].astype(np.float64),
        )


def load(path: str | Path) -> Corpus:
    """Load `NAME.npz` and `NAME.meta.json`; raise ValueError where the two disagree."""
    path = Path(path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    meta = json.loads(path.with_suffix("").with_suffix(".meta.json").read_text())
    if [entry["id"] for entry in meta] != [str(task) for task in arrays["id"]]:
        raise ValueError(f"{path}: ids differ from those of its .meta.json")
    return Corpus(path, arrays, meta)
