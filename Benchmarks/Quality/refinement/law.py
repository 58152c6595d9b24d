"""The law of `Sources/LRSuggest/Refinement/ProbeCalibration.swift`, and what its constants cost.

The rate that *m* steps like best, *x* decades above the start, becomes *w (x + c)* with

    c = shift + c(schedule) + log10(m / (N/10)) / 4 - log10(N / 400) / 4
    w = deviation^2 / (deviation^2 + own^2 + noise / m)

`shift`, `own` and `noise` are fitted to the smallest mean regret; the rest are measured laws.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from recordings import Array

SHIPPED = (-0.25, 0.25, 8.0)
GRID = (np.arange(-0.5, 0.01, 0.05), (0.15, 0.25, 0.35, 0.45), (2.0, 4.0, 8.0, 16.0))
SCHEDULES = {"constant": 0.0, "one-cycle": 0.4}


@dataclass(frozen=True)
class Probes:
    """Probes that have ended, one entry each: `moved` and `deviation` in decades."""

    data: Array
    schedule: Array
    budget: Array
    steps: Array
    deviation: Array
    moved: Array
    weight: Array
    regrets: list[tuple[Array, Array]]

    def answers(self, constants: tuple[float, float, float]) -> Array:
        """How far from its start each probe answers."""
        shift, own, noise = constants
        offset = np.array([SCHEDULES[one] for one in self.schedule])
        share, size = 10 * self.steps / self.budget, self.budget / 400
        law = shift + offset + (np.log10(share) - np.log10(size)) / 4
        weight = self.deviation**2 / (self.deviation**2 + own**2 + noise / self.steps)
        return weight * (self.moved + law)

    def regret(self, answers: Array) -> Array:
        """The regret of each answer."""
        pairs = zip(answers, self.regrets, strict=True)
        return np.array([np.interp(answer, *curve) for answer, curve in pairs])


def held_out(groups: list[Probes]) -> list[Array]:
    """The regrets where the constants are those fitted to all groups without a data set."""
    every = list(product(*GRID))
    tables = [np.array([one.regret(one.answers(each)) for each in every]) for one in groups]
    found = [np.empty(len(one.data)) for one in groups]
    for name in sorted({name for one in groups for name in one.data.tolist()}):
        seen = [one.data != name for one in groups]
        means = [
            np.average(cells[:, keep], axis=1, weights=one.weight[keep])
            for cells, keep, one in zip(tables, seen, groups, strict=True)
        ]
        best = int(np.argmin(np.mean(means, axis=0)))
        for cells, keep, regrets in zip(tables, seen, found, strict=True):
            regrets[~keep] = cells[best, ~keep]
    return found
