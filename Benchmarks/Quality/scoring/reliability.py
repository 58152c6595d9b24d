"""Whether a confidence means what it says: how often regret is at most .10 where it says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recordings import Array
from scoring.judged import Judged

BINS = 10
GOOD_REGRET = 0.10


@dataclass(frozen=True)
class Bin:
    """Answers of a like confidence: how many, what they said, how many were good."""

    curves: int
    predicted: float
    observed: float


@dataclass(frozen=True)
class Reliability:
    """`error`: the mean distance of predicted from observed over the bins (ECE), weighted.

    `brier` is the mean squared error of the probabilities, `brier_of_base` that of always
    naming the mean.
    """

    bins: list[Bin]
    error: float
    brier: float
    brier_of_base: float


def reliability(judged: Judged, confidence: Array) -> Reliability:
    """Compare probabilities (tasks, curves) with outcomes, each task weighing the same."""
    answered = judged.answered & np.isfinite(confidence)
    curves = np.broadcast_to(answered.sum(axis=1, keepdims=True), answered.shape)
    weight = 1.0 / curves[answered]
    weight /= weight.sum()
    said, good = confidence[answered], judged.regret[answered] <= GOOD_REGRET
    place = np.clip((said * BINS).astype(int), 0, BINS - 1)
    bins, error = [], 0.0
    for index in range(BINS):
        here = place == index
        if here.any():
            share = weight[here].sum()
            predicted, observed = (
                float(weight[here] @ values[here] / share) for values in (said, good)
            )
            bins.append(Bin(int(here.sum()), predicted, observed))
            error += share * abs(predicted - observed)
    base = float(weight @ good)
    return Reliability(bins, float(error), float(weight @ (said - good) ** 2), base * (1.0 - base))
