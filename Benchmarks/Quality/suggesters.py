"""What the Python package says of the curves of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import lrsuggest
import numpy as np
from lrsuggest._typing import Optimizer

from fitting import Cell
from recordings import Array, epochs
from told import EVERYTHING, Told
from truth import transfer_mode

NAMES = {"one-cycle": "one_cycle", "constant": "constant"}
OPTIMIZERS = {**{name: name for name in get_args(Optimizer)}, "mom": "momentum"}
"""The library's names of the optimisers that a corpus may name."""

Answer = lrsuggest.Suggestion | lrsuggest.RunsSuggestion | lrsuggest.Refusal


@dataclass(frozen=True)
class Answers:
    """The package's answers about every curve of a cell: arrays (tasks, curves), NaN = refused."""

    lr: Array
    interval: Array
    search: Array
    max_safe: Array
    confidence: Array
    code: Array


def asked(part: Cell, told: Told = EVERYTHING) -> Answers:
    """What the Python package says of every curve; ranges have a last axis (low, high)."""
    lrs, losses = part.sweeps
    answers = []
    for row, task in enumerate(losses):
        answers += lrsuggest.suggest_batch(lrs, task, **context(part, row, told))
    shape = losses.shape[:2]
    found = np.array([numbers(answer) for answer in answers]).reshape(*shape, 7)
    codes = [getattr(answer, "code", "") for answer in answers]
    return Answers(
        found[..., 0],
        found[..., 1:3],
        found[..., 3:5],
        found[..., 5],
        found[..., 6],
        np.array(codes, dtype=object).reshape(shape),
    )


def context(part: Cell, row: int, told: Told = EVERYTHING) -> dict[str, object]:
    """What a user would tell of a task beside its curve."""
    entry = part.corpus.meta[part.kept[row]]
    known: dict[str, object] = {"schedule": NAMES[part.schedule]}
    known["fine_tuning"] = transfer_mode(entry) is not None
    if told.steps:
        known["steps"] = entry["steps"]
    if told.epochs and np.isfinite(epochs(entry)):
        known["epochs"] = epochs(entry)
    return {**known, "optimizer": OPTIMIZERS.get(str(entry.get("opt")).lower())}


def numbers(answer: Answer) -> tuple[float, ...]:
    """The rate, interval, search range, limit and confidence of one answer."""
    if isinstance(answer, lrsuggest.Refusal):
        return (np.nan,) * 7
    sure = getattr(answer, "confidence", np.nan)
    return (answer.lr, *answer.interval, *answer.search_range, answer.max_safe_lr, sure)
