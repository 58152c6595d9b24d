"""From learning rates and changes of the loss to pixels, in panels side by side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from . import _ticks
from ._plane import LETTER, ROW, WIDTH

if TYPE_CHECKING:
    from ._panels import Panels

__all__ = ["DASHED", "GAP", "Grid", "heights", "laid_out", "seen_at"]

MOST_COLUMNS, GAP = 3, 18.0
"""Panels side by side, and the distance of two of them in pixels."""

TALL, TALLEST = 84.0, 150.0
"""Height of a curve, among others and alone in its row."""

HIDDEN = 0.2
"""How far curves may leave a panel, in heights: less than the passe-partout between two covers."""

DASHED = 'stroke-dasharray="4 3"'


class Grid(NamedTuple):
    """Where the panels are drawn: two lines of words above each, the rates below the lowest."""

    seen: Panels
    columns: int
    left: float
    tall: float

    @property
    def wide(self) -> float:
        """The width of a panel."""
        return (WIDTH - 10 - self.left - GAP * (self.columns - 1)) / self.columns

    @property
    def rows(self) -> int:
        """How many panels stand one below the other."""
        return -(-len(self.seen.panels) // self.columns)

    @property
    def letters(self) -> int:
        """How many letters fit above a panel."""
        return int((self.wide + GAP / 2) / LETTER)

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest panels."""
        return self.corner(self.columns * (self.rows - 1))[1] + self.tall

    def corner(self, index: int) -> tuple[float, float]:
        """Return the upper left corner of a panel."""
        row, column = divmod(index, self.columns)
        return (
            self.left + column * (self.wide + GAP),
            2.2 * ROW + row * (self.tall + 2 * ROW + GAP),
        )

    def across(self, lr: float) -> float:
        """Return how far right of its left edge a rate lies in a panel, if not beyond an edge."""
        share = (math.log10(lr) - self.seen.left) / (self.seen.right - self.seen.left)
        return self.wide * min(max(share, 0.0), 1.0)

    def down(self, change: float) -> float:
        """Return how far below its upper edge a change lies; what leaves the panel stays hidden."""
        share = (self.seen.high - change) / (self.seen.high - self.seen.low)
        return self.tall * min(max(share, -HIDDEN), 1 + HIDDEN)


def laid_out(seen: Panels) -> Grid:
    """Leave room for the heights on the left."""
    columns = 2 if len(seen.panels) == 4 else max(1, min(MOST_COLUMNS, len(seen.panels)))
    texts = _ticks.written(heights(seen))
    tall = TALLEST if len(seen.panels) <= columns else TALL
    return Grid(seen, columns, 12 + LETTER * max(map(len, texts)), tall)


def heights(seen: Panels) -> list[float]:
    """Return round changes of the loss."""
    return _ticks.even(seen.low, seen.high, 3)


def seen_at(seen: Panels, lr: float) -> bool:
    """Tell whether a rate lies on the axis."""
    return seen.left <= math.log10(lr) <= seen.right
