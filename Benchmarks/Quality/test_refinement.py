"""Tests of the law of run lengths as the benches use it."""

from __future__ import annotations

import unittest

import lrsuggest
import numpy as np

from refinement.law import SHIPPED, Probes, held_out
from suggesters import NAMES


def probes(moved: float, budget: int, steps: int, schedule: str, best: float = 0.0) -> Probes:
    """One probe of each of two data sets, whose regret is the distance to `best`."""
    grid = np.linspace(-2, 2, 401)
    columns = [np.full(2, value) for value in (budget, steps, 0.6, moved, 1.0)]
    regrets = [(grid, np.abs(grid - best))] * 2
    return Probes(np.array(["a", "b"]), np.full(2, schedule), *columns, regrets)


class LawTests(unittest.TestCase):
    def test_it_is_that_of_the_library(self) -> None:
        for schedule, budget, steps in (("constant", 400, 40), ("one-cycle", 4000, 300)):
            reach = 10 ** (0.6 * 2.5632 / 2)
            probe = lrsuggest.ResetProbe(
                0.01,
                interval=(0.01 / reach, 0.01 * reach),
                steps_per_rate=steps,
                schedule=NAMES[schedule],
                steps=budget,
            )
            for lr in probe:
                probe.record(0.0 if probe.needs_reset else 1 + (np.log10(lr) + 1.3) ** 2)
            answers = probes(0.7, budget, steps, schedule).answers(SHIPPED)
            self.assertAlmostEqual(answers[0], np.log10(probe.answer().lr / 0.01), places=9)

    def test_held_out_constants_are_those_of_the_other_data_sets(self) -> None:
        exact = held_out([probes(0.3, 400, 40, "constant", best=0.05)])[0]
        self.assertLess(exact.max(), 0.02)
        every = probes(0.3, 400, 40, "constant")
        grid = every.regrets[0][0]
        torn = Probes(
            every.data, every.schedule, every.budget, every.steps, every.deviation, every.moved,
            every.weight, [(grid, np.abs(grid - 0.2)), (grid, np.abs(grid + 0.15))],
        )  # fmt: skip
        self.assertGreater(held_out([torn])[0].min(), 0.2)


if __name__ == "__main__":
    unittest.main()
