"""The frames of small multiples, and what is written around them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import _ticks
from ._group_plane import DASHED, GAP, heights, seen_at
from ._plane import LETTER, ROW, WIDTH
from ._shapes import escaped, line, path, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ._group_plane import Grid

__all__ = ["axes", "key", "labels"]


def labels(grid: Grid, index: int, name: str) -> Iterator[str]:
    """Write above a panel whose it is, the rate, and what is advised."""
    left, top = grid.corner(index)
    one = grid.seen.panels[index]
    weight = 'font-weight="bold"' if one.stands_out else ""
    yield f"<g><title>{escaped(one.name)}</title>{words(name, left, top - ROW - 6)}</g>"
    yield words(one.note(int(0.9 * grid.letters)), left, top - 6, more=weight)


def axes(grid: Grid) -> Iterator[str]:
    """Draw the frames, and the numbers on the left and below."""
    count = len(grid.seen.panels)
    for index in range(count):
        left, top = grid.corner(index)
        bottom = top + grid.tall
        yield path(f"M{left:.1f},{top:.1f}V{bottom:.1f}h{grid.wide:.1f}", stroke="ink")
        if index % grid.columns == 0:
            yield from changes(grid, left, top)
        if index + grid.columns >= count:
            yield from rates(grid, left, bottom)
    middle = (grid.left + WIDTH) / 2
    yield words("learning rate", middle, grid.bottom + 2 * ROW, more='text-anchor="middle"')


def changes(grid: Grid, left: float, top: float) -> Iterator[str]:
    """Write round changes beside a panel."""
    ticks = heights(grid.seen)
    for tick, text in zip(ticks, _ticks.written(ticks)):
        y = top + grid.down(tick)
        yield line((left - 4, y, left, y), "ink", 1)
        yield words(text, left - 7, y + 4, more='text-anchor="end"')


def rates(grid: Grid, left: float, bottom: float) -> Iterator[str]:
    """Write as many round rates below a panel as find room, none beyond its ends."""
    ticks = _ticks.rates(grid.seen.left, grid.seen.right)
    said = _ticks.written(ticks)
    wide = LETTER * (max(map(len, said)) + 1)
    step = math.ceil(wide / nearest(grid, ticks))
    for tick, text in list(zip(ticks, said))[::step]:
        x = grid.across(tick)
        yield line((left + x, bottom, left + x, bottom + 4), "ink", 1)
        if wide / 2 - GAP / 2 <= x <= grid.wide - wide / 2 + GAP / 2:
            yield words(text, left + x, bottom + ROW + 2, more='text-anchor="middle"')


def nearest(grid: Grid, ticks: Iterable[float]) -> float:
    """Return the smallest distance of two ticks, in pixels."""
    places = [grid.across(tick) for tick in ticks]
    return min((b - a for a, b in zip(places, places[1:])), default=math.inf) or 1.0


def key(grid: Grid, y: float) -> Iterator[str]:
    """Explain the shapes in one line, as far as they are there."""
    drawn = grid.seen.panels
    entries = [
        ("change of the loss, cumulated", line((0, y - 4, 12, y - 4), "smooth", 1.8), True),
        (
            "suggested rate",
            line((6, y - 10, 6, y + 2), "chosen", 1.8),
            any(one.lr is not None for one in drawn),
        ),
        (
            "stability edge",
            path(f"M6,{y - 10:.1f}v12", DASHED, stroke="classic"),
            any(one.edge is not None and seen_at(grid.seen, one.edge) for one in drawn),
        ),
    ]
    x = 8.0
    for text, shape, is_there in entries:
        if is_there:
            yield f'<g transform="translate({x:.1f})">{shape}{words(text, 17, y)}</g>'
            x += 29 + 0.9 * LETTER * len(text)
