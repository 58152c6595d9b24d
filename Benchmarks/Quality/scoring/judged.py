"""What each suggested rate would have cost: the table from which every figure is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from recordings import Array
from truth import TaskTruth


@dataclass(frozen=True)
class Judged:
    """Arrays (tasks, curves); NaN where a curve was refused, or is none.

    `full` is the regret with refused curves counted at what would have been trained with
    instead; `shift` is log10(rate / best), `off_band` the distance to the band of good rates.
    """

    present: Array
    log_rate: Array
    regret: Array
    full: Array
    shift: Array
    off_band: Array

    def only(self, keep: Array) -> Judged:
        """The chosen tasks."""
        return Judged(*(getattr(self, field.name)[keep] for field in fields(self)))

    @property
    def answered(self) -> Array:
        """Whether a curve got a rate."""
        return np.isfinite(self.log_rate)

    @property
    def task_regret(self) -> Array:
        """The mean over a task's answered curves; NaN where all were refused."""
        return row_means(self.regret)


def judge(truths: Sequence[TaskTruth], log_rate: Array, present: Array, instead: Array) -> Judged:
    """Judge log10 rates (tasks, curves); NaN is a refusal, and costs what `instead` would have."""
    rate = np.where(present & np.isfinite(log_rate), log_rate, np.nan)
    regret, full, shift, off = (np.full(rate.shape, np.nan) for _ in range(4))
    for row, truth in enumerate(truths):
        known = np.isfinite(rate[row])
        answers = 10.0 ** rate[row, known]
        regret[row, known] = full[row, known] = truth.regret_at(answers)
        shift[row, known] = rate[row, known] - truth.best
        off[row, known] = truth.off_band(answers)
        refused = present[row] & ~known
        full[row, refused] = truth.regret_at(10.0 ** instead[row, refused])
    return Judged(present, rate, regret, full, shift, off)


def row_means(values: Array) -> Array:
    """The mean of the numbers of every row; NaN where there is none."""
    count = np.isfinite(values).sum(axis=1)
    total = np.nansum(values, axis=1)
    return np.divide(total, count, out=np.full(len(values), np.nan), where=count > 0)
