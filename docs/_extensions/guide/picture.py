"""The picture of a sample: the curve as it is read, what the rules pick, what trainings lost."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullLocator, PercentFormatter

from lrsuggest._surface import palette_of

from .facts import Facts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .sample import Sample

RULES = (
    "lrsuggest",
    "learned",
    "fastai_valley",
    "fastai_slide",
    "fastai_minimum",
    "fastai_steep",
    "lightning",
    "ignite",
    "torch_lr_finder",
    "keras_lr_finder",
)
"""Those that a picture and its table show."""


def picture(sample: Sample) -> Figure:
    """Draw two panels, and a third where trainings were recorded."""
    figure, panels = stacked([3.5, 1.55, 1.3][: 3 if sample.truth else 2])
    facts = Facts(sample)
    sample.answer.plot(panels[0])
    share_rates(panels)
    draw_picks(panels[1], facts)
    reach(panels[0], sample, facts)
    if sample.truth:
        draw_lost(panels[2], sample)
        for panel in panels[1:]:
            shade_good(panel, sample)
    return figure


def stacked(heights: list[float]) -> tuple[Figure, list[Axes]]:
    """Make panels below each other, so many inches high, that share the rates.

    Margins are given, as finding them out takes as long as drawing.
    """
    total = sum(heights) + 0.85
    figure, panels = plt.subplots(
        len(heights),
        figsize=(7.4, total),
        height_ratios=heights,
        sharex=True,
        squeeze=False,
    )
    figure.subplots_adjust(0.145, 0.5 / total, 0.985, 1 - 0.3 / total, hspace=0.1)
    return figure, list(panels[:, 0])


def share_rates(panels: list[Axes]) -> None:
    """Write the rates below the last panel only."""
    for panel in panels:
        panel.set_xlabel("")
        panel.xaxis.set_minor_locator(NullLocator())
    panels[-1].set_xlabel("Learning rate")


def reach(axes: Axes, sample: Sample, facts: Facts) -> None:
    """Show all that was picked, and the whole sweep where nothing can be read."""
    picked = [facts[name] for name in RULES if facts[name] is not None]
    if not list(sample.answer.landmarks):
        axes.set_xlim(min(sample.lrs), max(sample.lrs))
    left, right = axes.get_xlim()
    axes.set_xlim(min([left, *(one / 1.3 for one in picked)]), max([right, *picked]))


def draw_picks(axes: Axes, facts: Facts) -> None:
    """Draw a row for each rule, and its rate in it."""
    palette = palette_of(axes)
    for row, name in enumerate(RULES):
        ours = name == "lrsuggest"
        color = palette.color("chosen" if ours else "classic")
        axes.axhline(row, color=palette.raw, lw=0.4, alpha=0.5, zorder=0)
        if facts[name] is not None:
            axes.plot(
                facts[name],
                row,
                "o" if ours else "D",
                color=color,
                ms=6 if ours else 4.5,
            )
    axes.set_yticks(range(len(RULES)), RULES, fontsize=7)
    axes.get_yticklabels()[0].set(color=palette.chosen, fontweight="bold")
    axes.set_ylim(len(RULES) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def draw_lost(axes: Axes, sample: Sample) -> None:
    """Draw what training at each rate lost, for both schedules."""
    palette = palette_of(axes)
    styles = {"one-cycle": (palette.smooth, "-"), "constant": (palette.ink, ":")}
    for schedule, (color, dashes) in styles.items():
        truth = sample.truth[schedule]
        rates = 10**truth.log_lr
        axes.plot(rates, truth.regret, dashes, color=color, lw=1.6, label=schedule)
    axes.set_ylim(1.04, -0.06)
    axes.set_yticks([0, 0.5, 1])
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_ylabel("lost by training")
    axes.legend(loc="center left", frameon=False, fontsize=8)


def shade_good(axes: Axes, sample: Sample) -> None:
    """Shade the rates that lose at most a twentieth, one-cycle."""
    palette, band = palette_of(axes), sample.truth["one-cycle"].band
    ends = 10.0 ** (band.min() - 0.03), 10.0 ** (band.max() + 0.03)
    axes.axvspan(*ends, color=palette.smooth, alpha=0.15, lw=0, zorder=-1)


def described(sample: Sample) -> str:
    """Say in words what the picture shows."""
    answer = sample.answer
    marks = ", ".join(
        f"{mark.name.replace('_', ' ')} {mark.lr:.2g}" for mark in answer.landmarks
    )
    said = f"suggestion {answer.lr:.2g}" if answer else f"refused: {answer.code}"
    numbers = [loss for loss in sample.losses if math.isfinite(loss)] or [math.nan]
    ends = f"{numbers[0]:.3g} at first, {np.min(numbers):.3g} at the lowest"
    return f"Loss over learning rate, {ends}; {said}; landmarks: {marks or 'none'}."
