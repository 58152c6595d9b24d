"""Fits the formula to the smallest regret, and judges it on data sets that were left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.optimize import minimize

from formula import Constants, Readings
from recordings import Array, Corpus
from truth import SCHEDULES, TaskTruth, truths

GRID = np.arange(-8.0, 2.001, 0.01)
# The regret between two measured rates is a straight line: fitting it as it is, a constant settles
# on a kink. A blur of half a grid step leaves the broad shape.
BLUR = 12


@dataclass(frozen=True)
class Cell:
    """The learnable tasks of one corpus under one schedule, with what was read off their curves."""

    corpus: Corpus
    sweep: str
    schedule: str
    truth: list[TaskTruth]
    kept: Array
    readings: Readings
    regret: Array
    blurred: Array
    slope: Array

    @property
    def sweeps(self) -> tuple[Array, Array]:
        """Rates (n) and losses (tasks, curves, n) of the kept tasks."""
        lr, losses = self.corpus.sweep(self.sweep)
        return lr, losses[self.kept]

    @property
    def steps(self) -> Array:
        """The budget of every kept task."""
        return self.corpus.steps[self.kept]

    @property
    def epochs(self) -> Array:
        """How often a training sees each row, of every kept task; NaN where that is unknown."""
        return self.corpus.epochs[self.kept]

    @property
    def is_long(self) -> bool:
        """Whether the corpus is one of long trainings."""
        return self.corpus.path.stem.endswith("-long")

    @property
    def data(self) -> Array:
        """The data set of every kept task."""
        return np.array([self.corpus.meta[task]["data"] for task in self.kept])

    def log_rate(self, constants: Constants, steps: Array | None = None) -> Array:
        """log10 of the rates the formula suggests for the kept tasks."""
        return self.readings.log_rate(
            constants, self.schedule, self.steps if steps is None else steps
        )


def cells(sweep: str, corpora: Iterable[tuple[Corpus, Readings]]) -> list[Cell]:
    """One cell for each corpus and schedule, one-cycle first."""
    found = []
    for corpus, table in corpora:
        for schedule in reversed(SCHEDULES):
            truth = truths(corpus, schedule)
            kept = np.flatnonzero([task.learnable for task in truth])
            regret = [truth[task].regret_at(10.0**GRID) for task in kept]
            regret = np.array(regret).reshape(len(kept), len(GRID))
            blurred = gaussian_filter1d(regret, BLUR, axis=-1, mode="nearest")
            rows = Readings(*(getattr(table, field.name)[kept] for field in fields(Readings)))
            slope = np.gradient(blurred, GRID[1] - GRID[0], axis=-1)
            found.append(Cell(corpus, sweep, schedule, truth, kept, rows, regret, blurred, slope))
    return found


def looked_up(regret: Array, log_rate: Array) -> Array:
    """Regret (tasks, curves) between the points of the grid; NaN for a curve without a rate."""
    known = np.isfinite(log_rate)
    place = (np.where(known, log_rate, 0.0) - GRID[0]) / (GRID[1] - GRID[0])
    place = np.clip(place, 0.0, len(GRID) - 1.001)
    below = place.astype(int)
    part = place - below
    left = np.take_along_axis(regret, below, axis=1)
    right = np.take_along_axis(regret, below + 1, axis=1)
    return np.where(known, (1 - part) * left + part * right, np.nan)


def mean_regret(regret: Array) -> float:
    """The mean over curves, then over tasks; a task without an answer does not count."""
    tasks = regret[np.isfinite(regret).any(axis=1)]
    return float(np.mean(np.nanmean(tasks, axis=1))) if len(tasks) else np.nan


def blurred_regret(
    parts: list[Cell], constants: Constants, without: str | None = None
) -> tuple[float, Array]:
    """What is minimised, and its gradient by the fitted numbers; `without` names a data set.

    Tasks count the same within a schedule and among short or long trainings, and these four alike.
    """
    groups: dict[tuple[str, bool], list[tuple[float, Array]]] = {}
    for part in parts:
        rows = np.flatnonzero(part.data != without)
        fixed, columns = part.readings.terms(constants, part.schedule, part.steps)
        free = fixed[rows] + columns[rows] @ constants.fitted
        rate = np.minimum(free, part.readings.ceiling[rows])
        regret = looked_up(part.blurred[rows], rate)
        slope = looked_up(part.slope[rows], rate) * (free <= rate)
        gradient = np.nan_to_num(slope)[..., None] * np.nan_to_num(columns[rows])
        known = np.isfinite(regret)
        for task in np.flatnonzero(known.any(axis=1)):
            chosen = known[task]
            sums = groups.setdefault((part.schedule, part.is_long), [])
            sums.append((regret[task, chosen].mean(), gradient[task, chosen].mean(axis=0)))
    means = [
        (np.mean([value for value, _ in tasks]), np.mean([slope for _, slope in tasks], axis=0))
        for tasks in groups.values()
    ]
    return float(np.mean([value for value, _ in means])), np.mean([s for _, s in means], axis=0)


START = np.array([0.5, 0.0, 0.0, 0.0, -1.0, -1.0, -0.5])
"""Where nothing of the corpus is known, for the fits of the folds to know nothing of it."""
RIDGE = 1e-4
"""Pulls numbers that few curves speak of, those of the onset, gently towards the start."""


def fit(
    parts: list[Cell], chosen: Constants, numbers: int = 6, without: str | None = None
) -> Constants:
    """The constants of the smallest regret; the last of seven `numbers` is the steps' exponent."""

    def cost(point: Array) -> tuple[float, Array]:
        off = point - START[:numbers]
        value, gradient = blurred_regret(parts, chosen.with_fitted(point), without)
        return value + RIDGE * off @ off, gradient[:numbers] + 2 * RIDGE * off

    best = minimize(cost, START[:numbers], jac=True, method="L-BFGS-B")
    return chosen.with_fitted(best.x)


def folds(parts: list[Cell], refit: Callable[[str], Constants]) -> dict[str, Constants]:
    """For each data set, the constants fitted without it."""
    names = sorted(set(np.concatenate([part.data for part in parts]).tolist()))
    return {name: refit(name) for name in names}


def left_out(part: Cell, constants: dict[str, Constants], steps: Array | None = None) -> Array:
    """log10 of the rates, each by the constants that never saw its data set."""
    table = np.empty_like(part.readings.valley)
    for name, fold in constants.items():
        rows = part.data == name
        table[rows] = part.log_rate(fold, steps)[rows]
    return table
