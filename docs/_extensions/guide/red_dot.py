"""The picture of a rule at work: on a curve where it does well, and on one where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import NullLocator

from lrsuggest._surface import palette_of

from .constructions import Construction, construction
from .picture import shade_good
from .tables import rate, share

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .sample import Sample


def picture(rule: str, samples: list[Sample]) -> Figure:
    """Draw a column for each sample; below, the slopes where the rule seeks the lowest one."""
    found = [construction(rule, *sample.curve) for sample in samples]
    rows = 2 if found[0].slope is not None else 1
    total = 3.3 + 1.2 * (rows - 1)
    figure, panels = plt.subplots(
        rows,
        len(samples),
        figsize=(7.4, total),
        height_ratios=[2.4, 1][:rows],
        sharex="col",
        squeeze=False,
    )
    figure.subplots_adjust(
        0.075, 0.48 / total, 0.99, 1 - 0.62 / total, hspace=0.08, wspace=0.14
    )
    for column, (sample, made) in enumerate(zip(samples, found, strict=True)):
        draw_curve(panels[0, column], sample, made)
        if rows == 2:
            draw_slope(panels[1, column], made)
        panels[-1, column].set_xlabel("Learning rate")
    for panel, text in zip(panels[:, 0], ("Loss", "Slope"), strict=False):
        panel.set_ylabel(text)
    figure.align_ylabels()
    draw_key(figure, panels[0, 0], found[0])
    return figure


def draw_curve(axes: Axes, sample: Sample, made: Construction) -> None:
    """Draw the losses, what the rule makes of them, and its point."""
    palette = palette_of(axes)
    axes.set_xscale("log")
    axes.xaxis.set_minor_locator(NullLocator())
    axes.plot(*sample.curve, ".", color=palette.raw, ms=3)
    axes.plot(made.lrs, made.averages, color=palette.smooth, lw=0.9, alpha=0.45)
    axes.plot(made.rates, made.seen, color=palette.smooth, lw=2)
    axes.set_xlim(min(sample.lrs) / 1.5, max(sample.lrs) * 1.5)
    axes.set_ylim(*heights(sample, made))
    if made.run:
        axes.plot(
            made.rates[made.run], made.seen[made.run], ".", color=palette.chosen, ms=7
        )
    for place in made.ends or ():
        draw_tangent(axes, made, place, palette.chosen)
    height = made.seen[made.pick]
    if made.tenth:
        arrow = {"arrowstyle": "->", "color": palette.chosen, "lw": 1.5}
        ends = ((made.rate, height), (made.rates[made.pick], height))
        axes.annotate("", *ends, arrowprops=arrow)
    if made.back:
        ends = [made.window.start + made.pick - back for back in (made.back, 0)]
        style = {"color": palette.chosen, "lw": 1.8, "zorder": 4}
        axes.plot(made.lrs[ends], made.averages[ends], **style)
    elif made.slope is not None:
        draw_tangent(axes, made, made.pick, palette.chosen)
    axes.axvline(made.rate, color=palette.classic, lw=1.4)
    axes.plot(
        made.rate,
        height,
        "D",
        color=palette.classic,
        mec=palette.ground,
        ms=8,
        zorder=5,
    )
    if "one-cycle" in sample.truth:
        shade_good(axes, sample)
    lost = share(float(sample.truth["one-cycle"].regret_at(made.rate)))
    axes.set_title(
        f"{sample.name}: {rate(made.rate)} loses {lost}", fontsize=9, loc="left"
    )


def heights(sample: Sample, made: Construction) -> tuple[float, float]:
    """Return a range that shows the descent and the first part of what follows."""
    losses = np.array([loss for loss in sample.losses if np.isfinite(loss)])
    start = np.median(losses[:10])
    low = min(losses[losses > -np.inf].min(), made.seen.min())
    room = abs(start - low) or 1.0
    return low - 0.1 * room, max(start, made.seen[made.pick]) + 0.5 * room


def draw_tangent(axes: Axes, made: Construction, place: int, color: str) -> None:
    """Draw the slope per step at a place, over some steps to either side."""
    slope = np.gradient(made.seen)[place]
    reach = np.arange(max(place - 6, 0), min(place + 7, len(made.seen)))
    line = made.seen[place] + slope * (reach - place)
    axes.plot(made.rates[reach], line, color=color, lw=1.8, zorder=4)


def draw_slope(axes: Axes, made: Construction) -> None:
    """Draw what the rule seeks the lowest of, and where it is."""
    palette = palette_of(axes)
    rates = made.rates[: len(made.slope)]
    axes.axhline(0, color=palette.raw, lw=0.5)
    axes.plot(rates, made.slope, color=palette.ink, lw=1.2)
    axes.axvline(made.rate, color=palette.classic, lw=1.4)
    axes.plot(
        made.rate,
        made.slope[made.pick],
        "D",
        color=palette.classic,
        mec=palette.ground,
        ms=7,
    )
    low = float(made.slope.min())
    axes.set_ylim(
        1.25 * low if low < 0 else -1, min(float(made.slope.max()), -low) - 0.1 * low
    )
    axes.set_yticks([])


def draw_key(figure: Figure, axes: Axes, made: Construction) -> None:
    """Say what is what, above the pictures."""
    palette = palette_of(axes)
    hand = {"color": palette.chosen, "lw": 1.8}
    if made.run:
        hand = {"color": palette.chosen, "ls": "", "marker": ".", "ms": 8}
    label = (
        "the longest fall"
        if made.run
        else "a tenth of the minimum"
        if made.tenth
        else "slopes"
    )
    marks = [
        Line2D([], [], color=palette.raw, ls="", marker=".", label="recorded loss"),
        Line2D([], [], color=palette.smooth, lw=2, label="what the rule looks at"),
        Line2D([], [], **hand, label=label),
        Line2D([], [], color=palette.classic, ls="", marker="D", label="its answer"),
        Line2D([], [], color=palette.smooth, lw=7, alpha=0.15, label="good rates"),
    ]
    figure.legend(handles=marks, ncols=5, loc="upper center", frameon=False, fontsize=8)
