"""The rows of `run.py`: what one suggester achieves on the tasks of one cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fitting import Cell, looked_up
from recordings import Array
from scoreboard import score

HEADER = ("mean", "median", "<= .05", "<= .10", ">= .5", "refused", "regret of refused")


@dataclass(frozen=True)
class Suggestions:
    """A suggester's log10 rates (tasks, curves), refused ones too, and which those are."""

    log_rate: Array
    refused: Array


@dataclass(frozen=True)
class Goal:
    """The mean regret that is wanted at most, and the share of curves with half lost or more."""

    mean: float
    over_50: float | None = None


@dataclass(frozen=True)
class Figures:
    """Means over a task's answered curves, then over tasks; `of_refused` over refused curves."""

    mean: float
    median: float
    within_05: float
    within_10: float
    over_50: float
    refused: float
    of_refused: float

    @property
    def texts(self) -> list[str]:
        """The cells under `HEADER`."""
        shares = (self.within_05, self.within_10, self.over_50, self.refused)
        of_refused = "" if np.isnan(self.of_refused) else f"{self.of_refused:.2f}"
        means = [f"{self.mean:.3f}", f"{self.median:.3f}"]
        return [*means, *(f"{share:.1%}" for share in shares), of_refused]

    def verdict(self, goal: Goal) -> str:
        """The goal, and whether it is met."""
        parts = [
            f"mean regret <= {goal.mean:.3f}: {'met' if self.mean <= goal.mean else 'NOT MET'}"
        ]
        if goal.over_50 is not None:
            met = "met" if self.over_50 <= goal.over_50 else "NOT MET"
            parts.append(f">= .5 in at most {goal.over_50:.0%}: {met}")
        return ", ".join(parts)


def figures(part: Cell, suggestions: Suggestions) -> Figures:
    """Score one suggester on the tasks of one cell."""
    answered = np.where(suggestions.refused, np.nan, 10.0**suggestions.log_rate)
    found = score(answered, [part.truth[task] for task in part.kept])
    refused = looked_up(part.regret, suggestions.log_rate)[suggestions.refused]
    refused = refused[np.isfinite(refused)]
    return Figures(
        found.mean,
        found.median,
        found.within_05,
        found.within_10,
        found.over_50,
        found.refused,
        float(np.mean(refused)) if len(refused) else np.nan,
    )
