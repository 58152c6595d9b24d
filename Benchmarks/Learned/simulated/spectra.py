"""Eigenvalues of a loss' curvature, the largest being 1."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from draws import Numbers, log_uniform

LOWEST = 1e-6


def power_law(random: np.random.Generator, size: int) -> Numbers:
    """The i-th is i to a power of -0.5 to -3.5."""
    return np.arange(1, size + 1) ** -random.uniform(0.5, 3.5)


def spiked(random: np.random.Generator, size: int) -> Numbers:
    """A bulk within a decade, and up to five outliers as far as three decades above it."""
    bulk = log_uniform(random, 1, 10, size)
    bulk[: random.integers(1, 6)] *= 10 ** random.uniform(0.5, 3)
    return bulk


def clustered(random: np.random.Generator, size: int) -> Numbers:
    """Two to five groups of nearly equal ones, anywhere within five decades."""
    centres = log_uniform(random, 1e-5, 1, random.integers(2, 6))
    return random.choice(centres, size) * np.exp(0.1 * random.standard_normal(size))


def spread(random: np.random.Generator, size: int) -> Numbers:
    """Uniform logarithms over one to six decades."""
    return log_uniform(random, 10 ** random.uniform(-6, -1), 1, size)


SHAPES: tuple[Callable[[np.random.Generator, int], Numbers], ...] = (
    power_law,
    spiked,
    clustered,
    spread,
)


def spectrum(random: np.random.Generator, size: int) -> Numbers:
    """One of the shapes, from the largest down."""
    values = np.sort(SHAPES[random.integers(len(SHAPES))](random, size))[::-1]
    return np.maximum(values / values[0], LOWEST)
