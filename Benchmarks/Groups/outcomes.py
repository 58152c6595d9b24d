"""What training at given rates of the groups leads to; asked twice, it is trained once."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import numpy as np
import torch
from numpy.typing import ArrayLike

import beside  # noqa: F401
from group_tasks import SEEDS, GroupTask, Prepared, key_of, prepared
from parts import spread
from schedules import one_cycle
from store import kept, written
from tasks import seed_of
from training import Numbers, held_out, train

TRUTH_SEED = 31
LANES = 40
"""Vectors that train side by side: more are no faster, as their weights leave the caches."""
Known = dict[bytes, list[float]]


def evaluate(task: GroupTask, vectors: ArrayLike, seeds: int = SEEDS) -> Numbers:
    """Held-out loss (vectors, seeds) after a one-cycle training at peak rates (vectors, groups).

    A rate of 0 freezes its group. A training that diverged, or ended worse than it began, counts
    as `Prepared.top`.
    """
    ready = prepared(task)
    asked = np.atleast_2d(np.asarray(vectors, np.float32))
    if asked.shape[1] != len(ready.parts) or not (asked >= 0).all():
        raise ValueError(
            f"{task.id}: vectors of {len(ready.parts)} rates of at least 0 are wanted, "
            f"these are of shape {asked.shape} with {asked.min()} as the least"
        )
    path = stored_at(ready, seeds)
    known: Known = pickle.loads(path.read_bytes()) if path.is_file() else {}
    missing = [row for row in np.unique(asked, axis=0) if row.tobytes() not in known]
    for first in range(0, len(missing), LANES):
        rows = np.stack(missing[first : first + LANES])
        for row, losses in zip(rows, trained(ready, rows, seeds), strict=True):
            known[row.tobytes()] = losses.tolist()
    if missing:
        written(path, lambda unfinished: unfinished.write_bytes(pickle.dumps(known)))
    found = np.array([known[row.tobytes()] for row in asked])
    return np.where(np.isfinite(found), np.minimum(found, ready.top), ready.top)


def trained(ready: Prepared, vectors: np.ndarray, seeds: int) -> Numbers:
    """The held-out loss (vectors, seeds) as it is, NaN and all."""
    task = ready.task
    orders = [seed_of(task) + 1_000_003 * (TRUTH_SEED + seed) for seed in range(seeds)]
    runs = train(
        ready.problem,
        ready.weights[:seeds],
        one_cycle(np.ones(len(vectors)), task.steps),
        orders,
        snapshots=[task.steps],
        factors=spread(ready.parts, torch.from_numpy(vectors)),
    )
    return held_out(ready.problem, runs.snapshots[task.steps])[0].T


def stored_at(ready: Prepared, seeds: int) -> Path:
    """Where outcomes are kept: a file for every content of start, data and declaration."""
    content = hashlib.sha256()
    for part in (ready.weights[:seeds], *ready.problem.train, *ready.problem.held):
        content.update(part.contiguous().numpy().tobytes())
    return kept("outcomes", f"{key_of(ready.task)}-{content.hexdigest()[:12]}.pickle")
