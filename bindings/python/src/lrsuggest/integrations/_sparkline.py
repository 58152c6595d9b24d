"""A curve of losses as a few characters."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["sparkline"]

BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(losses: Sequence[float], width: int = 24) -> str:
    """Draw losses in blocks of eight heights, at most `width` of them.

    The highest block is the highest of the first losses: the explosion at the end of a range
    test goes off the top and does not flatten the rest. A loss that is not finite is an ``x``.
    """
    if not losses:
        return ""
    size = -(-len(losses) // width)
    cells = [mean(losses[start : start + size]) for start in range(0, len(losses), size)]
    finite = [cell for cell in cells if math.isfinite(cell)]
    low = min(finite, default=0.0)
    high = max(finite[: max(len(finite) // 4, 1)], default=0.0)
    return "".join(block(cell, low, high) for cell in cells)


def mean(losses: Sequence[float]) -> float:
    """Return the mean; not finite where one of them is not."""
    return sum(loss / len(losses) for loss in losses)


def block(loss: float, low: float, high: float) -> str:
    """Return the block that is as high as a loss."""
    if not math.isfinite(loss):
        return "x"
    share = (loss - low) / (high - low) if high > low else 0.0
    return BLOCKS[round(min(max(share, 0.0), 1.0) * (len(BLOCKS) - 1))]
