"""The legend of a picture by matplotlib: in the emptiest corner, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ._lettering import literal

if TYPE_CHECKING:
    from ._view import View

__all__ = ["Room", "draw_key"]

LONGEST, SYMBOL, ENTRY = 36, 6, 1.1
"""Letters of an entry at most, letters as wide as the symbol beside it, height of both in lines."""

POLE = 10
"""How many points a pole counts for."""

WIDEST, MOST_COVERED = 0.6, 0.25
"""A legend that would take a larger share of the width, cover a larger share of all points and
poles, or does not fit at all, is left out.
"""


class Room(NamedTuple):
    """The place below the labels, and the size of letters in it, as shares of the axes.

    The poles of the labels, given by their learning rates, pass through it.
    """

    ceiling: float
    letter: float
    line: float
    poles: list[float]


def draw_key(ax: Any, seen: View, room: Room, font: float) -> None:
    """Explain the colours in the corner that holds the fewest points and poles."""
    handles, labels = ax.get_legend_handles_labels()
    texts = [shortened(label) for label in labels]
    width = room.letter * (max(map(len, texts), default=0) + SYMBOL)
    height = room.line * (ENTRY * len(texts) + 0.9)
    if not texts or width > WIDEST or height > room.ceiling:
        return
    from_data = ax.transData + ax.transAxes.inverted()
    places = [*zip(seen.lrs, seen.losses), *(zip(*seen.smooth[:2]) if seen.smooth else ())]
    points = from_data.transform(places) if places else []
    poles = [from_data.transform((lr, seen.low))[0] for lr in room.poles]
    corners = {
        "lower left": (0.0, 0.0),
        "lower right": (1 - width, 0.0),
        "upper left": (0.0, room.ceiling - height),
        "upper right": (1 - width, room.ceiling - height),
    }

    def covered(corner: str) -> int:
        left, bottom = corners[corner]
        inside: int = sum(0 <= x - left <= width and 0 <= y - bottom <= height for x, y in points)
        return inside + POLE * sum(bool(0 <= x - left <= width) for x in poles)

    emptiest = min(corners, key=covered)
    if covered(emptiest) <= MOST_COVERED * (len(points) + POLE * len(poles)):
        style = {"fontsize": font, "framealpha": 0.9, "bbox_to_anchor": (0, 0, 1, room.ceiling)}
        ax.legend(handles, texts, loc=emptiest, **style)


def shortened(label: str) -> str:
    """Cut a label that is too long to be read at a glance."""
    return literal(label if len(label) <= LONGEST else label[: LONGEST - 1] + "…")
