"""What is to be read of a history of turns, in terminals and in notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._heat import TITLE, epoch_text
from ._heat_svg import svg
from ._html import listed, paragraphs
from ._shapes import escaped
from ._style import SCOPE, sheet
from ._table import number, text_table

if TYPE_CHECKING:
    from ._heat import Heat

__all__ = ["html", "nothing_html", "sparkline", "text"]

BARS = "▁▂▃▄▅▆▇█"
MOST_ROWS, MOST_BARS = 60, 30
MOST_POINTS, MOST_SKIPPED = 12, 4
"""Messages that are shown, and entries that are named which were not compared."""

HEAD = ("layer", "distance", "over training", "")


def text(heat: Heat) -> str:
    """Write a table: the last distances, and how they came about."""
    seen = heat.sheet(MOST_ROWS, MOST_BARS)
    rows = [
        [row.name, number(row.distances[-1]), sparkline(row.distances, seen.top), row.message]
        for row in seen.rows
    ]
    first, last = epoch_text(seen.epochs[0]), epoch_text(seen.epochs[-1])
    scale = f"Recorded from {first} to {last}; the bars reach from 0 to {number(seen.top)}."
    return text_table(HEAD, rows, [scale, *notes(heat, seen.omitted)])


def html(heat: Heat) -> str:
    """Write what a notebook shows: a heat map, what stands out, and what it means."""
    picture, omitted = svg(heat)
    standing = [f"{turn.name} {turn.message}" for turn in heat.report.layers if turn.message]
    more = len(standing) - MOST_POINTS
    points = standing[:MOST_POINTS] + [f"{more} more stand out, too"] * (more > 0)
    parts = [
        f'<div class="{SCOPE}"><style>{sheet()}</style>',
        f"<p><strong>{escaped(TITLE)}</strong></p>",
        picture,
        listed(tuple(points)),
        *paragraphs(notes(heat, omitted)),
        "</div>",
    ]
    return "".join(parts)


def nothing_html(said: str) -> str:
    """Write that there is nothing to show yet."""
    return "".join(paragraphs([said]))


def notes(heat: Heat, omitted: str) -> list[str]:
    """Say what the distances mean, what was not compared, and what is not shown."""
    skipped = heat.report.skipped
    named = [f"{name} ({reason})" for name, reason in list(skipped.items())[:MOST_SKIPPED]]
    others = f" and {len(skipped) - MOST_SKIPPED} more" if len(skipped) > MOST_SKIPPED else ""
    found = [f"Shown: {omitted}. All are in distances and report."] if omitted else []
    found.append(heat.report.explanation)
    if named:
        found.append(f"Not compared: {', '.join(named)}{others}.")
    return found


def sparkline(distances: list[float | None], top: float) -> str:
    """Draw a bar for each distance, and a dot for none."""
    steps = len(BARS)
    return "".join(
        "·" if one is None else BARS[min(steps - 1, int(steps * one / (top or 1.0)))]
        for one in distances
    )
