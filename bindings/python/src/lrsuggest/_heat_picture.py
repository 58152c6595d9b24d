"""The turns of layers as a heat map, drawn by matplotlib."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from ._heat import TITLE, epoch_text
from ._lettering import FONT, columns_of, entitle, lines_of, literal, settle, short_names
from ._surface import new_axes, palette_of

if TYPE_CHECKING:
    from ._heat import Heat, Sheet

__all__ = ["below", "draw"]

MOST_ROWS, MOST_COLUMNS, LONGEST = 48, 200, 36
"""What is drawn at most, and how many letters of a name."""

ROW = 0.19
"""Height of a row in a new figure, in inches."""


def draw(heat: Heat, ax: Any = None) -> Any:
    """Draw the heat map; see :meth:`lrsuggest.RotationHistory.plot`."""
    sheet = heat.sheet(MOST_ROWS, MOST_COLUMNS)
    if ax is None:
        ax = new_axes(1.8 + ROW * max(len(sheet.rows), 4))
    palette = palette_of(ax)
    shade(ax, sheet, palette.ground, palette.smooth, palette.ink)
    label(ax, sheet)
    settle(ax)
    label(ax, sheet)
    return ax


def shade(ax: Any, sheet: Sheet, nothing: str, most: str, stroke: str) -> None:
    """Shade the cells, cross out those without a direction, and explain the shades."""
    from matplotlib.colors import LinearSegmentedColormap

    nan = float("nan")
    cells = [[nan if one is None else one for one in row.distances] for row in sheet.rows]
    colors = LinearSegmentedColormap.from_list("turn", [nothing, most])
    mesh = ax.pcolormesh(cells, cmap=colors, vmin=0, vmax=sheet.top or 1.0)
    crossed = [
        (column + 0.5, index + 0.5)
        for index, row in enumerate(sheet.rows)
        for column, one in enumerate(row.distances)
        if one is None
    ]
    if crossed:
        ax.plot(*zip(*crossed), "x", color=stroke, ms=4)
    ax.invert_yaxis()
    bar = ax.figure.colorbar(mesh, ax=ax, pad=0.02)
    bar.set_label("cosine distance" + ", x: all zero" * bool(crossed), fontsize=FONT)
    bar.ax.tick_params(labelsize=FONT)


def label(ax: Any, sheet: Sheet) -> None:
    """Write what surrounds the cells, as far as it finds room."""
    name_rows(ax, sheet)
    name_columns(ax, sheet)
    below(ax, sheet.caption, sheet.omitted)
    entitle(ax, TITLE)


def name_rows(ax: Any, sheet: Sheet) -> None:
    """Name the rows, as many as find room."""
    room = max(8, int(0.5 * columns_of(ax)))
    step = -(-len(sheet.rows) // max(1, lines_of(ax)))
    named = range(0, len(sheet.rows), step)
    names = short_names([sheet.rows[index].name for index in named], min(room, LONGEST))
    ax.set_yticks([index + 0.5 for index in named], map(literal, names), fontsize=FONT)


def name_columns(ax: Any, sheet: Sheet) -> None:
    """Write as many epochs below the columns as find room, from the last on."""
    said = [epoch_text(epoch) for epoch in sheet.epochs]
    room = max(1, int(0.6 * columns_of(ax) / (max(map(len, said)) + 2)))
    step = -(-len(said) // room)
    named = range(len(said) - 1, -1, -step)
    ax.set_xticks([index + 0.5 for index in named], [said[i] for i in named], fontsize=FONT)


def below(ax: Any, caption: str, omitted: str) -> None:
    """Name the axis, and say where the picture does not hold and what it leaves out."""
    notes = [caption, *[f"Drawn: {omitted}."] * bool(omitted)]
    columns = max(24, columns_of(ax))
    ax.set_xlabel(
        "\n".join(["epoch or step", *(fill(note, columns) for note in notes)]), fontsize=FONT
    )
