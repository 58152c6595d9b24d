"""The simulator against what can be derived and against what it simulates.

python3 -m unittest discover -s Benchmarks/Quality
"""

from __future__ import annotations

import unittest

import numpy as np

from simulated import FAMILIES, sweeps
from simulator import Problem, batch_losses, disturbed, rates, trajectories


def isotropic(dimensions: int = 20, batch: int = 8, label_noise: float = 0.0) -> Problem:
    """Equal eigenvalues of 1, and a first excess loss of one half."""
    return Problem(np.ones(dimensions), np.full(dimensions, 1 / dimensions), label_noise, batch)


def power_law(exponent: float, batch: int, label_noise: float = 0.1) -> Problem:
    """Thirty eigenvalues that fall as a power of their place."""
    spectrum = np.arange(1.0, 31.0) ** -exponent
    return Problem(spectrum, np.full(30, 1 / spectrum.sum()), label_noise, batch)


class Isotropic(unittest.TestCase):
    """G3: with equal eigenvalues the excess loss is multiplied by 1 - 2r + r²(B+d+1)/B."""

    def test_g3_factor(self) -> None:
        problem, rate = isotropic(), 8 / 29
        before = problem.spectrum @ problem.start
        after = problem.spectrum @ problem.step(problem.start, rate)
        self.assertAlmostEqual(after / before, 1 - 2 * rate + rate**2 * 29 / 8)
        self.assertAlmostEqual(after / before, 0.724, places=3)

    def test_g3_simulated_factor(self) -> None:
        losses = trajectories(isotropic(), np.full(2, 8 / 29), np.random.default_rng(3), 40_000)
        before, after = losses.mean(axis=0)
        self.assertAlmostEqual(after / before, 0.724, delta=0.01)

    def test_g3_edge_is_twice_the_best_rate(self) -> None:
        for dimensions, batch in ((20, 8), (1, 1), (50, 4), (5, 64)):
            with self.subTest(dimensions=dimensions, batch=batch):
                edge = isotropic(dimensions, batch).edge()
                self.assertAlmostEqual(edge, 2 * batch / (batch + dimensions + 1), places=10)

    def test_g5_best_rate_follows_the_noise_scale(self) -> None:
        """G5: the best rate of one step is 1 / (1 + (d+1)/B) of that of the whole gradient."""
        grid = np.linspace(0.001, 1.2, 12_000)
        for batch in (1, 4, 16, 256):
            problem = isotropic(batch=batch)
            excess = [problem.spectrum @ problem.step(problem.start, rate) for rate in grid]
            best = grid[np.argmin(excess)]
            self.assertAlmostEqual(best, 1 / (1 + 21 / batch), delta=2e-4)


class Spectrum(unittest.TestCase):
    """G4: the edge and the expected curve of a spectrum."""

    def test_g4_edge_is_where_a_step_stops_shrinking(self) -> None:
        for exponent, batch in ((0.0, 8), (0.5, 4), (1.0, 16), (2.0, 64)):
            problem = power_law(exponent, batch, label_noise=0.0)
            step = np.transpose([problem.step(unit, problem.edge()) for unit in np.eye(30)])
            with self.subTest(exponent=exponent, batch=batch):
                self.assertAlmostEqual(np.abs(np.linalg.eigvals(step)).max(), 1.0, places=9)

    def test_g4_expected_curve_is_the_mean_of_training_runs(self) -> None:
        problem = power_law(1.0, 16)
        lr = rates(1e-3 * problem.edge(), 0.7 * problem.edge(), 60)
        runs = trajectories(problem, lr, np.random.default_rng(4), 2_000)
        error = runs.std(axis=0) / np.sqrt(len(runs))
        self.assertLess(np.abs(runs.mean(axis=0) - problem.expected(lr)).max(), 4.5 * error.max())
        self.assertLess(4.5 * error.max(), 0.06 * problem.expected(lr).max())

    def test_training_lowers_the_start(self) -> None:
        problem = power_law(1.0, 16)
        trained = problem.trained(0.1 * problem.edge(), 200)
        self.assertLess(trained.loss(trained.start), 0.5 * problem.loss(problem.start))


class Noise(unittest.TestCase):
    def test_g6_batch_losses_have_relative_deviation_root_two_over_batch(self) -> None:
        """G6, of the noise added to a curve and of that of simulated batches."""
        for batch in (4, 64):
            problem = power_law(1.0, batch)
            still = np.full(2_000, problem.loss(problem.start))
            added = batch_losses(problem, still, np.random.default_rng(1), 20)
            weights = trajectories(problem, np.zeros(2_000), np.random.default_rng(2), 20)
            with self.subTest(batch=batch):
                for losses in (added, weights):
                    relative = (losses.std(axis=1) / losses.mean(axis=1)).mean()
                    self.assertAlmostEqual(relative, np.sqrt(2 / batch), delta=0.02)
                self.assertAlmostEqual(added.mean() / still[0], 1.0, delta=0.01)

    def test_disturbances(self) -> None:
        seeds = np.random.default_rng(5)
        noisy = np.log(disturbed(np.ones(50_000), seeds, lognormal=0.3))
        self.assertAlmostEqual(noisy.std(), 0.3, delta=0.01)
        spiked = disturbed(np.ones(50_000), seeds, outliers=0.04)
        self.assertAlmostEqual(np.mean(spiked > 2.7), 0.04, delta=0.005)
        self.assertEqual(set(np.round(spiked, 6)), {1.0, 2.718282})


class Bench(unittest.TestCase):
    def test_every_family_is_there_and_a_seed_says_everything(self) -> None:
        first, again, other = (list(sweeps(16, seed, 2, length=100)) for seed in (1, 1, 2))
        self.assertEqual({sweep.family for sweep in first}, set(FAMILIES))
        for one, same, different in zip(first, again, other, strict=True):
            np.testing.assert_array_equal(one.losses, same.losses)
            self.assertEqual(one.losses.shape, (2, 100))
            self.assertNotEqual(one.problem.edge(), different.problem.edge())

    def test_a_ceiling_holds_the_loss(self) -> None:
        for sweep in sweeps(16, 3, trained=True, length=100):
            if sweep.family == "saturating":
                self.assertLessEqual(sweep.losses.max(), sweep.problem.ceiling)
                self.assertAlmostEqual(sweep.truth[-1] / sweep.problem.ceiling, 1.0, delta=0.05)


if __name__ == "__main__":
    unittest.main()
