"""Range tests as networks see them, beside what every rate around the anchor would have lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import lrsuggest
import numpy as np
from numpy.typing import NDArray

import beside  # noqa: F401
from recordings import Corpus, CorpusError, epochs
from suggesters import NAMES, OPTIMIZERS
from truth import SCHEDULES, TaskTruth, transfer_mode, truths

Floats = NDArray[np.float32]
OFFSETS = np.arange(-20, 21) / 10
"""Decades from the anchor at which a network weighs a rate."""
MOST_ROWS = 200
"""A stream makes a row every twentieth of a decade; ten decades are as many as anybody sweeps."""
STREAM = 7


@dataclass(frozen=True)
class Samples:
    """One line a curve and context.

    `regret` (N, 41) is what rates around `anchor` lose, `stream_regret` around `stream_anchor`.
    `task` counts the tasks of all corpora that were read, `number` tells the curves of a task.
    """

    features: Floats
    conditions: Floats
    curve: Floats
    raster: Floats
    stream: Floats
    rows: NDArray[np.int64]
    anchor: NDArray[np.float64]
    stream_anchor: NDArray[np.float64]
    regret: Floats
    stream_regret: Floats
    task: NDArray[np.int64]
    number: NDArray[np.int64]
    one_cycle: NDArray[np.bool_]

    def __len__(self) -> int:
        """The number of lines."""
        return len(self.anchor)


@dataclass(frozen=True)
class Task:
    """A training of one corpus under one schedule, and what a user would tell of it."""

    id: str
    corpus: str
    data: str
    family: str
    steps: int
    schedule: str
    truth: TaskTruth
    known: dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A curve with what is told of the training that follows."""

    task: int
    number: int
    rates: NDArray[np.float64]
    losses: NDArray[np.float64]
    context: dict[str, Any]


def tasks_of(corpus: Corpus) -> list[Task]:
    """The learnable tasks of both schedules, with what a user would tell of them."""
    found = []
    for schedule in reversed(SCHEDULES):
        for entry, truth in zip(corpus.meta, truths(corpus, schedule), strict=True):
            if not truth.learnable:
                continue
            known = {
                "schedule": NAMES[schedule],
                "steps": entry["steps"],
                "epochs": seen if np.isfinite(seen := epochs(entry)) else None,
                "optimizer": OPTIMIZERS.get(str(entry.get("opt")).lower()),
                "fine_tuning": transfer_mode(entry) is not None,
            }
            names = (
                entry["id"],
                corpus.name,
                entry["data"],
                str(entry.get("family")),
                entry["steps"],
            )
            found.append(Task(*names, schedule, truth, known))
    return found


def sampled(tasks: list[Task], questions: Iterable[Question]) -> Samples:
    """A line for every question that has an anchor; raise CorpusError where none has."""
    lines = []
    for asked in questions:
        if not np.isfinite(asked.losses[0]):
            continue
        placed = lrsuggest.frame(asked.rates, asked.losses, **asked.context)
        if placed is None:
            continue
        stream = np.array(placed.stream, np.float32).reshape(-1, STREAM)[:MOST_ROWS]
        padded = np.zeros((MOST_ROWS, STREAM), np.float32)
        padded[: len(stream)] = stream
        task = tasks[asked.task]
        lines.append((
            placed.features, placed.conditions, placed.curve, placed.raster, padded, len(stream),
            placed.anchor, placed.stream_anchor,
            task.truth.regret_at(10.0 ** (placed.anchor + OFFSETS)),
            task.truth.regret_at(10.0 ** (placed.stream_anchor + OFFSETS)),
            asked.task, asked.number, task.schedule == "one-cycle",
        ))  # fmt: skip
    if not lines:
        raise CorpusError("no sweep of this corpus can be read, or none has an anchor")
    single = (np.float32,) * 5 + (np.int64, np.float64, np.float64, np.float32, np.float32)
    kinds = (*single, np.int64, np.int64, np.bool_)
    columns = zip(*lines, strict=True)
    return Samples(*(np.array(one, kind) for one, kind in zip(columns, kinds, strict=True)))
