"""Whether groups that are to be raised, or lowered, bear more, or less, when tested alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

import beside  # noqa: F401
from corpus import Recorded
from order import alone
from report.text import table
from suggesters import sweeps

ADVICE = ("keep", "raise", "lower")


def judged(task: Recorded) -> list[tuple[str, float, bool]]:
    """What every range test advises on every group, how surely, and whether that is right."""
    rates = np.log(alone(task))
    if not np.isfinite(rates).all():
        return []
    found = []
    for sweep in sweeps(task):
        said = sweep.report
        if not said.answer or any(group.share is None for group in said.groups):
            continue
        shares = np.maximum([group.share for group in said.groups], 0)
        margins = rates - rates @ (shares / shares.sum())
        for group, margin in zip(said.groups, margins, strict=True):
            right = {"keep": abs(margin) < np.log(2), "raise": margin > 0, "lower": margin < 0}
            if group.advice in right:
                found.append((group.advice, group.confidence, bool(right[group.advice])))
    return found


def paces(tasks: Sequence[Recorded]) -> str:
    """A line for each advice; every task counts alike."""
    each = [judged(task) for task in tasks]
    lines = []
    for advice in ADVICE:
        chosen = [[row for row in rows if row[0] == advice] for rows in each]
        chosen = [rows for rows in chosen if rows]
        if chosen:
            said = np.mean([np.mean([row[1] for row in rows]) for rows in chosen])
            right = np.mean([np.mean([row[2] for row in rows]) for rows in chosen])
            lines.append([advice, f"{sum(map(len, chosen))}", f"{said:.0%}", f"{right:.0%}"])
    return table(["advice", "groups", "said", "right"], lines)
