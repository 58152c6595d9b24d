"""Random choices that priors are made of."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

OPTIMISERS = {
    "sgd": 0.24,
    "mom": 0.22,
    "nesterov": 0.05,
    "adam": 0.25,
    "adamw": 0.08,
    "rmsprop": 0.11,
    "adagrad": 0.03,
    "lion": 0.02,
}
BATCHES = {4: 0.04, 8: 0.12, 16: 0.24, 32: 0.32, 64: 0.18, 128: 0.10}
LONG = 0.35
"""The share of budgets above 600 steps."""


def log_uniform(random: np.random.Generator, low: float, high: float, size: int) -> Numbers:
    """Numbers whose logarithms are uniform."""
    return np.exp(random.uniform(np.log(low), np.log(high), size))


def chosen(random: np.random.Generator, shares: Mapping[str, float], size: int) -> list[str]:
    """Names, each as often as its share says."""
    weights = np.array(list(shares.values()))
    return [str(name) for name in random.choice(list(shares), size, p=weights / weights.sum())]


def batch_sizes(random: np.random.Generator, size: int) -> list[int]:
    """Batch sizes as often as they are used."""
    return [int(batch) for batch in random.choice(list(BATCHES), size, p=list(BATCHES.values()))]


def budget(random: np.random.Generator) -> int:
    """Steps of a training, 200 to 4,000."""
    low, high = (600, 4000) if random.random() < LONG else (200, 600)
    return int(round(log_uniform(random, low, high, 1)[0], -1))
