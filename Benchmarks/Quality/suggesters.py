"""The suggesters that `run.py` compares, each on the tasks of one cell."""

from __future__ import annotations

from dataclasses import dataclass

import lrsuggest
import numpy as np

from baselines import RULES, suggest_all
from blocks import Suggestions
from fitting import Cell, looked_up, mean_regret
from formula import Constants
from recordings import Array

NAMES = {"one-cycle": "one_cycle", "constant": "constant"}
OFFSETS = np.arange(-1.5, 1.51, 0.01)


@dataclass(frozen=True)
class Answers:
    """The package's answers about every curve of a cell: arrays (tasks, curves), NaN = refused."""

    lr: Array
    interval: Array
    search: Array
    max_safe: Array


def asked(part: Cell, *, with_steps: bool = True) -> Answers:
    """What the Python package says of every curve; ranges have a last axis (low, high)."""
    lrs, losses = part.sweeps
    rows = []
    for task, steps in zip(losses, part.steps, strict=True):
        known = int(steps) if with_steps else None
        answers = lrsuggest.suggest_batch(lrs, task, schedule=NAMES[part.schedule], steps=known)
        rows.append([numbers(answer) for answer in answers])
    found = np.array(rows)
    return Answers(found[..., 0], found[..., 1:3], found[..., 3:5], found[..., 5])


def numbers(answer: lrsuggest.Suggestion | lrsuggest.Refusal) -> tuple[float, ...]:
    """The rate, the interval, the search range and the limit of one answer."""
    if not isinstance(answer, lrsuggest.Suggestion):
        return (np.nan,) * 6
    return (answer.lr, *answer.interval, *answer.search_range, answer.max_safe_lr)


def shipped(part: Cell, constants: Constants, *, with_steps: bool = True) -> Suggestions:
    """Lrsuggest as it is; where it refuses, the rate it would have named."""
    steps = part.steps if with_steps else np.full(len(part.kept), constants.assumed_steps)
    answers = asked(part, with_steps=with_steps).lr
    refused = np.isnan(answers)
    return Suggestions(
        np.where(refused, part.log_rate(constants, steps), np.log10(answers)), refused
    )


def fastai(part: Cell, rule: str) -> Suggestions:
    """One of fastai's rules as published."""
    log_rate = np.log10(suggest_all(RULES[rule], *part.sweeps))
    return Suggestions(log_rate, np.isnan(log_rate))


def scaled(parts: list[Cell], published: list[Suggestions]) -> list[Suggestions]:
    """The one-line baseline: a rule * c / sqrt(steps / 400).

    *c* is fitted per schedule, short and long together, without the data set it is used on.
    """
    plain = [
        one.log_rate - 0.5 * np.log10(part.steps / 400.0)[:, None]
        for part, one in zip(parts, published, strict=True)
    ]
    found = [log.copy() for log in plain]
    for index, part in enumerate(parts):
        same = [other for other, cell in enumerate(parts) if cell.schedule == part.schedule]
        for name in np.unique(part.data):
            seen = [(parts[other], plain[other], parts[other].data != name) for other in same]
            found[index][part.data == name] += best_offset(seen)
    return [Suggestions(log, one.refused) for log, one in zip(found, published, strict=True)]


def best_offset(seen: list[tuple[Cell, Array, Array]]) -> float:
    """The constant, in decades, of the smallest mean regret over chosen tasks of some cells."""

    def regret(offset: float) -> float:
        tables = [looked_up(part.blurred[rows], log[rows] + offset) for part, log, rows in seen]
        return float(np.mean([mean_regret(table) for table in tables]))

    return float(min(OFFSETS, key=regret))
