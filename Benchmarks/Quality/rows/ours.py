"""The rows of lrsuggest: as shipped, and with constants that never saw the data set judged."""

from __future__ import annotations

from dataclasses import dataclass

import lrsuggest
import numpy as np

from fitting import Cell, fit, left_out
from formula import Constants
from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks, stacked
from suggesters import Answers, asked, context

JUDGED = "lrsuggest"
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
    return {name: fit(parts, chosen, 4, name) if name in seen else chosen for name in names}


def ours(tasks: Tasks, chosen: Constants, folds: dict[str, Constants]) -> Ours:
    """Ask the package about every curve, and the formula about those it refuses."""
    cells = tasks.cells
    answers = [asked(cell) for cell in cells]
    blind = [asked(cell, with_steps=False) for cell in cells]
    assumed = [np.full(len(cell.kept), chosen.assumed_steps) for cell in cells]
    unseen = [left_out(cell, folds) for cell in cells]
    unseen_blind = [
        left_out(cell, folds, steps) for cell, steps in zip(cells, assumed, strict=True)
    ]
    plain = [cell.log_rate(chosen) for cell in cells]
    sure, blind_sure = (
        stacked([confidence(cell, one) for cell, one in zip(cells, found, strict=True)])
        for found in (answers, blind)
    )
    rows = [
        row(JUDGED, answers, unseen, sure, unseen=True),
        row(f"{JUDGED}, steps not given", blind, unseen_blind, blind_sure, unseen=True),
        several(tasks, answers, unseen),
        row(f"{JUDGED} as shipped", answers, plain, sure, unseen=False),
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


def confidence(cell: Cell, answers: Answers) -> Array:
    """The confidence of every answer; without one, the clarity of the descent orders them."""
    known = np.isfinite(answers.confidence)
    return answers.confidence if known.any() else np.log10(np.maximum(cell.readings.clarity, 1e-9))


def several(tasks: Tasks, answers: list[Answers], rates: list[Array]) -> Row:
    """What `suggest_runs` makes of four curves, moved as the folds move the answers to each.

    Groups are of neighbours in the file; a task with fewer curves has none.
    """
    tables = [
        together(cell, one, rate)
        for cell, one, rate in zip(tasks.cells, answers, rates, strict=True)
    ]
    found = stacked([table for table, _ in tables])
    present = stacked([there for _, there in tables]) == 1
    name = f"{JUDGED}, {TOGETHER} curves"
    return Row(name, "ours", found, unseen=True, present=present)


def together(cell: Cell, answers: Answers, rates: Array) -> tuple[Array, Array]:
    """log10 rates (tasks, groups), and 1 where there is such a group."""
    lrs, losses = cell.sweeps
    groups = losses.shape[1] // TOGETHER
    found = np.full((len(losses), groups), np.nan)
    present = np.zeros(found.shape)
    for task in range(len(losses)):
        for group in range(groups):
            chosen = slice(group * TOGETHER, (group + 1) * TOGETHER)
            if np.isfinite(losses[task, chosen]).any(axis=-1).all():
                present[task, group] = 1
                runs = [(lrs, curve) for curve in losses[task, chosen]]
                answer = lrsuggest.suggest_runs(runs, **context(cell, task))
                alone = np.isfinite(answers.lr[task, chosen])
                if answer:
                    shift = rates[task, chosen][alone] - np.log10(answers.lr[task, chosen][alone])
                    found[task, group] = np.log10(answer.lr) + (shift.mean() if alone.any() else 0)
    return found, present
