"""Where the rules of a family point, on a clear and on a shaky range test."""

from __future__ import annotations

import math
from functools import partial

import matplotlib.pyplot as plt
from recorded import CLEAR, SHAKY, range_test

import lrsuggest


def picture(family: str) -> None:
    """Draw both curves, and under each the rate that every rule of `family` picks."""
    names = lrsuggest.rules(family)
    height = 2.2 + 0.19 * len(names)
    figure, axes = plt.subplots(
        2,
        2,
        figsize=(9, height),
        sharex=True,
        sharey="row",
        height_ratios=(2.2, 0.19 * len(names)),
        layout="constrained",
    )
    for column, task in enumerate((CLEAR, SHAKY)):
        curve, picks = axes[:, column]
        lrs, losses = range_test(task)
        draw_curve(curve, lrs, losses)
        curve.set_title(
            f"{task.split('.')[0]}, {'clear' if task == CLEAR else 'shaky'}"
        )
        answers = [lrsuggest.rule(name, lrs, losses) for name in names]
        for row, answer in enumerate(answers):
            if answer:
                picks.plot(answer, row, "D", color="#c46a00", ms=5)
        picks.set_yticks(range(len(names)), names, fontsize=7)
        picks.set_ylim(len(names) - 0.4, -0.6)
        picks.grid(axis="both", alpha=0.3)
        picks.set_xlabel("learning rate")
    figure.supylabel("loss", fontsize=9, y=0.8)


def draw_curve(axes: plt.Axes, lrs: list[float], losses: list[float]) -> None:
    """Draw the raw losses, cut where an explosion would flatten all the rest."""
    start = sorted(losses[:10])[5]
    axes.set_xscale("log")
    axes.plot(lrs, losses, ".", color="#87919c", ms=3.5)
    axes.set_ylim(0, 1.8 * start if math.isfinite(start) else None)


picture_arrays = partial(picture, "arrays")
picture_smoothed = partial(picture, "smoothed")
picture_landmarks = partial(picture, "landmarks")
picture_library = partial(picture, "library")
picture_learned = partial(picture, "learned")
