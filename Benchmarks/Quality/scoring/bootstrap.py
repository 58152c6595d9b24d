"""How far a figure could be off: the data sets drawn again and again, with replacement.

Tasks of one data set resemble each other, so whole data sets are drawn. Every suggester is
judged on the same draws, and a difference is of the tasks that both answered.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recordings import Array

DRAWS = 2000
SEED = 4
LEVELS = (5.0, 95.0)


@dataclass(frozen=True)
class Estimate:
    """A mean over tasks and its 90 % interval; NaN where there is nothing to draw from."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Draws:
    """How often each data set was drawn, (draws, data sets), and which one a task is of."""

    counts: Array
    member: Array

    @classmethod
    def of(cls, data: Array) -> Draws:
        """Draw as many data sets as there are; the same for the same names in the same order."""
        names, member = np.unique(data, return_inverse=True)
        seeds = np.random.default_rng(SEED)
        even = np.full(len(names), 1.0 / len(names))
        return cls(seeds.multinomial(len(names), even, size=DRAWS), member)

    def mean(self, tasks: Array) -> Estimate:
        """The mean of one number a task; NaN = no number."""
        known = np.isfinite(tasks)
        if not known.any():
            return Estimate(np.nan, np.nan, np.nan)
        size = self.counts.shape[1]
        totals = np.bincount(self.member[known], tasks[known], size)
        counts = np.bincount(self.member[known], minlength=size)
        drawn = self.counts @ counts
        means = (self.counts @ totals)[drawn > 0] / drawn[drawn > 0]
        low, high = np.percentile(means, LEVELS)
        return Estimate(float(np.mean(tasks[known])), float(low), float(high))
