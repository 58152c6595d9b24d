"""The rules of the registry, each as its source has it."""

from __future__ import annotations

import lrsuggest
import numpy as np

from fitting import Cell
from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks, stacked

Answered = dict[tuple[str, str], Array]
"""What was asked before, by path and rule: both schedules judge the same answers."""


def published(tasks: Tasks, answered: Answered) -> list[Row]:
    """One row for each rule; a curve on which a rule has no answer is refused.

    The networks are another matter: they were trained on these very tasks.
    """
    return [
        Row(name, kind(name), stacked([answers(cell, name, answered) for cell in tasks.cells]))
        for name in lrsuggest.rules()
        if lrsuggest.rule_info(name).family != "learned"
    ]


def kind(name: str) -> str:
    """Whether a rule is one that a library ships, or one of ours made of it."""
    shipped = lrsuggest.rule_info(name).family == "library" and not name.endswith("_corrected")
    return "library" if shipped else "rule"


def answers(cell: Cell, name: str, answered: Answered) -> Array:
    """log10 of what a rule says of every curve of the cell's tasks."""
    key = (str(cell.corpus.path), name)
    if key not in answered:
        lr, losses = cell.corpus.sweep(cell.sweep)
        rates = [[rate(name, lr, curve) for curve in task] for task in losses]
        answered[key] = np.log10(np.array(rates).reshape(losses.shape[:2]))
    return answered[key][cell.kept]


def rate(name: str, lr: Array, losses: Array) -> float:
    """What a rule answers; NaN where it has no answer, or one that is no learning rate."""
    answer = lrsuggest.rule(name, lr, losses)
    return answer if isinstance(answer, float) and 0.0 < answer < np.inf else np.nan
