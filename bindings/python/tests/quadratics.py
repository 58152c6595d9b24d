"""Networks of groups whose changes of the loss are known: sums of parabolas, trained together."""

from __future__ import annotations

import math
from typing import NamedTuple

import lrsuggest


class Quadratic(NamedTuple):
    """One weight for each group, the loss being the sum of curvature * weight**2 / 2."""

    curvatures: tuple[float, ...]
    weights: tuple[float, ...]
    ratios: tuple[float, ...] | None = None

    @property
    def names(self) -> list[str]:
        return [f"group {index}" for index in range(len(self.curvatures))]

    def steps(self, lrs, same_batch=True):
        """Train by gradient descent on the whole loss; yield each rate, loss and row of sums."""
        weights, before = list(self.weights), [math.nan] * len(self.weights)
        ratios = self.ratios or (1.0,) * len(weights)
        for lr in lrs:
            loss, rows = 0.0, []
            for index, curvature in enumerate(self.curvatures):
                weight = weights[index]
                loss += curvature * weight**2 / 2
                gradient = curvature * weight
                step = -lr * ratios[index] * gradient
                after = curvature * (weight + step) * step if same_batch else math.nan
                squares = step**2, weight**2, gradient**2
                rows.append([gradient * step, gradient * before[index], after, *squares])
                weights[index], before[index] = weight + step, step
            yield lr, loss, rows

    def sweep(self, lrs, same_batch=True) -> lrsuggest.GroupSweep:
        """Record all steps."""
        found = lrsuggest.GroupSweep(self.names, self.ratios)
        for step in self.steps(lrs, same_batch):
            found.record(*step)
        return found
