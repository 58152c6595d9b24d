"""Reads one recorded corpus: arrays in an .npz, one metadata entry per task beside it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from schema import Array, CorpusError, checked_meta, completed, sweep_kinds

__all__ = ["Array", "Corpus", "CorpusError", "load"]


@dataclass(frozen=True)
class Corpus:
    """The arrays of one corpus file and the metadata of its tasks, in the same order."""

    path: Path
    arrays: dict[str, Array]
    meta: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """The name of the file, without its ending."""
        return self.path.name.removesuffix(".npz")

    @property
    def ids(self) -> list[str]:
        """Task ids, in file order."""
        return [str(task) for task in self.arrays["id"]]

    @property
    def steps(self) -> Array:
        """Budget of a truth run, in optimiser steps, per task."""
        return np.array([entry["steps"] for entry in self.meta])

    @property
    def epochs(self) -> Array:
        """How often a truth run sees each row of its data, per task; NaN where that is unknown."""
        return np.array([epochs(entry) for entry in self.meta])

    @property
    def main_sweep(self) -> str:
        """The length of sweep that is scored: 100 steps, or what lies nearest to it."""
        kinds = sweep_kinds(self.arrays)
        return min(kinds, key=lambda kind: abs(np.log(len(self.arrays[f"{kind}_lr"]) / 100)))

    def sweep(self, kind: str) -> tuple[Array, Array]:
        """Rates (n) and raw losses (tasks, curves, n) of `rt50|rt100|rt200|rt400|rtinit`.

        A curve without any number was not recorded.
        """
        rates = "rt100_lr" if kind == "rtinit" else f"{kind}_lr"
        return (
            self.arrays[rates].astype(np.float64),
            self.arrays[f"{kind}_loss"].astype(np.float64),
        )


def epochs(entry: dict[str, Any]) -> float:
    """Steps times batch size over rows; NaN where the metadata lack one of them."""
    batch, rows = entry.get("bs"), entry.get("n_train")
    if not isinstance(batch, int | float) or not isinstance(rows, int | float) or rows <= 0:
        return np.nan
    return entry["steps"] * batch / rows


def load(path: str | Path) -> Corpus:
    """Load `NAME.npz` and `NAME.meta.json`; raise CorpusError where they cannot be scored."""
    path = Path(path)
    beside = path.with_name(path.name.removesuffix(".npz") + ".meta.json")
    for file in (path, beside):
        if not file.is_file():
            raise CorpusError(f"{file}: there is no such file")
    try:
        arrays = completed(read_arrays(path))
        meta = checked_meta(read_meta(beside), [str(task) for task in arrays["id"]])
    except CorpusError as error:
        raise CorpusError(f"{path}: {error}") from None
    return Corpus(path, arrays, meta)


def read_arrays(path: Path) -> dict[str, Array]:
    """Every array of the archive."""
    try:
        with np.load(path) as stored:
            return {name: stored[name] for name in stored.files}
    except (ValueError, OSError, AttributeError, zipfile.BadZipFile) as error:
        raise CorpusError(f"it cannot be read as an archive of arrays: {error}") from None


def read_meta(path: Path) -> object:
    """What the JSON file holds."""
    try:
        return json.loads(path.read_text())
    except ValueError as error:
        raise CorpusError(f"{path.name} is no JSON: {error}") from None
