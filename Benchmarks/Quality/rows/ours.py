"""The rows of lrsuggest: as shipped, and with constants that never saw the data set judged."""

from __future__ import annotations

from dataclasses import dataclass

import lrsuggest
import numpy as np

import confidence
from confidence import Odds
from fitting import Cell, fit, left_out
from formula import Constants
from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks, stacked
from suggesters import Answers, asked, context
from told import EVERYTHING, NO_EPOCHS, NOTHING

JUDGED = "lrsuggest"
UNCOUNTED = f"{JUDGED}, epochs not given"
BLIND = f"{JUDGED}, steps not given"
"""Less told: how often each row is seen, or neither that nor the budget."""
TOGETHER = 4


@dataclass(frozen=True)
class Ours:
    """The rows, and the answers of the package cell by cell."""

    rows: list[Row]
    answers: list[Answers]
    log_rate: list[Array]


def refitted(parts: list[Cell], chosen: Constants, names: list[str]) -> dict[str, Constants]:
    """For each data set, the constants fitted to `parts` without it.

    Those that are shipped have not seen a data set that is not among them.
    """
    seen = set(np.concatenate([part.data for part in parts]).tolist())
    return {name: fit(parts, chosen, without=name) if name in seen else chosen for name in names}


def ours(
    tasks: Tasks, chosen: Constants, folds: dict[str, Constants], odds: dict[str, Odds]
) -> Ours:
    """Ask the package about every curve, and the formula about those it refuses."""
    cells = tasks.cells
    answers = [asked(cell) for cell in cells]
    uncounted = [asked(cell, NO_EPOCHS) for cell in cells]
    blind = [asked(cell, NOTHING) for cell in cells]
    assumed = [np.full(len(cell.kept), chosen.assumed_steps) for cell in cells]
    unseen = [left_out(cell, folds) for cell in cells]
    unseen_blind = [
        left_out(cell, folds, steps) for cell, steps in zip(cells, assumed, strict=True)
    ]
    plain = [cell.log_rate(chosen) for cell in cells]
    sure, uncounted_sure, blind_sure = (
        stacked([confidence.unseen(cell, odds, told) for cell in cells])
        for told in (EVERYTHING, NO_EPOCHS, NOTHING)
    )
    said = stacked([one.confidence for one in answers])
    rows = [
        row(JUDGED, answers, unseen, sure, unseen=True),
        row(UNCOUNTED, uncounted, unseen, uncounted_sure, unseen=True),
        row(BLIND, blind, unseen_blind, blind_sure, unseen=True),
        several(tasks, answers, unseen),
        row(f"{JUDGED} as shipped", answers, plain, said, unseen=False),
    ]
    return Ours(rows, answers, unseen)


def crossvalidated(tasks: Tasks, folds: dict[str, Constants]) -> Row:
    """The judged row alone, for sweeps of any length."""
    answers = [asked(cell) for cell in tasks.cells]
    rates = [left_out(cell, folds) for cell in tasks.cells]
    return row(JUDGED, answers, rates, None, unseen=True)


def row(
    name: str, answers: list[Answers], rates: list[Array], sure: Array | None, *, unseen: bool
) -> Row:
    """Rates where the package answers; where it refuses, what it would have named."""
    table, answered = stacked(rates), np.isfinite(stacked([one.lr for one in answers]))
    if not unseen:
        table = np.where(answered, np.log10(stacked([one.lr for one in answers])), table)
    shown = np.where(answered, table, np.nan)
    return Row(name, "ours", shown, unseen, instead=table, confidence=sure)


def several(tasks: Tasks, answers: list[Answers], rates: list[Array]) -> Row:
    """What `suggest_runs` makes of four curves, moved as the folds move the answers to each.

    Groups are of neighbours in the file; a task with fewer curves has none.
    """
    members = zip(tasks.cells, answers, rates, strict=True)
    found, present, sure = zip(*(together(*one) for one in members), strict=True)
    probability = stacked(list(sure))
    return Row(
        f"{JUDGED}, {TOGETHER} curves",
        "ours",
        stacked(list(found)),
        unseen=True,
        confidence=probability if np.isfinite(probability).any() else None,
        present=stacked(list(present)) == 1,
    )


def together(cell: Cell, answers: Answers, rates: Array) -> tuple[Array, Array, Array]:
    """log10 rates (tasks, groups), 1 where there is such a group, and the confidences."""
    lrs, losses = cell.sweeps
    groups = losses.shape[1] // TOGETHER
    found, sure = np.full((2, len(losses), groups), np.nan)
    present = np.zeros(found.shape)
    for task, group in np.ndindex(found.shape):
        chosen = slice(group * TOGETHER, (group + 1) * TOGETHER)
        if not np.isfinite(losses[task, chosen]).any(axis=-1).all():
            continue
        present[task, group] = 1
        runs = [(lrs, curve) for curve in losses[task, chosen]]
        answer = lrsuggest.suggest_runs(runs, **context(cell, task))
        if answer:
            moved = rates[task, chosen] - np.log10(answers.lr[task, chosen])
            known = moved[np.isfinite(moved)]
            found[task, group] = np.log10(answer.lr) + (known.mean() if len(known) else 0.0)
            sure[task, group] = getattr(answer, "confidence", np.nan)
    return found, present, sure
