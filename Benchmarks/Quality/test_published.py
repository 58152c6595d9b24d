"""The scorer must give fastai's rules the figures that are known for them on these recordings."""

from __future__ import annotations

import unittest
from functools import cache

import numpy as np

from corpora import FOLDER
from recordings import load
from rows.bounds import across_seeds
from rows.published import rate
from scoring.figures import figures
from scoring.judged import Judged, judge
from truth import TaskTruth, truths

FIELDS = [
    "mean",
    "median",
    "within_05",
    "within_10",
    "over_50",
    "distance",
    "bias",
    "off_band",
    "seed_sd",
]
DIGITS = np.array([1e-3, 1e-3, *[0.01] * 7])

# To the digits given: mean and median regret, shares of regret <= .05, <= .10, >= .5, distance and
# bias to the best rate, distance to the band, sd of log10 rate over the data orders.
PUBLIC = {
    ("fastai_valley", "one-cycle"): (0.192, 0.120, 0.35, 0.51, 0.11, 1.00, -0.93, 0.47, 0.25),
    ("fastai_valley", "constant"): (0.126, 0.054, 0.54, 0.69, 0.08, 0.69, -0.44, 0.26, 0.25),
    ("fastai_minimum", "one-cycle"): (0.110, 0.021, 0.67, 0.77, 0.07, 0.70, -0.34, 0.29, 0.27),
    ("fastai_minimum", "constant"): (0.142, 0.044, 0.59, 0.74, 0.10, 0.69, 0.15, 0.29, 0.27),
    ("torch_lr_finder", "one-cycle"): (0.246, 0.138, 0.51, 0.60, 0.21, 0.87, -0.16, 0.45, 0.51),
    ("torch_lr_finder", "constant"): (0.292, 0.201, 0.45, 0.55, 0.26, 0.90, 0.34, 0.50, 0.51),
    ("fastai_slide", "one-cycle"): (0.227, 0.137, 0.48, 0.57, 0.19, 0.95, -0.59, 0.51, 0.45),
    ("fastai_steep", "constant"): (0.379, 0.260, 0.39, 0.49, 0.35, 1.37, -0.34, 0.94, 0.61),
}
LONG = {
    (1500, "fastai_valley", "one-cycle"): (0.110, 0.035, 0.61, 0.74, 0.07, 0.94, -0.73, 0.27, 0.22),
    (4000, "fastai_valley", "one-cycle"): (0.108, 0.025, 0.68, 0.80, 0.08, 0.84, -0.41, 0.24, 0.22),
    (8000, "fastai_valley", "one-cycle"): (0.035, 0.013, 0.71, 0.91, 0.00, 0.83, -0.58, 0.11, 0.19),
    (1500, "fastai_minimum", "constant"): (0.189, 0.048, 0.60, 0.71, 0.17, 0.79, 0.53, 0.34, 0.19),
    (4000, "fastai_minimum", "constant"): (0.229, 0.053, 0.52, 0.63, 0.19, 1.01, 0.83, 0.47, 0.19),
    (8000, "fastai_minimum", "constant"): (0.170, 0.038, 0.59, 0.62, 0.11, 0.88, 0.77, 0.30, 0.11),
}  # fmt: skip


@cache
def outcomes(name: str, schedule: str) -> list[TaskTruth]:
    """The truth of every task of a corpus."""
    return truths(load(FOLDER / f"{name}.npz"), schedule)


@cache
def answers(name: str, rule: str) -> np.ndarray:
    """log10 of what a rule says of every curve of a corpus."""
    lr, losses = load(FOLDER / f"{name}.npz").sweep("rt100")
    return np.log10([[rate(rule, lr, curve) for curve in task] for task in losses])


def judged(name: str, rule: str, schedule: str, steps: int | None = None) -> Judged:
    """A rule on the learnable tasks of a corpus."""
    truth, table = outcomes(name, schedule), answers(name, rule)
    keep = [i for i, one in enumerate(truth) if one.learnable and steps in (None, one.steps)]
    table = table[keep]
    everywhere = np.full(table.shape, True)
    return judge([truth[i] for i in keep], table, everywhere, np.full(table.shape, -2.0))


class Published(unittest.TestCase):
    def agree(self, found: Judged, wanted: tuple[float, ...]) -> None:
        got = np.array([getattr(figures(found), field) for field in FIELDS])
        self.assertTrue((np.abs(got - wanted) <= 0.51 * DIGITS).all(), np.round(got, 4))

    def test_public(self) -> None:
        for (rule, schedule), wanted in PUBLIC.items():
            with self.subTest(rule=rule, schedule=schedule):
                self.agree(judged("public", rule, schedule), wanted)

    def test_public_long_by_budget(self) -> None:
        for (steps, rule, schedule), wanted in LONG.items():
            with self.subTest(rule=rule, schedule=schedule, steps=steps):
                self.agree(judged("public-long", rule, schedule, steps), wanted)

    def test_all_but_two_tasks_are_learnable(self) -> None:
        for schedule in ("one-cycle", "constant"):
            self.assertEqual(sum(one.learnable for one in outcomes("public", schedule)), 111)

    def test_what_the_other_seeds_choose_loses(self) -> None:
        for schedule, wanted in (("one-cycle", 0.003), ("constant", 0.006)):
            found = [across_seeds(one) for one in outcomes("public", schedule) if one.learnable]
            self.assertAlmostEqual(float(np.mean(found)), wanted, delta=5e-4)


if __name__ == "__main__":
    unittest.main()
