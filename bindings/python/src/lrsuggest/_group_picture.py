"""Small multiples of groups, drawn by matplotlib."""

from __future__ import annotations

from textwrap import fill, wrap
from typing import TYPE_CHECKING, Any

from . import _ticks
from ._lettering import FONT, LETTER, columns_of, literal, settle, short_names
from ._optional import needed
from ._panels import MOST_PANELS, panels
from ._surface import palette_of

if TYPE_CHECKING:
    from ._palette import Palette
    from ._panels import Panel, Panels
    from .group_report import GroupReport

__all__ = ["draw"]

WIDE, HIGH, AROUND = 1.75, 0.95, 1.2
"""The least size of a panel in inches, and the height of what is written above and below."""

WIDTH, TALL, TALLEST = 7.2, 1.55, 2.4
"""Width of a new figure, and height of a panel in it, among others and alone in its column."""

HEADLINE = 10
"""Size of the title in points."""

MOST_POINTS = 500


def draw(report: GroupReport, figsize: tuple[float, float] | None = None) -> Any:
    """Draw the curve of each group, its rate and what is advised, on the same axes.

    Parameters
    ----------
    report : GroupReport
        The range test of the groups.
    figsize : (float, float), optional
        Width and height of the figure in inches. It chooses how many panels stand side by
        side, and how many find room.

    Returns
    -------
    matplotlib.figure.Figure
        A new figure.

    Raises
    ------
    LRSuggestError
        matplotlib is not installed: ``pip install 'lrsuggest[plot]'``.
    """
    plt = needed("matplotlib.pyplot", "plotting", "'lrsuggest[plot]'")
    wide = WIDTH if figsize is None else figsize[0]
    beside = max(1, int(wide / WIDE))
    below = MOST_PANELS if figsize is None else max(1, int((figsize[1] - AROUND) / HIGH))
    seen = panels(report, beside * below, MOST_POINTS)
    columns = min(beside, len(seen.panels))
    rows = -(-len(seen.panels) // columns)
    size = figsize or (wide, AROUND + rows * (TALL if rows > 1 else TALLEST))
    figure = plt.figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).flat
    axes = list(grid)
    for ax in axes[len(seen.panels) :]:
        ax.remove()
    axes = axes[: len(seen.panels)]
    for ax, one in zip(axes, seen.panels):
        draw_panel(ax, one, palette_of(ax))
    surround(figure, axes, seen, columns)
    settle(axes[0])
    surround(figure, axes, seen, columns)
    return figure


def draw_panel(ax: Any, panel: Panel, palette: Palette) -> None:
    """Draw the curve of a group, its stability edge, and its rate."""
    ax.set_xscale("log")
    ax.axhline(0, color=palette.raw, lw=0.8, zorder=1)
    ax.fill_between(panel.lrs, panel.changes, color=palette.smooth, alpha=0.15, lw=0, zorder=1)
    ax.plot(panel.lrs, panel.changes, color=palette.smooth, lw=1.6, zorder=3)
    if panel.edge is not None:
        ax.axvline(panel.edge, color=palette.classic, lw=1, ls="--", zorder=2)
    if panel.lr is not None:
        ax.axvline(panel.lr, color=palette.chosen, lw=1.6, zorder=4)
    if panel.lr is not None and panel.height is not None:
        style = {"color": palette.chosen, "mec": palette.ground, "ms": 6, "zorder": 5}
        ax.plot([panel.lr], [panel.height], "o", **style)


def surround(figure: Any, axes: list[Any], seen: Panels, columns: int) -> None:
    """Write what surrounds the curves, as far as it finds room."""
    ax, palette = axes[0], palette_of(axes[0])
    ax.set_xlim(10**seen.left, 10**seen.right)
    ax.set_ylim(seen.low, seen.high)
    letters = max(6, int(0.9 * columns_of(ax)))
    mark_rates(axes, seen, letters, columns)
    names = short_names([one.name for one in seen.panels], letters)
    for panel, name, one in zip(axes, names, seen.panels):
        weight = "bold" if one.stands_out else "normal"
        lines = literal(f"{name}\n{one.note(letters)}")
        style = {"fontsize": FONT, "fontweight": weight, "color": palette.ink}
        panel.set_title(lines, loc="left", **style)
    inch = figure.bbox.width / figure.dpi
    headline = fill(seen.title, max(12, int(0.96 * inch * 72 / (LETTER * HEADLINE))))
    figure.suptitle(literal(headline), x=0.01, ha="left", fontsize=HEADLINE, color=palette.ink)
    width = max(20, int(0.96 * inch * 72 / (LETTER * FONT)))
    notes = [line for note in (key(seen), seen.notice, seen.missing) for line in wrap(note, width)]
    below = literal("\n".join(["Learning rate", *notes]))
    figure.supxlabel(below, fontsize=FONT, color=palette.ink)
    figure.supylabel("Change of the loss, cumulated", fontsize=FONT, color=palette.ink)


def mark_rates(axes: list[Any], seen: Panels, letters: int, columns: int) -> None:
    """Write as many round rates as find room, below the lowest panel of each column."""
    ticks = _ticks.rates(seen.left, seen.right)
    said = _ticks.written(ticks)
    room = max(1, letters // (max(map(len, said)) + 2))
    step = -(-len(ticks) // room)
    axes[0].set_xticks(ticks[::step], said[::step])
    axes[0].set_xticks([], minor=True)
    for index, ax in enumerate(axes):
        ax.tick_params(labelsize=FONT, labelbottom=index + columns >= len(axes))


def key(seen: Panels) -> str:
    """Explain the poles that are there."""
    poles = [
        "full line: suggested rate" * any(one.lr is not None for one in seen.panels),
        "dashed: stability edge" * any(one.edge is not None for one in seen.panels),
    ]
    said = ", ".join(pole for pole in poles if pole)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
