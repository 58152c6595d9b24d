"""The rates that a task is trained with: slices over depth, what is frozen, and the best nearby."""

from __future__ import annotations

import numpy as np

import beside  # noqa: F401
from group_tasks import SEEDS, GroupTask
from outcomes import evaluate
from schedules import Rates

FROZEN_BODY = 0.0
RATIOS = (1.0, 1 / 3, 0.1, 0.01, 3.0, 10.0, FROZEN_BODY)
DEEP = 0.001
"""Only where the body was trained before."""
PROFILE = (0.0, 0.01, 0.1, 0.3, 3.0, 10.0)
CLOSE = (0.3, 3.0)


def slice_of(lr: float, ratio: float, groups: int) -> Rates:
    """`lr` for the head and `ratio` of it for the first group, in between by a constant factor."""
    if ratio == FROZEN_BODY:
        return np.r_[np.zeros(groups - 1), lr]
    return lr * ratio ** (np.arange(groups - 1, -1, -1) / (groups - 1))


def slices(task: GroupTask) -> dict[str, np.ndarray]:
    """Every rate of the grid with every slice over depth."""
    ratios = RATIOS if task.kind == "scratch" else (*RATIOS, DEEP)
    pairs = [(ratio, lr) for ratio in ratios for lr in task.grid()]
    vectors = np.array([slice_of(lr, ratio, task.groups) for ratio, lr in pairs], np.float32)
    return {
        "grid_ratio": np.array([ratio for ratio, _ in pairs]),
        "grid_lr": np.array([lr for _, lr in pairs]),
        "grid_rates": vectors,
        "grid_held": evaluate(task, vectors),
    }


def frozen(task: GroupTask, lr: float) -> dict[str, np.ndarray]:
    """One rate for all; for all but one group, which is frozen; for one group alone."""
    whole = np.ones((1, task.groups))
    one = np.eye(task.groups)
    vectors = (lr * np.concatenate([whole, whole - one, one])).astype(np.float32)
    return {
        "frozen_rates": vectors,
        "frozen_held": evaluate(task, vectors, task.seeds_swept if task.finished else SEEDS),
    }


def around(vector: Rates, factors: tuple[float, ...]) -> Rates:
    """The vectors (groups x factors, groups) that differ from one in one group's rate."""
    places = np.repeat(np.arange(len(vector)), len(factors))
    found = np.tile(vector, (len(places), 1))
    found[np.arange(len(places)), places] *= np.tile(factors, len(vector))
    return found


def nearby(task: GroupTask, best: Rates) -> dict[str, np.ndarray]:
    """From the best slice on: every group's rate changed alone; then the best of each together."""
    center = np.where(best > 0, best, best.max() * DEEP)
    profile = np.concatenate([center[None], around(center, PROFILE)]).astype(np.float32)
    held = evaluate(task, profile)
    mean = held.mean(1)
    table = np.c_[np.full(task.groups, mean[0]), mean[1:].reshape(task.groups, len(PROFILE))]
    together = center * np.array((1.0, *PROFILE))[table.argmin(1)]
    close = np.concatenate([together[None], around(together, CLOSE)]).astype(np.float32)
    return {
        "profile_rates": profile,
        "profile_held": held,
        "close_rates": close,
        "close_held": evaluate(task, close),
    }


def outcomes_of(task: GroupTask) -> dict[str, np.ndarray]:
    """All that is trained, by the names of the corpus."""
    found = slices(task)
    mean = found["grid_held"].mean(1)
    even = np.flatnonzero(found["grid_ratio"] == 1)
    lr = float(found["grid_lr"][even[mean[even].argmin()]])
    best = found["grid_rates"][mean.argmin()].astype(float)
    return {**found, **frozen(task, lr), **nearby(task, best)}
