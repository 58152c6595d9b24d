"""The turns of layers as curves over a training, drawn by matplotlib."""

from __future__ import annotations

from math import isnan
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from ._heat import TITLE, epoch_text, evenly, middle
from ._heat_picture import below
from ._lettering import FONT, apart, columns_of, entitle, lines_of, literal, settle, short_names
from ._surface import new_axes, palette_of
from ._ticks import even, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._heat import Heat
    from ._palette import Palette
    from .turning import LayerTurn

__all__ = ["draw"]

MOST_NAMED, MOST_POINTS, LONGEST = 8, 200, 30
"""Curves and points of one that are drawn at most, and how many letters of a name."""

DASHES = ("-", "--", "-.", ":")
THREAD = {
    "arrowstyle": "-",
    "lw": 0.7,
    "alpha": 0.6,
    "shrinkA": 0,
    "shrinkB": 0,
    "relpos": (0, 0.5),
}


class Curve(NamedTuple):
    """The distances of one layer, and its name."""

    name: str
    distances: list[float]


def draw(heat: Heat, ax: Any = None) -> Any:
    """Draw the curves; see :meth:`lrsuggest.RotationHistory.plot_curves`."""
    ax = new_axes() if ax is None else ax
    palette, layers = palette_of(ax), heat.report.layers
    places = evenly(len(heat.epochs), MOST_POINTS)
    epochs = [heat.epochs[place] for place in places]
    columns = [heat.columns[place] for place in places]
    there = [index for index, one in enumerate(columns[-1]) if not isnan(one)]
    surround(ax, heat, MOST_NAMED, len(there))
    settle(ax)
    named = outstanding(layers, there, max(1, min(MOST_NAMED, lines_of(ax) - 1)))
    surround(ax, heat, len(named), len(there))
    letters = max(6, min(LONGEST, int(0.35 * columns_of(ax))))
    names = short_names([layers[index].name for index in named], letters)
    frame(ax, epochs, columns, max(map(len, names), default=0))
    if len(named) < len(there):
        draw_all(ax, epochs, columns, palette)
    lines = [[column[index] for column in columns] for index in named]
    draw_named(ax, epochs, list(map(Curve, names, lines)), palette)
    return ax


def outstanding(layers: Sequence[LayerTurn], there: list[int], most: int) -> list[int]:
    """Choose layers with an advice, then those farthest from the median angle, in their order."""
    angles = {index: layers[index].angle or 0.0 for index in there}
    usual = median(angles.values()) if angles else 0.0

    def importance(index: int) -> tuple[bool, float]:
        return not layers[index].message, -abs(angles[index] - usual)

    return sorted(sorted(there, key=importance)[:most])


def surround(ax: Any, heat: Heat, named: int, layers: int) -> None:
    """Write what surrounds the curves."""
    ax.tick_params(labelsize=FONT)
    ax.set_ylabel("cosine distance", fontsize=FONT)
    part = f"{named} of {layers} layers, those that stand out most; shaded are all"
    below(ax, heat.caption, part if named < layers else "")
    entitle(ax, TITLE)


def frame(ax: Any, epochs: list[float], columns: Sequence[Sequence[float]], letters: int) -> None:
    """Show all distances, and on the right as much room as the names need."""
    wide = (epochs[-1] - epochs[0]) or abs(epochs[0]) or 1.0
    share = min(0.5, (letters + 2) / columns_of(ax))
    left = epochs[0] - 0.03 * wide
    ax.set_xlim(left, epochs[-1] + 0.02 * wide + share / (1 - share) * 1.05 * wide)
    top = max((one for column in columns for one in column if not isnan(one)), default=0.0)
    ax.set_ylim(-0.04 * (top or 1.0), 1.06 * (top or 1.0))
    room = (1 - share) * columns_of(ax) / (len(epoch_text(epochs[-1])) + 3)
    ticks = even(epochs[0], epochs[-1], max(1, min(5, int(room))))
    ax.set_xticks(ticks, written(ticks), fontsize=FONT)


def draw_all(
    ax: Any, epochs: list[float], columns: Sequence[Sequence[float]], palette: Palette
) -> None:
    """Shade the range of all layers, and draw their median."""
    found = [sorted(one for one in column if not isnan(one)) for column in columns]
    there = [(epoch, all_) for epoch, all_ in zip(epochs, found) if all_]
    xs = [epoch for epoch, _ in there]
    low, high = [all_[0] for _, all_ in there], [all_[-1] for _, all_ in there]
    ax.fill_between(xs, low, high, color=palette.raw, alpha=0.25, lw=0, label="all layers")
    halves = [middle(all_) for _, all_ in there]
    ax.plot(xs, halves, color=palette.raw, lw=3, alpha=0.6, label="median")


def draw_named(ax: Any, epochs: list[float], curves: list[Curve], palette: Palette) -> None:
    """Draw curves, and write their names beside their ends so that none covers another."""
    low, high = ax.get_ylim()
    ends = [curve.distances[-1] for curve in curves]
    heights = apart([(one - low) / (high - low) for one in ends], 1 / max(1, lines_of(ax)))
    marker = "o" if len(epochs) <= 12 else ""
    for index, (curve, height) in enumerate(zip(curves, heights)):
        color = palette.cycle[index % len(palette.cycle)]
        style = {"color": color, "ls": DASHES[index % len(DASHES)], "marker": marker, "ms": 3}
        label = literal(curve.name)
        ax.plot(epochs, curve.distances, lw=1.8, label=f" {label}", **style)
        ax.annotate(
            label,
            (epochs[-1], ends[index]),
            xycoords="data",
            xytext=(share_of(ax, epochs[-1]) + 0.02, height),
            textcoords="axes fraction",
            color=color,
            fontsize=FONT,
            va="center",
            arrowprops={**THREAD, "color": color},
        )


def share_of(ax: Any, epoch: float) -> float:
    """Return where an epoch lies between the ends of the axis."""
    left, right = ax.get_xlim()
    return float((epoch - left) / (right - left))
