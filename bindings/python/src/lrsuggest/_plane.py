"""From learning rates and losses to pixels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from . import _ticks
from ._flags import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._flags import Flag, Layout
    from ._view import View

__all__ = ["FONT", "LETTER", "ROW", "WIDTH", "Plane"]

WIDTH, HEIGHT = 600, 180
"""Width of the picture, and height of what is drawn between the labels and the axis."""

FONT, ROW = 12, 16
"""Size of the letters and distance of two lines of them, in pixels."""

LETTER = 0.62 * FONT
"""Width of a letter, on the safe side for the widest of the usual fonts."""

MOST_ROWS = 12


class Plane(NamedTuple):
    """Where the curve is drawn: edges in pixels, the flags above, round numbers beside it."""

    seen: View
    layout: Layout
    heights: list[float]
    texts: list[str]
    left: float
    right: float
    top: float
    bottom: float

    @classmethod
    def of(cls, seen: View, flags: list[Flag]) -> Plane:
        """Leave room for the numbers on the left and for the flags above."""
        heights = _ticks.even(seen.low, seen.high)
        texts = _ticks.written(heights)
        left, right = 12 + LETTER * max(map(len, [*texts, "loss"])), WIDTH - 8.0
        layout = lay_out(flags, seen.lrs, LETTER / (right - left), MOST_ROWS)
        top = 10.0 + ROW * max(layout.height, 1)
        return cls(seen, layout, heights, texts, left, right, top, top + HEIGHT)

    def across(self, lr: float) -> float:
        """Return the horizontal pixel of a learning rate."""
        share = (math.log10(lr) - self.layout.left) / (self.layout.right - self.layout.left)
        return self.left + share * (self.right - self.left)

    def inside(self, lr: float) -> float:
        """Return the horizontal pixel nearest to a learning rate within the frame."""
        return min(max(self.across(lr), self.left), self.right)

    def down(self, loss: float) -> float:
        """Return the vertical pixel of a loss, at most one height outside."""
        tall = (self.seen.high - self.seen.low) or 1.0
        share = min(max((loss - self.seen.low) / tall, -1.0), 2.0)
        return self.bottom - share * (self.bottom - self.top)

    def line(self, lrs: Iterable[float], losses: Iterable[float]) -> str:
        """Return the points of a line."""
        pairs = zip(lrs, losses)
        return " ".join(f"{self.across(lr):.1f},{self.down(loss):.1f}" for lr, loss in pairs)
