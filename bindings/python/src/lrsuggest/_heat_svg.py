"""The turns of layers as a heat map for notebooks, drawn without any library.

The shade of a cell is its cover by one colour, so that it suits light and dark pages.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from ._drawing import drawing
from ._heat import TITLE, epoch_text
from ._lettering import short_names
from ._plane import LETTER, ROW, WIDTH
from ._shapes import escaped, line, path, rectangle, words
from ._table import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._heat import Heat, Sheet

__all__ = ["svg"]

MOST_ROWS, MOST_COLUMNS, LONGEST = 32, 40, 30
"""What is drawn at most, and how many letters of a name."""

SHADES = 16
CRISP = 'shape-rendering="crispEdges"'
NUMBER = 9 * LETTER
"""Room for the last distance on the right."""


class Grid(NamedTuple):
    """Where the cells are drawn: names on the left, last distances on the right."""

    sheet: Sheet
    left: float
    top: float

    @property
    def right(self) -> float:
        """The right edge of the cells."""
        return WIDTH - NUMBER

    @property
    def bottom(self) -> float:
        """The lower edge of the cells."""
        return self.top + ROW * len(self.sheet.rows)

    def across(self, column: float) -> float:
        """Return the left edge of a column."""
        return self.left + (self.right - self.left) * column / len(self.sheet.epochs)


def svg(heat: Heat) -> tuple[str, str]:
    """Draw a heat map as inline SVG, and say what was left out."""
    sheet = heat.sheet(MOST_ROWS, MOST_COLUMNS)
    names = short_names([row.name for row in sheet.rows], LONGEST)
    grid = Grid(sheet, 12 + LETTER * max(map(len, [*names, "layer"])), ROW + 6.0)
    height = grid.bottom + 4 * ROW
    parts = [
        *cells(grid),
        *labels(grid, names),
        *epochs(grid),
        *key(grid, height - ROW / 2),
    ]
    return drawing(height, TITLE, described(sheet), parts), sheet.omitted


def described(sheet: Sheet) -> str:
    """Say in words what the picture shows."""
    last = ", ".join(f"{row.name} {number(row.distances[-1], 2)}" for row in sheet.rows)
    shown = "A row for each layer, a column for each record."
    return f"{shown} The last distances: {last}. {sheet.caption}"


def cells(grid: Grid) -> Iterator[str]:
    """Shade the cells: one path for each shade, neighbours of one shade in one piece."""
    shades: dict[int, list[str]] = {}
    crosses = []
    for index, row in enumerate(grid.sheet.rows):
        y, start = grid.top + ROW * index, 0
        levels = [level(one, grid.sheet.top) for one in row.distances]
        for column, shade in enumerate(levels):
            if shade is not None and levels[column + 1 : column + 2] == [shade]:
                continue
            x, right = grid.across(start), grid.across(column + 1)
            start = column + 1
            if shade is None:
                crosses.append(f"M{x:.1f},{y + ROW:.1f}L{right:.1f},{y:.1f}")
            elif shade:
                piece = f"M{x:.1f},{y:.0f}H{right:.1f}v{ROW}H{x:.1f}z"
                shades.setdefault(shade, []).append(piece)
    for shade, pieces in sorted(shades.items()):
        yield path("".join(pieces), f'{CRISP} fill-opacity="{shade / SHADES:.3g}"', fill="smooth")
    if crosses:
        yield path("".join(crosses), stroke="ink")
    edges = f"M{grid.left:.1f},{grid.top:.1f}H{grid.right:.1f}V{grid.bottom:.1f}H{grid.left:.1f}z"
    yield path(edges, stroke="raw")


def level(distance: float | None, top: float) -> int | None:
    """Return one of the shades; none for a layer without a direction."""
    return None if distance is None else round(SHADES * distance / (top or 1.0))


def labels(grid: Grid, names: list[str]) -> Iterator[str]:
    """Write the names on the left, whole ones where the pointer rests, and the last distances."""
    yield words("layer", grid.left - 7, grid.top - 7, more='text-anchor="end"')
    yield words("last", grid.right + 7, grid.top - 7)
    for index, (name, row) in enumerate(zip(names, grid.sheet.rows)):
        y = grid.top + ROW * index + 12
        yield f"<g><title>{escaped(row.name)}</title>"
        yield words(name, grid.left - 7, y, more='text-anchor="end"')
        yield words(number(row.distances[-1], 2), grid.right + 7, y)
        yield "</g>"


def epochs(grid: Grid) -> Iterator[str]:
    """Write as many epochs below the columns as find room, from the last on."""
    y, said = grid.bottom + ROW, list(map(epoch_text, grid.sheet.epochs))
    wide = LETTER * (max(map(len, said)) + 1)
    step = ceil(wide / (grid.across(1) - grid.left))
    for column in range(len(said) - 1, -1, -step):
        x = grid.across(column + 0.5)
        yield line((x, grid.bottom, x, grid.bottom + 4), "ink", 1)
        yield words(said[column], min(x, WIDTH - wide / 2), y, more='text-anchor="middle"')
    middle = (grid.left + grid.right) / 2
    yield words("epoch or step", middle, y + ROW, more='text-anchor="middle"')


def key(grid: Grid, y: float) -> Iterator[str]:
    """Explain the shades, and the stroke through cells without a direction."""
    x, wide = grid.left, 6.0
    yield words("0", x - 7, y, more='text-anchor="end"')
    for shade in range(1, SHADES + 1):
        box = (x + wide * (shade - 1), y - 10, wide, 12)
        yield rectangle(box, "smooth", f'{CRISP} fill-opacity="{shade / SHADES:.3g}"')
    said = number(grid.sheet.top, 2)
    x += wide * SHADES + 7
    yield words(said, x, y)
    if any(None in row.distances for row in grid.sheet.rows):
        x += LETTER * (len(said) + 3)
        yield line((x, y + 2, x + 12, y - 10), "ink", 1)
        yield words("all zero", x + 18, y)
