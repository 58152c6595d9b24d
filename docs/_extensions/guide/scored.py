"""Pictures of what RESULTS.md says of kinds of tasks, and of the surest answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from matplotlib.ticker import PercentFormatter

from lrsuggest._surface import palette_of

from .results import REGIMES, plain, tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OURS = "lrsuggest * [90 %]"
OTHERS = {
    "fastai_valley": ("classic", "D"),
    "fastai_minimum": ("classic", "^"),
    "a constant per optimizer *": ("ink", "|"),
}
"""Who is drawn beside lrsuggest, in which colour and shape."""


def kind(tasks: str, regime: str, suggester: str = OURS) -> float:
    """Return the mean regret on a kind of tasks."""
    return numbers(tables(f"{REGIMES[regime]}: kinds")[0].row(tasks)[suggester])[0]


def numbers(cell: str) -> list[float]:
    """Return the numbers of a cell that are below one and written as regrets."""
    return [float(text) for text in re.findall(r"(?<!\d)\.\d{3}|1\.000", cell)]


def kinds() -> Figure:
    """Draw a row for each kind of short trainings, one-cycle and constant."""
    regimes = ("one-cycle, short", "constant, short")
    boards = [tables(f"{REGIMES[regime]}: kinds")[0] for regime in regimes]
    names = [row[0] for row in boards[0].rows]
    figure, panels = plt.subplots(
        1, 2, sharex=True, sharey=True, figsize=(7.4, 0.24 * len(names) + 1.1)
    )
    height = figure.get_figheight()
    figure.subplots_adjust(0.265, 0.5 / height, 0.985, 1 - 0.6 / height, wspace=0.06)
    for axes, board, regime in zip(panels, boards, regimes, strict=True):
        draw_kinds(axes, [board.row(name) for name in names])
        axes.set_title(regime, fontsize=9, loc="left")
        axes.set_xlabel("mean regret")
    panels[0].set_yticks(range(len(names)), names, fontsize=8)
    panels[0].set_ylim(len(names) - 0.4, -0.6)
    figure.legend(
        *panels[0].get_legend_handles_labels(),
        ncols=4,
        loc="upper center",
        frameon=False,
    )
    return figure


def draw_kinds(axes: Axes, rows: list[dict[str, str]]) -> None:
    """Draw the regrets, and the interval of ours."""
    palette, places = palette_of(axes), range(len(rows))
    for place in places:
        axes.axhline(place, color=palette.raw, lw=0.4, alpha=0.5)
    for name, (role, shape) in OTHERS.items():
        values = [numbers(row[name])[0] for row in rows]
        style = {
            "color": palette.color(role),
            "ls": "",
            "alpha": 0.85,
            "label": plain(name),
        }
        axes.plot(values, places, shape, ms=9 if shape == "|" else 4.5, **style)
    ours = [numbers(row[OURS]) for row in rows]
    for place, (_, low, high) in zip(places, ours, strict=True):
        axes.plot([low, high], [place, place], color=palette.chosen, lw=2.4, alpha=0.45)
    axes.plot(
        [one[0] for one in ours],
        places,
        "o",
        color=palette.chosen,
        ms=6,
        label="lrsuggest",
    )
    axes.set_xlim(0, None)
    axes.tick_params(axis="y", length=0)


def surest() -> Figure:
    """Draw the mean regret of the surest answers, for each kind of training."""
    figure, axes = plt.subplots(figsize=(7.4, 3))
    figure.subplots_adjust(0.085, 0.16, 0.76, 0.95)
    palette = palette_of(axes)
    styles = dict(zip(REGIMES, ("-", "--", "-.", ":"), strict=True))
    for regime, section in REGIMES.items():
        row = tables(f"{section}: the surest")[0].row("lrsuggest")
        shares = {
            float(name[:-2]) / 100: cell
            for name, cell in row.items()
            if name[-1] == "%"
        }
        values = [numbers(cell)[0] for cell in shares.values()]
        color = palette.chosen if regime.startswith("one-cycle") else palette.smooth
        style = {"color": color, "marker": "o", "ms": 4, "lw": 1.8, "label": regime}
        axes.plot(list(shares), values, styles[regime], **style)
    axes.legend(loc="center left", bbox_to_anchor=(1.02, 0.5), frameon=False)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_ylim(0, None)
    axes.set_xlabel("of the curves are answered, the surest first")
    axes.set_ylabel("mean regret")
    return figure


DRAWN = {"kinds": kinds, "surest": surest}
