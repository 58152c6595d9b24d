"""Labels above a curve, laid out like flags on poles so that none covers another."""

from __future__ import annotations

import math
from typing import NamedTuple

__all__ = ["Flag", "Layout", "lay_out", "right_end", "rows"]

WIDEST = 0.4
"""A flag takes at most this share of the axis."""

SHORTEST = 5
"""A name of fewer letters than these says nothing."""

FARTHEST = 300.0
"""The end of any axis, in decades: beyond it numbers overflow."""


class Flag(NamedTuple):
    """A learning rate with a name: its role chooses the colour, its loss where the mark sits."""

    name: str
    lr: float
    role: str = "ink"
    loss: float | None = None

    @property
    def text(self) -> str:
        """The name and the number."""
        return f"{self.name} {self.lr:.2g}".lstrip()

    @property
    def is_bold(self) -> bool:
        """Whether this is the answer itself."""
        return self.role == "chosen"

    def shortened(self, most: int) -> Flag:
        """Cut the name, never the number, to `most` letters in all, or leave it out."""
        kept = len(self.name) - (len(self.text) - most)
        if kept >= len(self.name):
            return self
        cut = self.name[: kept - 1].rstrip() + "…" if kept > SHORTEST else ""
        return self._replace(name=cut)


class Layout(NamedTuple):
    """The flags that find room, the row of each, and the ends of the axis in decades."""

    flags: list[Flag]
    rows: list[int]
    left: float
    right: float

    @property
    def height(self) -> int:
        """How many rows there are."""
        return max(self.rows, default=-1) + 1


def lay_out(flags: list[Flag], lrs: list[float], letter: float, most: int) -> Layout:
    """Find a place for every flag; for all but the first where space is short.

    Parameters
    ----------
    flags : list of Flag
        The least important first. The answer itself is never left out.
    lrs : list of float
        The learning rates that the axis must show beside those of the flags.
    letter : float
        The width of a letter, as a share of the axis.
    most : int
        How many rows there may be.
    """
    flags = [flag.shortened(int(WIDEST / letter)) for flag in flags]
    flags = [flag for flag in flags if flag.name or flag.is_bold]
    places = [math.log10(flag.lr) for flag in flags]
    widths = [(len(flag.text) + 2) * letter * (1.1 if flag.is_bold else 1) for flag in flags]
    edges = [math.log10(lr) for lr in lrs] + places or [-1.0, 0.0]
    margin = 0.02 * (max(edges) - min(edges)) or 0.5
    left, right = max(min(edges) - margin, -FARTHEST), max(edges) + margin
    right = min(right_end(left, right, list(zip(places, widths))), FARTHEST)
    spans = [(place, width * (right - left)) for place, width in zip(places, widths)]
    found = Layout(flags, rows(spans), left, right)
    spare = [flag for flag in flags if not flag.is_bold]
    if found.height <= most or not spare:
        return found
    return lay_out([flag for flag in flags if flag is not spare[0]], lrs, letter, most)


def right_end(left: float, right: float, spans: list[tuple[float, float]]) -> float:
    """Return how far the axis must reach so that every flag fits beside its pole.

    Parameters
    ----------
    left, right : float
        The ends of the axis.
    spans : list of (float, float)
        The position of each pole on the axis, and the width of its flag as a share of
        the axis.
    """
    needed = (left + (at - left) / (1 - width) for at, width in spans if width < 1)
    return max([right, *needed])


def rows(spans: list[tuple[float, float]]) -> list[int]:
    """Give each flag the lowest row in which no pole crosses it.

    A flag reaches from its pole to the right, over the poles of its neighbours: it must
    fly higher than they do.

    Parameters
    ----------
    spans : list of (float, float)
        Where each flag begins and how wide it is, in one unit.

    Returns
    -------
    list of int
        The row of each flag, 0 being the lowest.
    """
    taken: list[int] = [0] * len(spans)
    placed: list[int] = []
    for index in sorted(range(len(spans)), key=lambda one: spans[one], reverse=True):
        start, width = spans[index]
        crossed = [taken[one] + 1 for one in placed if spans[one][0] < start + width]
        taken[index] = max(crossed, default=0)
        placed.append(index)
    return taken
