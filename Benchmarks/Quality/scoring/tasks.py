"""The learnable tasks of one schedule, over all corpora that are scored together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fitting import Cell
from recordings import Array
from truth import TaskTruth

LONG = 1000
"""Trainings of so many steps are long."""


@dataclass(frozen=True)
class Tasks:
    """Arrays over tasks, and over (tasks, curves): `present` where a curve was recorded.

    `clarity` is a curve's drop over its noise, as the library reads it. `cells` hold the same
    tasks, corpus by corpus.
    """

    schedule: str
    cells: list[Cell]
    truth: list[TaskTruth]
    meta: list[dict[str, Any]]
    corpus: Array
    data: Array
    steps: Array
    present: Array
    clarity: Array
    negative: Array

    def __len__(self) -> int:
        """The number of tasks."""
        return len(self.truth)

    @property
    def long(self) -> Array:
        """Which trainings are long."""
        return self.steps >= LONG

    @property
    def pools(self) -> dict[str, Array]:
        """Short and long trainings: masks by name, only those that there are."""
        found = {f"under {LONG:,} steps": ~self.long, f"{LONG:,} steps or more": self.long}
        return {name: mask for name, mask in found.items() if mask.any()}


def gathered(schedule: str, cells: list[Cell]) -> Tasks:
    """Lay the tasks of the cells of one schedule end to end."""
    mine = [cell for cell in cells if cell.schedule == schedule]
    losses = [cell.sweeps[1] for cell in mine]
    return Tasks(
        schedule=schedule,
        cells=mine,
        truth=[cell.truth[task] for cell in mine for task in cell.kept],
        meta=[cell.corpus.meta[task] for cell in mine for task in cell.kept],
        corpus=np.concatenate([[cell.corpus.name] * len(cell.kept) for cell in mine]),
        data=np.concatenate([cell.data for cell in mine]).astype(str),
        steps=np.concatenate([cell.steps for cell in mine]).astype(int),
        present=stacked([recorded(one) for one in losses]) == 1,
        clarity=stacked([cell.readings.clarity for cell in mine]),
        negative=np.concatenate([turns_negative(cell) for cell in mine]).astype(bool),
    )


def recorded(losses: Array) -> Array:
    """1 where a curve holds a number; (tasks, curves)."""
    return np.isfinite(losses).any(axis=-1).astype(float)


def stacked(tables: list[Array]) -> Array:
    """Tables (tasks, curves) below each other, NaN where one has fewer curves."""
    width = max(table.shape[1] for table in tables)
    padded = [
        np.pad(table, ((0, 0), (0, width - table.shape[1])), constant_values=np.nan)
        for table in tables
    ]
    return np.concatenate(padded)


def turns_negative(cell: Cell) -> Array:
    """Whether a loss below zero was recorded: in a sweep, or before the training."""
    losses = cell.sweeps[1].reshape(len(cell.kept), -1)
    return (np.nan_to_num(losses, nan=0.0).min(axis=1) < 0) | (
        cell.corpus.arrays["init_held"][cell.kept] < 0
    )
