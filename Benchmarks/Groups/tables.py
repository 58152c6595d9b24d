"""Tables of regret."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import beside  # noqa: F401
from report.text import table
from scoring import Scored
from suggesters import BESIDE, SUGGESTERS

GOOD, CLOSE = 0.05, 0.01
DRAWS = 2000


def number(value: float, digits: int = 3) -> str:
    """A number without its leading zero; a dash for none."""
    if not np.isfinite(value):
        return "-"
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def by_task(scored: Sequence[Scored]) -> np.ndarray:
    """Mean regret (tasks, suggesters) over the range tests that `BESIDE` answered."""
    beside_row = list(SUGGESTERS).index(BESIDE)
    found = np.array([one.regret for one in scored])
    found[np.broadcast_to(np.isnan(found[:, [beside_row]]), found.shape)] = np.nan
    counts = np.isfinite(found).sum(2)
    return np.where(counts > 0, np.nansum(found, 2) / np.maximum(counts, 1), np.nan)


def interval(difference: np.ndarray, data: Sequence[str]) -> tuple[float, float]:
    """What holds 90 % of the means over drawn data sets."""
    random = np.random.default_rng(0)
    names = np.unique(data)
    sums = np.array([difference[np.array(data) == name].sum() for name in names])
    counts = np.array([(np.array(data) == name).sum() for name in names])
    drawn = random.integers(len(names), size=(DRAWS, len(names)))
    low, high = np.quantile(sums[drawn].sum(1) / counts[drawn].sum(1), [0.05, 0.95])
    return float(low), float(high)


def regrets(scored: Sequence[Scored]) -> str:
    """Mean regret of every suggester, the best first, then what hindsight would reach."""
    means = by_task(scored)
    beside_row = means[:, list(SUGGESTERS).index(BESIDE)]
    rows = []
    for name, column in zip(SUGGESTERS, means.T, strict=True):
        both = np.isfinite(column) & np.isfinite(beside_row)
        if not both.any():
            continue
        data = [one.task.meta["data"] for one, kept in zip(scored, both, strict=True) if kept]
        rows.append((name, column[both], (column - beside_row)[both], data))
    for name in scored[0].hindsight:
        column = np.array([one.hindsight[name] for one in scored])
        rows.append((f"*{name}, in hindsight*", column, None, None))
    rows.sort(key=lambda row: (row[0].startswith("*"), row[1].mean()))
    return table(
        ["", "tasks", "mean", "median", "≤ .05", "worst", "against one rate", "better", "worse"],
        [line(*row) for row in rows],
    )


def line(
    name: str, column: np.ndarray, difference: np.ndarray | None, data: Sequence[str] | None
) -> list[str]:
    """One suggester."""
    figures = [f"{len(column)}", number(column.mean()), number(float(np.median(column)))]
    figures += [f"{np.mean(column <= GOOD):.0%}", number(column.max(), 2)]
    if difference is None or data is None or name == BESIDE:
        return [name, *figures, "", "", ""]
    low, high = interval(difference, data)
    gained = f"{difference.mean():+.3f} ({low:+.3f} to {high:+.3f})"
    return [
        name,
        *figures,
        gained,
        f"{(difference < -CLOSE).sum()}",
        f"{(difference > CLOSE).sum()}",
    ]


def each(scored: Sequence[Scored]) -> str:
    """Every task, and what every suggester loses on it."""
    means = by_task(scored)
    shown = [place for place, column in enumerate(means.T) if np.isfinite(column).any()]
    names = [list(SUGGESTERS)[place] for place in shown]
    return table(
        ["task", "steps", *names, "best single"],
        [
            [
                f"`{one.task.id}`",
                str(one.task.steps),
                *(number(row[place], 2) for place in shown),
                number(one.hindsight["best single rate"], 2),
            ]
            for one, row in zip(scored, means, strict=True)
        ],
    )
