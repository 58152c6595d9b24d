"""Turns a table of suggestions into the figures by which suggesters are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from recordings import Array
from truth import TaskTruth


@dataclass(frozen=True)
class Score:
    """One row of the scoreboard: each figure is a mean over a task's curves, then over tasks.

    `median` is the median task; `seed_sd` the sd of log10(lr) over the curves of a task.
    """

    tasks: int
    mean: float
    median: float
    within_05: float
    within_10: float
    over_50: float
    distance: float
    bias: float
    off_band: float
    seed_sd: float
    refused: float


HEADER = (
    "| rule | tasks | mean regret | median | ≤.05 | ≤.10 | ≥.5 | dist | bias | off-band "
    "| seed sd | refused |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def score(table: Array, truths: Sequence[TaskTruth], keep: Sequence[bool] | None = None) -> Score:
    """Score rates (tasks, curves), NaN = refused, on the learnable tasks.

    Refused curves count in `refused` only; a task with nothing but refusals has no regret.
    `keep` restricts the score to some tasks.
    """
    rows: list[tuple[float, ...]] = []
    refused: list[float] = []
    for i, (rates, truth) in enumerate(zip(table, truths, strict=True)):
        if not truth.learnable or (keep is not None and not keep[i]):
            continue
        answered = rates[np.isfinite(rates) & (rates > 0)]
        refused.append(1.0 - len(answered) / len(rates))
        if not len(answered):
            continue
        regret, shift = truth.regret_at(answered), np.log10(answered) - truth.best
        rows.append(
            (
                float(np.mean(regret)),
                float(np.mean(regret <= 0.05)),
                float(np.mean(regret <= 0.10)),
                float(np.mean(regret >= 0.5)),
                float(np.mean(np.abs(shift))),
                float(np.mean(shift)),
                float(np.mean(truth.off_band(answered))),
                float(np.std(np.log10(answered), ddof=1)) if len(answered) > 1 else float("nan"),
            )
        )
    if not rows:
        return Score(len(refused), *[float("nan")] * 9, float(np.mean(refused or [np.nan])))
    figures = np.array(rows)
    mean = figures[:, :-1].mean(axis=0)
    return Score(
        len(refused),
        float(mean[0]),
        float(np.median(figures[:, 0])),
        *(float(value) for value in mean[1:]),
        float(np.nanmean(figures[:, -1])) if np.isfinite(figures[:, -1]).any() else float("nan"),
        float(np.mean(refused)),
    )


def row(name: str, result: Score) -> str:
    """One Markdown row under `HEADER`."""
    tasks, mean, median, w05, w10, o50, dist, bias, off, sd, refused = astuple(result)
    return (
        f"| {name} | {tasks} | {mean:.3f} | {median:.3f} | {w05:.0%} | {w10:.0%} | {o50:.0%} "
        f"| {dist:.2f} | {bias:+.2f} | {off:.2f} | {sd:.2f} | {refused:.0%} |"
    )
