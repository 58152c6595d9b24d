"""What suggestions cost in recorded trainings, as ``Benchmarks/Quality`` judges them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from guide.corpora import read
from truth import TaskTruth, task_truth

import lrsuggest

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHERS = {
    "fastai_valley": "fastai's `valley`",
    "fastai_minimum": "fastai's `minimum`",
    "lightning": "Lightning",
}
"""Rules to compare with, and how they are called in sentences."""


class Recorded(NamedTuple):
    """A range test, what trainings led to, and how often these saw each row."""

    lrs: np.ndarray
    losses: np.ndarray
    truth: TaskTruth
    epochs: float


class Judged(NamedTuple):
    """One recorded range test: how it was answered, and what each rate would have cost."""

    refusal: str | None
    doubts: frozenset[str]
    regret: float
    others: dict[str, float]


class Cost(NamedTuple):
    """The mean regret of some answers, and the share that loses half or more."""

    mean: float
    half_lost: float

    def __str__(self) -> str:
        """Write both."""
        return (
            f"{self.mean:.2f} in the mean, half or more in {100 * self.half_lost:.0f} %"
        )


def cost(regrets: Iterable[float]) -> Cost:
    """Sum regrets up; NaN is no answer."""
    known = np.array([one for one in regrets if np.isfinite(one)])
    return Cost(float(known.mean()), float((known >= 0.5).mean()))


@cache
def truth(name: str, task: str) -> TaskTruth:
    """Return what one-cycle trainings of a task led to."""
    return task_truth(read(name), read(name).ids.index(task), "one-cycle")


def regret(found: TaskTruth, rate: float) -> float:
    """Return the share of the achievable improvement that a rate loses; NaN for no rate."""
    return float(found.regret_at(np.array(rate)))


@cache
def recorded(count: int) -> tuple[Recorded, ...]:
    """Return all range tests of `count` steps before short trainings that learn."""
    return tuple(
        Recorded(lrs, curve, found, float(epochs))
        for name in ("public", "grown")
        for lrs, losses in [read(name).sweep(f"rt{count}")]
        for task, curves, epochs in zip(
            read(name).ids, losses, read(name).epochs, strict=True
        )
        for found in [truth(name, task)]
        if found.learnable
        for curve in curves
        if np.isfinite(curve).any()
    )


@cache
def survey(count: int = 100) -> tuple[Judged, ...]:
    """Judge the answers to all of them."""
    return tuple(map(judged, recorded(count)))


def judged(test: Recorded) -> Judged:
    """Ask about one range test, and judge what is answered."""
    lrs, losses, found, epochs = test
    answer = lrsuggest.suggest(lrs, losses, steps=found.steps, epochs=epochs)
    picks = {name: lrsuggest.rule(name, lrs, losses) for name in OTHERS}
    others = {name: regret(found, pick or np.nan) for name, pick in picks.items()}
    if not answer:
        return Judged(answer.code, frozenset(), np.nan, others)
    doubts = frozenset(doubt.code for doubt in answer.doubts)
    return Judged(None, doubts, regret(found, answer.lr), others)
