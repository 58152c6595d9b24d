"""What a rate costs that lies some decades beside the middle of the good ones."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from samples import OFFSETS, Task
from truth import SCHEDULES

REACH, SPACING = 4.0, 0.05
DECADES = np.round(np.arange(-REACH, REACH + SPACING / 2, SPACING), 2)


def costs(tasks: list[Task]) -> np.ndarray:
    """Mean regret (2, 161) at `DECADES` from the middle of the band: constant, one-cycle."""
    found = []
    for schedule in SCHEDULES:
        rows = []
        for task in tasks:
            if task.schedule == schedule:
                rows.append(task.truth.regret_at(10.0 ** (middle(task) + DECADES)))
        found.append(np.mean(rows, axis=0))
    return np.stack(found)


def middle(task: Task) -> float:
    """log10 of the middle of the good rates."""
    band = task.truth.band
    return float((band.min() + band.max()) / 2)


def mixing(table: np.ndarray) -> Tensor:
    """Matrices (2, 41, 41): what a rate at offset j costs where the middle is at k."""
    return torch.tensor(between(table, OFFSETS)).float()


def between(table: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """The costs (2, n, 41) of rates at given offsets, by schedule and by the middle's offset."""
    apart = offsets[:, None] - OFFSETS[None, :]
    return np.stack([np.interp(apart, DECADES, row) for row in table])


CANDIDATES = np.arange(-40, 41) / 20


def decided(belief: np.ndarray, one_cycle: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Offsets (N) of the least expected cost, as `ExpectedCost.swift` finds them.

    Candidates lie a twentieth of a decade apart, the lowest of equals wins, and a parabola
    through it and its neighbours refines it.
    """
    expected = np.einsum("nk,njk->nj", belief, between(table, CANDIDATES)[one_cycle.astype(int)])
    rows, place = np.arange(len(expected)), expected.argmin(axis=1)
    inside = np.clip(place, 1, expected.shape[1] - 2)
    left, low, right = (expected[rows, inside + step] for step in (-1, 0, 1))
    bend = left - 2 * low + right
    shift = np.divide(0.5 * (left - right), bend, out=np.zeros(len(rows)), where=bend > 0)
    moved = np.where(place == inside, np.clip(shift, -0.5, 0.5), 0.0)
    return CANDIDATES[place] + (CANDIDATES[1] - CANDIDATES[0]) * moved
