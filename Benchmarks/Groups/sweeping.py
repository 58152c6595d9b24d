"""The range tests of a task: of all groups at once, with their sums, and of one at a time."""

from __future__ import annotations

import numpy as np
import torch

import beside  # noqa: F401
from group_tasks import SEEDS, GroupTask, prepared
from parts import spread
from sums import Recorder, single
from tasks import seed_of
from training import train

STEPS = 100


def sweeps(task: GroupTask) -> dict[str, np.ndarray]:
    """What the range tests say, by the names of the corpus."""
    ready = prepared(task)
    orders = [seed_of(task) + 1000 * (seed + 1) for seed in range(task.seeds_swept)]
    rates = task.sweep(STEPS)[:, None]
    watch = Recorder(ready.problem, ready.parts)
    whole = train(ready.problem, ready.weights, rates, orders, watch=watch)
    groups = len(ready.parts)
    alone = train(
        ready.problem,
        ready.weights[:SEEDS],
        rates.repeat(groups, 1),
        orders[:SEEDS],
        factors=spread(ready.parts, torch.eye(groups)),
    )
    return {
        "lrs": task.sweep(STEPS),
        "losses": single(whole.losses[:, 0]),
        "losses_after": single(watch.losses_after[:, 0]),
        "sums": single(watch.table[:, 0]),
        "alone": single(alone.losses),
    }
