"""Curves whose answers are known without the library."""

from __future__ import annotations

import math
import random

DECADES = (1e-5, 1.0)


def rates(count: int = 101, ends: tuple[float, float] = DECADES) -> list[float]:
    """Return learning rates in equal ratios."""
    low, high = ends
    return [low * (high / low) ** (i / (count - 1)) for i in range(count)]


def usual(lr: float) -> float:
    """Return a loss that is flat, falls around 0.01 and explodes around 0.3."""
    return 2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4


def falling(count: int = 101, noise: float = 0.0, seed: int = 0) -> tuple[list[float], list[float]]:
    """Return a range test that holds an answer."""
    draw = random.Random(seed)
    lrs = rates(count)
    return lrs, [usual(lr) + draw.gauss(0, noise) for lr in lrs]


def exponential(
    steepest: float, count: int = 400, floor: float = 0.2
) -> tuple[list[float], list[float]]:
    """Return losses floor + A exp(-rate / steepest), which fall fastest per decade at `steepest`.

    With x = log(rate), dL/dx = -A u exp(-u) for u = rate / steepest, largest at u = 1.
    A training that learns with speed lambda under rates growing by q in each step has
    steepest = log(q) / (2 lambda).
    """
    lrs = rates(count, (1e-6, 1.0))
    return lrs, [floor + 2.0 * math.exp(-lr / steepest) for lr in lrs]


def flat(level: float = 2.3, count: int = 101) -> tuple[list[float], list[float]]:
    """Return a loss that never moves."""
    return rates(count), [level] * count


def noise_only(count: int = 101, seed: int = 0) -> tuple[list[float], list[float]]:
    """Return a loss that only trembles."""
    draw = random.Random(seed)
    return rates(count), [2.3 + draw.gauss(0, 0.1) for _ in range(count)]


def explosive(count: int = 101) -> tuple[list[float], list[float]]:
    """Return a loss that explodes from the first step on."""
    lrs = rates(count)
    return lrs, [(lr / lrs[0]) ** 3 for lr in lrs]


def rising(count: int = 101) -> tuple[list[float], list[float]]:
    """Return a loss that only rises."""
    lrs = rates(count)
    return lrs, [1 + (lr / 0.01) ** 2 for lr in lrs]
