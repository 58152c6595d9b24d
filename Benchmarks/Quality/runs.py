"""What several range tests of one problem are worth: regret and coverage of 1 to 8 sweeps.

Each task of the corpus was swept eight times with 100 steps, in eight orders of the data from the
same initial weights. Sweeps that share none or few are combined by `lrsuggest.suggest_runs`, which
takes the mean of the middle half of the logarithms of their rates; beside it stand the median, the
whole mean, and what the mean curve suggests by itself. All are in-sample as far as the
constants go: those were fitted to single sweeps of these tasks. Nothing was fitted to several.

The interval is to hold the middle of the good rates in 80 %; the last three columns say so for the
thirds of the groups that lie closest together, between, and furthest apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import lrsuggest
import numpy as np

from corpora import corpora
from layout import table
from recordings import Array, Corpus
from suggesters import NAMES
from truth import TaskTruth, truths

GROUPS = {
    1: [[curve] for curve in range(8)],
    2: [[0, 1], [2, 3], [4, 5], [6, 7]],
    3: [[0, 1, 2], [3, 4, 5], [5, 6, 7], [1, 3, 6]],
    5: [[0, 1, 2, 3, 4], [3, 4, 5, 6, 7], [0, 2, 4, 5, 7], [1, 2, 3, 6, 7]],
    8: [list(range(8))],
}
RULES = ("suggest_runs", "median", "geometric mean", "mean curve")
Context = dict[str, object]


@dataclass(frozen=True)
class Group:
    """What came of one group of sweeps; NaN where there is no such answer."""

    rates: tuple[float, ...]
    interval: tuple[float, float]
    spread: float
    regrets: Array
    middle: float


def asked(curves: list[tuple[Array, Array]], context: Context) -> tuple[object, list[object]]:
    """The combined answer, and those of the single sweeps."""
    if len(curves) == 1:
        answer = lrsuggest.suggest(*curves[0], **context)
        return answer, [answer]
    answer = lrsuggest.suggest_runs(curves, **context)
    alone = answer.runs if answer else [lrsuggest.suggest(*one, **context) for one in curves]
    return answer, list(alone)


def group(curves: list[tuple[Array, Array]], context: Context, truth: TaskTruth) -> Group:
    """Ask about one group."""
    answer, alone = asked(curves, context)
    logs = [np.log10(one.lr) for one in alone if one]
    mean = lrsuggest.suggest(*answer._reading.points(), **context)
    rates = (
        answer.lr if answer else np.nan,
        10 ** np.median(logs) if logs else np.nan,
        10 ** np.mean(logs) if logs else np.nan,
        mean.lr if mean else np.nan,
    )
    ends = tuple(np.log10(answer.interval)) if answer else (np.nan, np.nan)
    spread = getattr(answer, "spread", None)
    return Group(
        rates,
        ends,
        np.nan if spread is None else spread,
        truth.regret_at(np.array(rates)),
        (truth.band.min() + truth.band.max()) / 2,
    )


def groups(corpus: Corpus, schedule: str, count: int) -> list[list[Group]]:
    """The groups of every learnable task."""
    rates, losses = corpus.sweep("rt100")
    found = []
    for task, truth in enumerate(truths(corpus, schedule)):
        if truth.learnable:
            context: Context = {"schedule": NAMES[schedule], "steps": truth.steps}
            found.append(
                [
                    group([(rates, losses[task][one]) for one in chosen], context, truth)
                    for chosen in GROUPS[count]
                ]
            )
    return found


def regrets(tasks: list[list[Group]]) -> list[str]:
    """Mean regret of each rule over a task's groups, then over tasks."""
    cells = []
    for rule in range(len(RULES)):
        found = [np.array([one.regrets[rule] for one in task]) for task in tasks]
        means = [np.nanmean(task) for task in found if np.isfinite(task).any()]
        refused = np.mean([np.isnan(task).mean() for task in found])
        cells.append(f"{np.mean(means):.4f} ({refused:.1%})")
    return cells


def coverage(tasks: list[list[Group]]) -> list[str]:
    """Width, coverage, spread, and the coverage in the thirds of the spread."""
    every = [one for task in tasks for one in task if np.isfinite(one.rates[0])]
    low, high = np.array([one.interval for one in every]).T
    held = np.array([one.interval[0] <= one.middle <= one.interval[1] for one in every])
    spread = np.array([one.spread for one in every])
    known = np.isfinite(spread)
    cells = [f"{np.mean(high - low):.2f}", f"{held.mean():.1%}"]
    if not known.any():
        return [*cells, *[""] * 4]
    cells.append(f"{np.median(spread[known]):.2f}")
    ends = np.quantile(spread[known], [0, 1 / 3, 2 / 3, 1])
    parts = [(spread >= a) & (spread <= b) for a, b in zip(ends, ends[1:], strict=False)]
    return cells + [f"{held[part].mean():.0%}" for part in parts]


def main() -> None:
    """Print the regret and the coverage of 1 to 8 sweeps."""
    print(__doc__)
    rows, widths = [], []
    for count in GROUPS:
        cells = [groups(one, schedule, count) for one in corpora() for schedule in NAMES]
        tasks = [task for cell in cells for task in cell]
        rows.append([str(count), *regrets(tasks)])
        widths.append([str(count), *coverage(tasks)])
    print(table(["sweeps: mean regret (refused)", *RULES], rows), end="\n\n")
    thirds = ["close", "between", "far apart"]
    print(table(["sweeps", "width, decades", "held", "spread, median", *thirds], widths))


if __name__ == "__main__":
    main()
