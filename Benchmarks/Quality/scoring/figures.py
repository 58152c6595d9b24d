"""The figures by which suggesters are compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recordings import Array
from scoring.judged import Judged, row_means


@dataclass(frozen=True)
class Figures:
    """One line of the leaderboard: each is a mean over a task's answered curves, then over tasks.

    `median` is the median task, `seed_sd` the sd of log10 rate over the curves of a task,
    `refused` the share of curves without an answer, `full` the mean regret with those counted.
    """

    tasks: int
    mean: float
    median: float
    within_05: float
    within_10: float
    over_50: float
    distance: float
    bias: float
    off_band: float
    seed_sd: float
    refused: float
    full: float


def figures(judged: Judged) -> Figures:
    """Compute the figures of the tasks that have a curve."""
    judged = judged.only(judged.present.any(axis=1))
    regret, answered = judged.regret, judged.answered
    curves = judged.present.sum(axis=1)

    def share(which: Array) -> float:
        return mean(row_means(np.where(answered, which, np.nan)))

    return Figures(
        tasks=len(curves),
        mean=mean(judged.task_regret),
        median=float(np.nanmedian(judged.task_regret)) if answered.any() else np.nan,
        within_05=share(regret <= 0.05),
        within_10=share(regret <= 0.10),
        over_50=share(regret >= 0.5),
        distance=mean(row_means(np.abs(judged.shift))),
        bias=mean(row_means(judged.shift)),
        off_band=mean(row_means(judged.off_band)),
        seed_sd=mean(row_deviations(judged.log_rate)),
        refused=mean(1.0 - answered.sum(axis=1) / curves),
        full=mean(row_means(judged.full)),
    )


def mean(values: Array) -> float:
    """The mean of the numbers; NaN where there is none."""
    known = values[np.isfinite(values)]
    return float(np.mean(known)) if len(known) else np.nan


def row_deviations(values: Array) -> Array:
    """The sample standard deviation of every row of two numbers or more; NaN for the others."""
    known = np.isfinite(values)
    count = known.sum(axis=1)
    middle = row_means(values)[:, None]
    squares = np.where(known, (values - middle) ** 2, 0.0).sum(axis=1)
    out = np.full(len(values), np.nan)
    return np.sqrt(np.divide(squares, count - 1, out=out, where=count > 1))
