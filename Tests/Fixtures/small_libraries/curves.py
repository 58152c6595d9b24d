"""Twelve kinds of range tests, from textbook to broken, as the losses a training would record."""

from __future__ import annotations

import math
import random

FAMILIES = (
    "classic",
    "heavy_noise",
    "flat",
    "constant",
    "early_spike",
    "nan_tail",
    "inf_tail",
    "rising",
    "negative",
    "plateau",
    "random_walk",
    "two_dips",
)

# Around every length at which a rule starts to answer, and sweeps as they are run.
LENGTHS = (3, 6, 8, 11, 13, 15, 16, 17, 19, 20, 24, 30, 33)
LENGTHS += (35, 38, 45, 55, 65, 80, 100, 100, 100, 100, 110, 130, 150)
SEEDS = len(LENGTHS)


def rates(count: int) -> list[float]:
    """Rates from 1e-7 to 10 with equal ratios."""
    return [1e-7 * 1e8 ** (k / max(1, count - 1)) for k in range(count)]


def losses(family: str, seed: int) -> list[float]:
    """The losses of one sweep, to five digits: the same for the same seed on every machine."""
    draw = random.Random(f"{family} {seed}")
    count = LENGTHS[seed % len(LENGTHS)]
    noise = {"heavy_noise": 0.5, "constant": 0.0}.get(family, 0.05)
    values = []
    for rate in rates(count):
        clean = _clean(family, math.log10(rate))
        values.append(clean * math.exp(noise * draw.gauss(0, 1)))
    if family == "early_spike":
        values[draw.randrange(max(1, count // 4))] *= 20
    elif family == "random_walk":
        level = 5.0
        for index in range(count):
            level += 0.3 * draw.gauss(0, 1)
            values[index] = level
    elif family in ("nan_tail", "inf_tail"):
        tail = math.nan if family == "nan_tail" else math.inf
        first = count - max(1, count // 8)
        values[first:] = [tail] * (count - first)
    return [float(f"{value:.5g}") for value in values]


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def _clean(family: str, x: float) -> float:
    descent = 0.3 + 2 * _logistic(-2 * (x + 3))
    wall = math.exp(6 * x)
    if family in ("flat", "constant"):
        return 2.3
    if family == "rising":
        return 1 + math.exp(x + 3)
    if family == "negative":
        return descent + wall - 4
    if family == "plateau":
        return 0.3 + _logistic(-5 * (x + 5)) + _logistic(-5 * (x + 1)) + wall
    if family == "two_dips":
        dips = math.exp(-12 * (x + 4) ** 2) + 1.2 * math.exp(-12 * (x + 3) ** 2)
        return 2 - dips + wall
    return descent + wall
