"""What of the curves of groups is worth looking at: not their explosions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ._view import clipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .group_reading import GroupReading

__all__ = ["columns", "finite", "horizontal", "vertical"]

REACH, DEEPER = 3.0, 1.5
"""Up to so many times its rate a curve must be seen, and what follows if it is not deeper by more
than this factor: sums of gradients and updates explode downwards, too.
"""

UNREAD = (0.05, 0.8)
"""The shares of its heights between which a curve without a rate is shown."""


def finite(group: GroupReading) -> list[tuple[float, float]]:
    """List the points of a curve that can be drawn."""
    pairs = zip(group.lrs, group.changes)
    return [
        (lr, clipped(change))
        for lr, change in pairs
        if lr > 0 and math.isfinite(lr) and not math.isnan(change)
    ]


def columns(points: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Split points into rates and changes."""
    return [lr for lr, _ in points], [change for _, change in points]


def vertical(groups: Sequence[GroupReading]) -> tuple[float, float]:
    """Return the heights that show every fall and the begin of every explosion, zero among them."""
    ends = [0.0, *(end for group in groups for end in ends_of(group))]
    low, high = min(ends), max(ends)
    room = high - low or 1.0
    return low - 0.06 * room, high + 0.25 * room


def ends_of(group: GroupReading) -> list[float]:
    """Return how low and how high a curve must be seen: not as high as it explodes."""
    points = finite(group)
    if group.lr:
        near = min((change for lr, change in points if lr <= REACH * group.lr), default=0.0)
        lowest = min((change for _, change in points), default=0.0)
        highest = max((change for lr, change in points if lr <= group.lr), default=0.0)
        return [max(lowest, DEEPER * near), highest]
    heights = sorted(change for _, change in points)
    return [heights[round(share * (len(heights) - 1))] for share in UNREAD if heights]


def horizontal(rates: list[float]) -> tuple[float, float]:
    """Return the ends of the axis, in decades."""
    places = [math.log10(lr) for lr in rates] or [-1.0, 0.0]
    margin = 0.03 * (max(places) - min(places)) or 0.5
    return min(places) - margin, max(places) + margin
