"""The intervals of landmarks must cover what they promise, and the fit must find what it should.

python3 -m unittest discover -s Benchmarks/Quality
"""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np

import simulated
from landmark_truth import KINDS, landmark_truth
from library import intervals
from stretches import Landmarks, fit, left_out, shipped, swift


class Coverage(unittest.TestCase):
    def test_g19_80_percent_intervals_cover_80_percent(self) -> None:
        """G19: of 500 training runs on problems that nothing was fitted to."""
        held: list[list[float]] = []
        for sweep in simulated.sweeps(500, seed=19, trained=True):
            truth = landmark_truth(sweep.lr, sweep.truth, np.array([0.0]))
            _, marks = intervals(sweep.lr, sweep.losses[0])
            inside = (marks[:, 1] <= truth) & (truth <= marks[:, 2])
            held.append(np.where(np.isfinite(marks[:, 0] + truth), inside, np.nan).tolist())
        coverage = dict(zip(KINDS, np.nanmean(held, axis=0), strict=True))
        for kind in ("minimum", "elbow"):
            with self.subTest(kind=kind):
                self.assertGreaterEqual(coverage[kind], 0.77)
                self.assertLessEqual(coverage[kind], 0.83)
        for kind in ("descent_start", "steepest"):
            with self.subTest(kind=kind):
                self.assertAlmostEqual(coverage[kind], 0.80, delta=0.06)


class Truth(unittest.TestCase):
    def test_of_a_curve_in_closed_form(self) -> None:
        x = np.linspace(-6, 1, 4001)
        losses = 0.2 + 1 / (1 + np.exp((x + 3) / 0.3)) + 0.01 * np.exp((x + 1) / 0.2)
        truth = landmark_truth(10**x, losses, np.array([-2.0, -3.0, np.nan]))
        begun, steepest, valley, minimum, elbow = truth
        self.assertAlmostEqual(steepest, -3.0, delta=0.01)
        self.assertEqual(valley, -2.5)
        lowest = losses.min()
        self.assertEqual(minimum, x[losses.argmin()])
        height = np.log(losses + 1e-3 * losses[0])
        drop = height[0] - height.min()
        self.assertAlmostEqual(np.interp(begun, x, height), height[0] - 0.1 * drop, delta=1e-3)
        self.assertAlmostEqual(np.interp(elbow, x, height), height.min() + 0.1 * drop, delta=1e-3)
        self.assertTrue(begun < steepest < minimum < elbow and lowest < 0.3)

    def test_of_a_curve_that_only_rises(self) -> None:
        x = np.linspace(-3, 0, 100)
        truth = landmark_truth(10**x, np.exp(x), np.array([np.nan]))
        np.testing.assert_array_equal(np.isnan(truth), [True, True, True, False, False])
        self.assertEqual(truth[3], x[0])
        self.assertAlmostEqual(truth[4], x[0] + 0.05, delta=0.002)


class Fit(unittest.TestCase):
    def found(self, count: int = 6000) -> tuple[Landmarks, np.ndarray]:
        """Truths as far from the landmarks as normal numbers, in reaches that differ."""
        seeds = np.random.default_rng(0)
        reach = seeds.uniform(0.1, 1, (count, len(KINDS), 2))
        distance = seeds.standard_normal((count, len(KINDS)))
        side = np.where(distance < 0, reach[..., 0], 2 * reach[..., 1])
        place = seeds.uniform(-4, 0, (count, len(KINDS)))
        clarity = seeds.uniform(0, 8, count)
        truth = place + distance * side
        return Landmarks(seeds.integers(0, 5, count), clarity, place, reach, truth), np.array([4.0])

    def test_a_tenth_is_beyond_on_either_side(self) -> None:
        found, limits = self.found()
        table = fit(found, limits, 0.1)
        np.testing.assert_allclose(table[..., 0], 1.2816, atol=0.12)
        np.testing.assert_allclose(table[..., 1], 2.5631, atol=0.24)
        np.testing.assert_allclose(found.covered(table, limits).mean(axis=0), 0.8, atol=1e-3)
        np.testing.assert_allclose(left_out(found, limits, 0.1).mean(axis=0), 0.8, atol=0.02)

    def test_the_swift_table_is_read_as_it_was_written(self) -> None:
        table = np.arange(1, 61).reshape(5, 6, 2) / 10
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "IntervalCalibration.swift"
            path.write_text("clarities: [Double] = [1, 2, 4, 8, 16]\n" + "\n".join(swift(table)))
            limits, read = shipped(path)
            np.testing.assert_array_equal(limits, [1, 2, 4, 8, 16])
            np.testing.assert_allclose(read, table)
            path.write_text("nothing")
            with self.assertRaisesRegex(ValueError, "clarities"):
                shipped(path)


if __name__ == "__main__":
    unittest.main()
