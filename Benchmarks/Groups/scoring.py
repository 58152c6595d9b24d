"""What the suggested rates lose: regret, the share of the achievable improvement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

import beside  # noqa: F401
from corpus import Recorded
from group_declared import named
from group_tasks import SEEDS
from outcomes import evaluate
from suggesters import SUGGESTERS, Suggester, sweeps
from truth import improvement

JUDGED_SWEEPS = 3


@dataclass(frozen=True)
class Scored:
    """A task: regret (suggesters, sweeps), NaN where there is no answer; rates beside it.

    `hindsight` are regrets of what is known only after all trainings; `noise` is what the rates
    that are best for two seeds lose on the third, beside those that are best for all.
    """

    task: Recorded
    regret: np.ndarray
    rates: list[list[np.ndarray | None]]
    hindsight: dict[str, float]
    noise: float


def scale(task: Recorded, best: float) -> float:
    """The loss that a regret of 1 stands for."""
    return improvement(task.meta["top"], best, task.meta["chance"])


def score(task: Recorded, suggesters: Iterable[Suggester] = SUGGESTERS.values()) -> Scored:
    """Ask every suggester about every range test, and train with what they say."""
    judged = sweeps(task)[:JUDGED_SWEEPS]
    rates = [[suggester(sweep) for sweep in judged] for suggester in suggesters]
    asked = [(row, column) for row, line in enumerate(rates) for column in range(len(line))]
    asked = [place for place in asked if rates[place[0]][place[1]] is not None]
    loss = np.full((len(rates), len(judged)), np.nan)
    if asked:
        vectors = np.array([rates[row][column] for row, column in asked])
        held = evaluate(named(task.id), vectors, SEEDS).mean(1)
        loss[tuple(np.array(asked).T)] = held
    best = float(min(task.tried[1].min(), np.nanmin(loss, initial=np.inf)))
    unit = scale(task, best)
    regret = np.clip((loss - best) / unit, 0, 1)
    hindsight = {name: (held - best) / unit for name, held in in_hindsight(task).items()}
    return Scored(task, regret, rates, hindsight, across_seeds(task) / unit)


def in_hindsight(task: Recorded) -> dict[str, float]:
    """The losses of the best rates of the grid, by the slice that is allowed."""
    mean, ratio = task["grid_held"].mean(1), task["grid_ratio"]
    return {
        "best single rate": float(mean[ratio == 1].min()),
        "best slice(lr/100, lr)": float(mean[ratio == 0.01].min()),
        "best head only": float(mean[ratio == 0].min()),
        "best slice over depth": float(mean.min()),
    }


def across_seeds(task: Recorded) -> float:
    """What the choice by two seeds loses on the third, in units of the loss."""
    held = task.held
    everywhere = held[held.mean(1).argmin()]
    chosen = [np.delete(held, seed, 1).mean(1).argmin() for seed in range(SEEDS)]
    return float(np.mean(held[chosen, np.arange(SEEDS)] - everywhere))
