"""Range tests of a problem whose every expectation is known: mini-batch SGD on linear regression.

Inputs are Gaussian with the eigenvalues of `spectrum`, labels are linear with noise, a step uses
`batch` fresh examples, and the loss is half the mean squared residual. With the squared distance
*m* of the weights from the optimum along each eigenvector, *S = sum(spectrum * m)* and the
variance of the label noise, a step at rate *r* takes the expectation of *m* to exactly

    (1 - 2 r λ + r² λ² (1 + 1/B)) m + r² λ (S + variance) / B

and the expected loss is *(S + variance) / 2*. Derived from the fourth moments of a Gaussian;
`test_simulator.py` compares it with simulated steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recordings import Array


@dataclass(frozen=True)
class Problem:
    """A linear regression and where its training starts.

    Attributes:
        spectrum: Eigenvalues of the inputs' covariance, positive, shape (d,).
        start: Expected squared distance from the optimum along each eigenvector, shape (d,).
        label_noise: Variance of the labels' noise.
        batch: Examples per step.
        ceiling: Where the recorded loss levels off, *M (1 - exp(-L/M))*; infinite for nowhere.
    """

    spectrum: Array
    start: Array
    label_noise: float
    batch: int
    ceiling: float = np.inf

    def step(self, moments: Array, rate: float) -> Array:
        """The expected squared distances after one step at a rate."""
        scaled = rate * self.spectrum
        noise = self.spectrum @ moments + self.label_noise
        kept = 1.0 - 2.0 * scaled + scaled**2 * (1.0 + 1.0 / self.batch)
        return kept * moments + rate * scaled * noise / self.batch

    def loss(self, moments: Array) -> float:
        """The expected loss, as recorded."""
        return float(self.recorded(0.5 * (self.spectrum @ moments + self.label_noise)))

    def recorded(self, losses: Array) -> Array:
        """The losses as recorded: at most the ceiling."""
        if np.isinf(self.ceiling):
            return losses
        return self.ceiling * -np.expm1(-np.asarray(losses) / self.ceiling)

    def expected(self, rates: Array) -> Array:
        """The expected loss before each step of a sweep; infinite or NaN after an overflow."""
        moments, losses = self.start, np.empty(len(rates))
        with np.errstate(over="ignore", invalid="ignore"):
            for index, rate in enumerate(rates):
                losses[index] = self.loss(moments)
                moments = self.step(moments, rate)
        return losses

    def trained(self, rate: float, steps: int) -> Problem:
        """The same problem after training at a constant rate: a pre-trained start."""
        moments = self.start
        for _ in range(steps):
            moments = self.step(moments, rate)
        return Problem(self.spectrum, moments, self.label_noise, self.batch, self.ceiling)

    def edge(self) -> float:
        """The rate from which the expected loss grows without bound.

        The root of *sum((r λ / B) / (2 - r λ (1 + 1/B))) = 1*, to twelve digits.
        """
        low, high = 0.0, 2.0 / (self.spectrum.max() * (1.0 + 1.0 / self.batch))
        for _ in range(60):
            rate = 0.5 * (low + high)
            scaled = rate * self.spectrum
            terms = (scaled / self.batch) / (2.0 - scaled * (1.0 + 1.0 / self.batch))
            low, high = (rate, high) if terms.sum() < 1.0 else (low, rate)
        return 0.5 * (low + high)


def rates(start: float, end: float, count: int) -> Array:
    """The rates of an exponential sweep, both ends included."""
    return np.geomspace(start, end, count)


def batch_losses(problem: Problem, losses: Array, seeds: np.random.Generator, count: int) -> Array:
    """Sweeps (count, n) with the noise of a batch around an expected curve.

    A batch loss is *s χ²_B / (2 B)* where *s / 2* is the expected one; its relative standard
    deviation is √(2/B). `losses` are those of `expected` without a ceiling, which acts on each.
    """
    shape = (count, len(losses))
    return problem.recorded(losses * seeds.chisquare(problem.batch, shape) / problem.batch)


def trajectories(problem: Problem, rates: Array, seeds: np.random.Generator, count: int) -> Array:
    """Losses (count, n) of real training runs, each with its own start and examples."""
    scales, dimensions = np.sqrt(problem.spectrum), len(problem.spectrum)
    weights = seeds.standard_normal((count, dimensions)) * np.sqrt(problem.start)
    deviation = np.sqrt(problem.label_noise)
    losses = np.empty((count, len(rates)))
    with np.errstate(over="ignore", invalid="ignore"):
        for index, rate in enumerate(rates):
            inputs = seeds.standard_normal((count, problem.batch, dimensions)) * scales
            labels = deviation * seeds.standard_normal((count, problem.batch))
            residuals = np.einsum("kbd,kd->kb", inputs, weights) - labels
            losses[:, index] = 0.5 * np.mean(residuals**2, axis=1)
            weights = weights - rate * np.einsum("kb,kbd->kd", residuals, inputs) / problem.batch
    return problem.recorded(losses)


def disturbed(
    losses: Array, seeds: np.random.Generator, lognormal: float = 0.0, outliers: float = 0.0
) -> Array:
    """The same losses times lognormal noise, and a share of them times e.

    Args:
        losses: Positive losses of any shape.
        seeds: Where the noise comes from.
        lognormal: Standard deviation of the noise of the logarithms.
        outliers: The share of the losses that are outliers.
    """
    noise = lognormal * seeds.standard_normal(losses.shape)
    return losses * np.exp(noise + (seeds.random(losses.shape) < outliers))
