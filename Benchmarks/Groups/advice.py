"""Whether the groups that lrsuggest calls finished are, and what freezing them costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

import beside  # noqa: F401
from corpus import Recorded
from scoring import scale
from suggesters import sweeps

CHEAP = 0.02
"""A regret: freezing that costs no more is no mistake."""


@dataclass(frozen=True)
class Advised:
    """A group of a task: in what share of the answered range tests it is to be frozen.

    `cost` is the regret that freezing it adds at the best single rate.
    """

    task: str
    kind: str
    group: str
    finished: bool
    frozen: float
    answered: int
    cost: float


def costs(task: Recorded) -> np.ndarray:
    """The regret that freezing each group adds."""
    held = task["frozen_held"].mean(1)
    groups = len(task.meta["groups"])
    return (held[1 : 1 + groups] - held[0]) / scale(task, float(task.tried[1].min()))


def advised(task: Recorded) -> list[Advised]:
    """The advice on every group of a task; none where all its range tests are refused."""
    reports = [sweep.report for sweep in sweeps(task)]
    advice = [[group.advice for group in found.groups] for found in reports if found.answer]
    if not advice:
        return []
    frozen = np.array(advice) == "freeze"
    cost = costs(task)
    return [
        Advised(
            task.id,
            task.meta["kind"],
            name,
            place in task.meta["finished"],
            float(frozen[:, place].mean()),
            len(frozen),
            float(cost[place]),
        )
        for place, name in enumerate(task.meta["groups"])
    ]
