"""Distributions over offsets: moved, mixed, and summed up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samples import OFFSETS

Array = NDArray[np.float64]
STEP = OFFSETS[1] - OFFSETS[0]


def moved(belief: Array, by: Array) -> Array:
    """Distributions (N, 41) seen from anchors `by` (N) decades lower.

    What falls between two bins is split by nearness, what falls beyond the ends stays at them.
    """
    last = len(OFFSETS) - 1
    place = np.clip(np.arange(last + 1) + by[:, None] / STEP, 0, last)
    left = np.minimum(place.astype(int), last - 1)
    share, rows = place - left, np.arange(len(belief))[:, None]
    found = np.zeros_like(belief)
    np.add.at(found, (rows, left), belief * (1 - share))
    np.add.at(found, (rows, left + 1), belief * share)
    return found


def mixed(parts: Sequence[Array], weights: Sequence[float]) -> Array:
    """The weighted mean of distributions."""
    return np.tensordot(np.array(weights) / sum(weights), np.stack(parts), 1)


def sharpened(belief: Array, temperature: float) -> Array:
    """What the logits of these distributions give when divided by a temperature."""
    powers = belief ** (1.0 / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


def quantile(belief: Array, share: float) -> Array:
    """Offsets (N) below which a share of the probability lies, straight within a bin."""
    sums = np.cumsum(belief, axis=1)
    bin_ = np.minimum((sums < share).sum(axis=1), len(OFFSETS) - 1)
    rows = np.arange(len(belief))
    inside = np.maximum(belief[rows, bin_], 1e-300)
    part = np.clip((share - (sums[rows, bin_] - belief[rows, bin_])) / inside, 0, 1)
    return OFFSETS[bin_] + STEP * (part - 0.5)
