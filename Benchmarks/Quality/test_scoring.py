"""Every figure against what a few numbers give by hand; regret is distance squared throughout."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np

from recordings import Array, load
from rows.bounds import across_seeds
from scoring.bootstrap import Draws
from scoring.figures import figures
from scoring.judged import Judged, judge
from scoring.reliability import reliability
from scoring.selective import selective
from synthetic import GRID, LOWEST, TOP, arrays, entry, losses, write
from truth import TaskTruth, task_truth

NONE = np.nan


def truths(bests: list[float], **changed: Array) -> list[TaskTruth]:
    """The truth of tasks with these best rates, under a constant schedule."""
    ids = [f"set{index}.task" for index in range(len(bests))]
    with tempfile.TemporaryDirectory() as folder:
        stored = {**arrays(ids, bests), **changed}
        corpus = load(write(Path(folder), stored, [entry(name) for name in ids]))
    return [task_truth(corpus, task, "constant") for task in range(len(bests))]


def judged(log_rates: list[list[float]], instead: float = -2.0) -> Judged:
    """Rates for tasks whose best is 0.01, all curves recorded; NaN is refused."""
    table = np.array(log_rates)
    everywhere = np.full(table.shape, True)
    return judge(truths([-2.0] * len(table)), table, everywhere, np.full(table.shape, instead))


class Truth(unittest.TestCase):
    def test_regret_and_band(self) -> None:
        truth = truths([-2.0])[0]
        self.assertTrue(truth.learnable)
        self.assertAlmostEqual(truth.best, -2.0)
        found = truth.regret_at(10.0 ** np.array([-2.0, -1.75, -2.5, -1.125, 0.9]))
        np.testing.assert_allclose(found, [0, 0.0625, 0.25, (0.75**2 + 1) / 2, 1], atol=1e-12)
        np.testing.assert_allclose(truth.band, [-2.0])  # a quarter decade off loses .0625
        np.testing.assert_allclose(truth.off_band(np.array([0.01, 0.1])), [0, 1], atol=1e-12)

    def test_a_run_above_the_start_costs_no_more_than_the_start(self) -> None:
        held = np.array([[losses(-2.0)] * 2])[..., None].repeat(2, axis=-1)
        held[..., 16, 0], held[..., 16, 1] = np.inf, LOWEST  # 0.01: one of two seeds diverges
        truth = truths([-2.0], gt_held=held)[0]
        self.assertAlmostEqual(truth.best, -2.25)  # .0625 beside a half
        self.assertAlmostEqual(float(truth.regret_at(0.01)), (0.5 - 0.0625) / (1 - 0.0625))

    def test_a_resumed_training_can_lose_what_it_had(self) -> None:
        start = LOWEST + 0.5
        with tempfile.TemporaryDirectory() as folder:
            stored = {**arrays(["a.b"], [-2.0]), "init_held": np.array([start])}
            meta = [entry("a.b", transfer={"mode": "resume"})]
            corpus = load(write(Path(folder), stored, meta))
        truth = task_truth(corpus, 0, "constant")
        self.assertAlmostEqual(truth.scale, 0.5)  # it could gain this
        self.assertAlmostEqual(float(truth.regret_at(10**-2.25)), 2 * 0.0625 / 0.5)
        self.assertAlmostEqual(float(truth.regret_at(10**-1.0)), 1.0)
        self.assertAlmostEqual(truth.runs.max(), TOP)  # clipped there, not at the start

    def test_a_task_measured_at_two_rates_is_not_judged(self) -> None:
        measured = np.zeros((1, 2, len(GRID), 1))
        measured[:, :, [15, 17]] = 1
        self.assertFalse(truths([-2.0], gt_measured=measured)[0].learnable)
        measured[:, :, 16] = 1
        truth = truths([-2.0], gt_measured=measured)[0]
        self.assertAlmostEqual(float(truth.regret_at(1e-6)), 0.0625)  # flat outside

    def test_a_task_that_learns_nothing_is_not_judged(self) -> None:
        flat = np.full((1, 2, len(GRID), 1), 0.99 * TOP)
        self.assertFalse(truths([-2.0], gt_held=flat)[0].learnable)

    def test_a_gain_that_may_be_noise_is_not_judged(self) -> None:
        held = np.array([[losses(-2.0)] * 2])[..., None].repeat(2, axis=-1)
        held[..., 16, :] = 1.2, 2.4  # 1.8 +- 0.6 at the best rate
        held[..., :16, :], held[..., 17:, :] = TOP, TOP
        self.assertFalse(truths([-2.0], gt_held=held)[0].learnable)  # a gain of two deviations
        held[..., 16, :] = 1.5, 2.1
        self.assertTrue(truths([-2.0], gt_held=held)[0].learnable)  # of four

    def test_what_other_seeds_choose(self) -> None:
        held = np.array([[losses(-2.0)] * 2])[..., None].repeat(2, axis=-1)
        held[..., 1] = losses(-1.5)  # together they are best half-way, at .0625 for each
        truth = truths([-2.0], gt_held=held)[0]
        self.assertAlmostEqual(truth.best, -1.75)
        scale = (TOP - LOWEST) * (1 - 0.0625)
        wanted = (TOP - LOWEST) * (0.25 - 0.0625) / scale
        self.assertAlmostEqual(across_seeds(truth), wanted)
        self.assertTrue(np.isnan(across_seeds(truths([-2.0])[0])))


class Means(unittest.TestCase):
    def test_each_figure(self) -> None:
        found = figures(judged([[-2.0, -1.75, -1.0, NONE], [-2.5, -2.5, NONE, NONE], [NONE] * 4]))
        first, second = (0 + 0.0625 + 1) / 3, 0.25
        self.assertEqual(found.tasks, 3)
        self.assertAlmostEqual(found.mean, (first + second) / 2)
        self.assertAlmostEqual(found.median, (first + second) / 2)
        self.assertAlmostEqual(found.within_05, (1 / 3 + 0) / 2)
        self.assertAlmostEqual(found.within_10, (2 / 3 + 0) / 2)
        self.assertAlmostEqual(found.over_50, (1 / 3 + 0) / 2)
        self.assertAlmostEqual(found.distance, (1.25 / 3 + 0.5) / 2)
        self.assertAlmostEqual(found.bias, (1.25 / 3 - 0.5) / 2)
        self.assertAlmostEqual(found.off_band, (1.25 / 3 + 0.5) / 2)
        deviation = np.std([0, 0.25, 1.0], ddof=1)
        self.assertAlmostEqual(found.seed_sd, (deviation + 0) / 2)
        self.assertAlmostEqual(found.refused, (1 / 4 + 2 / 4 + 1) / 3)

    def test_refused_curves_cost_what_would_have_been_named(self) -> None:
        found = figures(judged([[-2.0, NONE], [NONE, NONE]], instead=-1.5))
        self.assertAlmostEqual(found.mean, 0.0)
        self.assertAlmostEqual(found.full, (0.125 + 0.25) / 2)

    def test_curves_that_were_not_recorded_count_nowhere(self) -> None:
        table, present = np.array([[-2.0, -1.0], [-1.0, -1.0]]), np.array([[1, 0], [0, 0]]) == 1
        found = figures(judge(truths([-2.0] * 2), table, present, np.full((2, 2), -1.0)))
        self.assertEqual((found.tasks, found.mean, found.full, found.refused), (1, 0.0, 0.0, 0.0))
        self.assertTrue(np.isnan(found.seed_sd))

    def test_nothing_answered(self) -> None:
        found = figures(judged([[NONE, NONE]]))
        self.assertTrue(np.isnan(found.mean))
        self.assertEqual(found.refused, 1.0)


class Bootstrap(unittest.TestCase):
    def test_whole_data_sets_are_drawn(self) -> None:
        draws = Draws.of(np.array(["a", "a", "a", "b"]))
        found = draws.mean(np.array([0.0, 0.0, 0.0, 1.0]))
        self.assertAlmostEqual(found.value, 0.25)
        self.assertEqual((found.low, found.high), (0.0, 1.0))  # a quarter of the draws each
        self.assertEqual(set(np.unique(draws.counts)), {0, 1, 2})
        mixed = draws.mean(np.array([0.0, 0.0, NONE, 1.0]))  # drawn once each: 1/3
        self.assertAlmostEqual(mixed.value, 1 / 3)

    def test_one_data_set_has_no_width(self) -> None:
        found = Draws.of(np.array(["a", "a"])).mean(np.array([0.2, 0.4]))
        self.assertAlmostEqual(found.low, 0.3)
        self.assertAlmostEqual(found.high, 0.3)

    def test_the_same_each_time(self) -> None:
        names = np.array([f"set{index}" for index in range(19)])
        values = np.linspace(0, 1, 19)
        first, second = (Draws.of(names).mean(values) for _ in range(2))
        self.assertEqual(first, second)
        deviation = np.std(values) / np.sqrt(19)  # of the mean of draws
        self.assertAlmostEqual(first.high - first.low, 2 * 1.645 * deviation, delta=0.02)

    def test_nothing_to_draw_from(self) -> None:
        self.assertTrue(np.isnan(Draws.of(np.array(["a"])).mean(np.array([NONE])).value))


class Confidence(unittest.TestCase):
    rates = ([-2.0, -1.0], [-1.5, NONE])
    sure = np.array([[0.9, 0.1], [0.5, NONE]])

    def test_selective(self) -> None:
        found = selective(judged(list(self.rates), instead=-1.0), self.sure)
        np.testing.assert_allclose(found.share, [0.25, 0.5, 0.75, 1.0])
        np.testing.assert_allclose(found.regret, [0, 0.125, 1.25 / 3, 2.25 / 4])
        np.testing.assert_allclose(found.over_50, [0, 0, 1 / 3, 0.5])
        self.assertAlmostEqual(found.area, (0 + 0.125 + 1.25 / 3 + 2.25 / 4) / 4)
        np.testing.assert_allclose(found.at(0.75), (1.25 / 3, 1 / 3))
        np.testing.assert_allclose(found.at(0.6), ((0.25 + 0.4) / 2.4, 0.4 / 2.4))
        np.testing.assert_allclose(found.at(0.1), (0.0, 0.0))

    def test_the_area_counts_the_surest(self) -> None:
        found = selective(judged([[-1.5, -2.0]]), np.array([[0.9, 0.1]]))
        self.assertAlmostEqual(found.area, (0.25 + 0.125) / 2)

    def test_equal_confidences_are_taken_together(self) -> None:
        found = selective(judged([[-2.0, -1.0]]), np.array([[0.5, 0.5]]))
        np.testing.assert_allclose(found.regret, [0.5, 0.5])

    def test_a_task_weighs_the_same_with_fewer_curves(self) -> None:
        table, present = np.array([[-2.0, -2.0], [-1.0, NONE]]), np.array([[1, 1], [1, 0]]) == 1
        one = judge(truths([-2.0] * 2), table, present, np.full((2, 2), -2.0))
        np.testing.assert_allclose(selective(one, np.ones((2, 2))).at(1.0), (0.5, 0.5))

    def test_reliability(self) -> None:
        found = reliability(judged(list(self.rates)), self.sure)
        # weights 1/4, 1/4, 1/2; good, bad (regret 1), bad (regret .25)
        self.assertAlmostEqual(found.error, (0.1 + 0.1 + 2 * 0.5) / 4)
        self.assertAlmostEqual(found.brier, (0.01 + 0.01 + 2 * 0.25) / 4)
        self.assertAlmostEqual(found.brier_of_base, 3 / 16)
        self.assertEqual([one.curves for one in found.bins], [1, 1, 1])
        self.assertEqual([one.observed for one in found.bins], [0.0, 0.0, 1.0])


if __name__ == "__main__":
    unittest.main()
