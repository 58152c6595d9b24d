"""What could be reached at all."""

from __future__ import annotations

import numpy as np

from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks
from truth import TaskTruth


def oracle(tasks: Tasks) -> Row:
    """The best measured rate of every task."""
    table = np.array([[truth.best] for truth in tasks.truth])
    return Row("oracle", "bound", table, present=np.full(table.shape, True))


def across_seeds(truth: TaskTruth) -> float:
    """What the rate that is best on the other seeds loses on each: NaN for a single seed.

    Beside the rate that is best on all; the price of measuring the outcome with few seeds.
    """
    runs = truth.runs[:, np.isfinite(truth.runs).all(axis=0)]
    seeds = runs.shape[1]
    if seeds < 2 or not truth.scale > 0:
        return np.nan
    chosen = [np.argmin(np.delete(runs, seed, axis=1).mean(axis=1)) for seed in range(seeds)]
    everywhere = runs[np.argmin(runs.mean(axis=1))]
    lost: Array = runs[chosen, np.arange(seeds)] - everywhere
    return float(np.mean(lost) / truth.scale)
