"""What rates cost, over tasks; and the consensus formula on the same curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import beside  # noqa: F401
import formula
from corpora import parts_of
from fitting import fit, folds, left_out
from reading import Read
from samples import OFFSETS
from scoring.bootstrap import Draws, Estimate
from scoring.tasks import LONG
from suggesters import asked

Array = NDArray[np.float64]
LOST = 0.5
CELLS = tuple(
    (schedule, is_long) for is_long in (False, True) for schedule in ("one-cycle", "constant")
)
"""Schedule, and whether trainings have 1,000 steps or more."""


def regret_at(regret: Array, offsets: Array) -> Array:
    """The regret (N) at offsets from the anchor, of lines whose regrets are (N, 41)."""
    place = np.clip((offsets - OFFSETS[0]) / (OFFSETS[1] - OFFSETS[0]), 0, len(OFFSETS) - 1)
    left = np.minimum(place.astype(int), len(OFFSETS) - 2)
    share, rows = place - left, np.arange(len(offsets))
    return regret[rows, left] * (1 - share) + regret[rows, left + 1] * share


@dataclass(frozen=True)
class Consensus:
    """The formula with constants fitted without the data set judged; lines of `Read`.

    `offset` is decades from the anchor (NaN where the line is of no judged curve), `answered`
    whether the package answers, `confidence` what it says then.
    """

    offset: Array
    answered: NDArray[np.bool_]
    confidence: Array


def consensus(read: Read) -> Consensus:
    """Ask the package about every judged curve."""
    chosen = formula.shipped()
    parts = parts_of("rt100", chosen)
    without = folds(parts, lambda name: fit(parts, chosen, without=name))
    known: dict[tuple[str, str, str, int], tuple[float, float, float]] = {}
    for part in parts:
        answers, rates = asked(part), left_out(part, without)
        for row, task in enumerate(part.kept):
            for curve in range(rates.shape[1]):
                key = part.corpus.name, part.schedule, part.corpus.ids[task], curve
                lr, sure = answers.lr[row, curve], answers.confidence[row, curve]
                known[key] = rates[row, curve], lr, sure
    missing = (np.nan, np.nan, np.nan)
    samples = read.samples
    asked_of = (read.tasks[at] for at in samples.task)
    found = np.array([
        known.get((task.corpus, task.schedule, task.id, int(number)), missing)
        for task, number in zip(asked_of, samples.number, strict=True)
    ])  # fmt: skip
    return Consensus(found[:, 0] - samples.anchor, np.isfinite(found[:, 1]), found[:, 2])


def by_task(read: Read, values: Array, lines: NDArray[np.bool_]) -> Array:
    """The mean over a task's lines, NaN where it has none."""
    tasks, count = read.samples.task[lines], len(read.tasks)
    total = np.bincount(tasks, values[lines], minlength=count)
    sizes = np.bincount(tasks, minlength=count)
    return np.divide(total, sizes, out=np.full(count, np.nan), where=sizes > 0)


def in_cell(read: Read, cell: tuple[str, bool]) -> NDArray[np.bool_]:
    """The tasks of a cell."""
    return np.array([(t.schedule, t.steps >= LONG) == cell for t in read.tasks])


def figures(read: Read, regret: Array, lines: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Mean regret and the share of half lost or more, cell by cell."""
    mean, lost = by_task(read, regret, lines), by_task(read, (regret >= LOST) * 1.0, lines)
    chosen = [in_cell(read, cell) for cell in CELLS]
    return [(float(np.nanmean(mean[own])), float(np.nanmean(lost[own]))) for own in chosen]


def difference(
    read: Read, ours: Array, theirs: Array, lines: NDArray[np.bool_], cell: tuple[str, bool]
) -> Estimate:
    """How much more `ours` loses than `theirs`, data sets drawn again and again."""
    own = in_cell(read, cell)
    data = np.array([task.data for task in read.tasks])[own]
    gain = by_task(read, ours - theirs, lines)[own]
    return Draws.of(data).mean(gain)


def surest(
    read: Read, regret: Array, sure: Array, lines: NDArray[np.bool_], share: float
) -> list[tuple[float, float]]:
    """Mean regret and half lost of the surest lines, each task weighing the same."""
    found = []
    for cell in CELLS:
        own = lines & in_cell(read, cell)[read.samples.task]
        at = np.flatnonzero(own)[np.argsort(-sure[own], kind="stable")]
        sizes = np.bincount(read.samples.task[own], minlength=len(read.tasks))
        weight = 1.0 / sizes[read.samples.task[at]]
        count = int(np.searchsorted(np.cumsum(weight), share * weight.sum()))
        mean, lost = (
            float(np.average(values[at[:count]], weights=weight[:count]))
            for values in (regret, (regret >= LOST) * 1.0)
        )
        found.append((mean, lost))
    return found
