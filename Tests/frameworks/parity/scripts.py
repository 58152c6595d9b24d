"""Scripts of losses: range tests of fourteen kinds, from textbook to broken."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

LENGTHS = (18, 26, 60, 100, 140)
SEEDS = 5
FAMILIES = (
    "classic",
    "heavy noise",
    "flat",
    "early spike",
    "nan tail",
    "inf tail",
    "rising",
    "negative",
    "plateau",
    "random walk",
    "two dips",
    "constant",
    "huge",
    "recovery",
)


def scripts(family: str) -> Iterator[list[float]]:
    """The losses of a family: every length, several draws."""
    for count in LENGTHS:
        for seed in range(SEEDS):
            yield losses(family, count, seed)


def losses(family: str, count: int, seed: int) -> list[float]:
    """The losses of one range test, to five digits; the same for the same arguments."""
    draw = np.random.default_rng([FAMILIES.index(family), count, seed])
    x = np.linspace(-7.0, 1.0, count)
    noise = {"heavy noise": 0.5, "constant": 0.0}.get(family, 0.05)
    values = clean(family, x, draw) * np.exp(noise * draw.standard_normal(count))
    return [float(f"{value:.5g}") for value in broken(family, values, draw)]


def clean(family: str, x: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """The losses without noise, at the logarithm `x` of the rate."""
    steepest = draw.uniform(-4.5, -2.0)
    wall = np.exp(6 * (x - draw.uniform(-0.5, 0.8)))
    descent = 0.3 + 2 / (1 + np.exp(3 * (x - steepest))) + wall
    if family in ("flat", "constant"):
        return np.full_like(x, draw.choice([2.3, 1.0, 0.1, 1e-3, 123.4]))
    if family == "rising":
        return 1 + np.exp(x - steepest)
    if family == "plateau":
        return 0.3 + 1 / (1 + np.exp(5 * (x + 5))) + 1 / (1 + np.exp(5 * (x + 1))) + wall
    if family == "two dips":
        return 2 - np.exp(-12 * (x - steepest) ** 2) - 1.2 * np.exp(-12 * (x + 1.2) ** 2) + wall
    if family == "recovery":
        return 2 / (1 + np.exp(4 * (x + 1)))
    if family == "random walk":
        return np.abs(5 + np.cumsum(0.3 * draw.standard_normal(len(x))))
    if family == "negative":
        return descent - draw.choice([0.5, 1.5, 4.0])
    return descent


def broken(family: str, values: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """What goes wrong in some families."""
    count = len(values)
    tail = int(draw.integers(count // 3, count))
    if family == "early spike":
        values[draw.integers(count // 4)] *= 20
    elif family == "nan tail":
        values[tail:] = np.nan
    elif family == "inf tail":
        values[tail:] = draw.choice([np.inf, 1e38, 1e39])
        values[tail + 1 :: 3] = 1.0
    elif family == "recovery":
        # One loss that lifts the averages to about their limits, before the steepest fall.
        values[tail * 2 // 3] *= draw.uniform(40, 160)
    elif family == "huge":
        values *= draw.choice([1e300, 1e36, 1e-300, 1e-44])
    return values
