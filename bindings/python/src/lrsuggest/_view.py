"""What of a curve is worth looking at: the picture must not be ruled by the explosion."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, NamedTuple

from ._reading import Smooth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._reading import Reading

__all__ = ["MOST_POINTS", "View", "between", "clipped", "height", "view"]

MOST_POINTS = 2000
"""Raw points drawn at most; longer curves are thinned evenly."""

LIMIT = 1e306
"""Heights beyond this are drawn at the edge: their differences would overflow."""


class View(NamedTuple):
    """The finite raw points, thinned, the smooth curve, and the vertical range."""

    lrs: list[float]
    losses: list[float]
    smooth: Smooth | None
    low: float
    high: float


def view(reading: Reading, most: int = MOST_POINTS) -> View:
    """Choose what to draw of a curve."""
    lrs, losses = reading.points()
    points = [(lr, clipped(loss)) for lr, loss in zip(lrs, losses) if math.isfinite(loss)]
    smooth = reading.smooth()
    if smooth is not None:
        smooth = Smooth(smooth.lrs, *(array("d", map(clipped, column)) for column in smooth[1:]))
    low, high = vertical(points, smooth)
    points = points[:: -(-len(points) // most) or 1]
    return View([lr for lr, _ in points], [loss for _, loss in points], smooth, low, high)


def vertical(points: list[tuple[float, float]], smooth: Smooth | None) -> tuple[float, float]:
    """Return the range of the descent, with some room for the rise that follows it."""
    heights = sorted(loss for _, loss in points) or [0.0, 1.0]
    low, high = heights[0], heights[math.ceil(0.8 * (len(heights) - 1))]
    if smooth is not None:
        lowest = min(range(len(smooth.losses)), key=smooth.losses.__getitem__)
        descent = smooth.losses[: lowest + 1]
        early = sorted(loss for lr, loss in points if lr <= smooth.lrs[lowest])
        if max(descent) > descent[-1]:
            noisiest = early[int(0.98 * (len(early) - 1))] if early else descent[-1]
            low, high = min(heights[0], descent[-1]), max(*descent, noisiest)
    room = high - low or abs(high) or 1.0
    return low - 0.06 * room, high + 0.18 * room


def height(smooth: Smooth, lr: float) -> float | None:
    """Interpolate the smooth curve; None outside of it."""
    return between(smooth.lrs, smooth.losses, lr)


def between(lrs: Sequence[float], losses: Sequence[float], lr: float) -> float | None:
    """Interpolate a curve, linearly in log10; None outside of it."""
    pairs = zip(zip(lrs, losses), zip(lrs[1:], losses[1:]))
    for (left, before), (right, after) in pairs:
        if left <= lr <= right and left < right:
            share = math.log(lr / left) / math.log(right / left)
            return before + share * (after - before)
    return None


def clipped(loss: float) -> float:
    """Keep a height where differences of heights are finite."""
    return min(max(loss, -LIMIT), LIMIT)
