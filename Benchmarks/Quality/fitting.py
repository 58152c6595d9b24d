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
            found.append(Cell(corpus, sweep, schedule, truth, kept, rows, regret, blurred))
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


def blurred_regret(parts: list[Cell], constants: Constants, without: str | None = None) -> float:
    """What is minimised: each cell counts the same. `without` names a data set to leave out."""
    found = []
    for part in parts:
        rows = part.data != without
        found.append(mean_regret(looked_up(part.blurred[rows], part.log_rate(constants)[rows])))
    return float(np.mean(found))


def fit(
    parts: list[Cell], chosen: Constants, numbers: int = 4, without: str | None = None
) -> Constants:
    """The constants of the smallest regret; the last of five `numbers` is the steps' exponent.

    Starts where nothing of the corpus is known, for the fits of the folds to know nothing of it.
    """
    origin = np.array([0.5, 0.0, 0.0, 0.0, -0.5])[:numbers]
    best = minimize(
        lambda point: blurred_regret(parts, chosen.with_fitted(point), without),
        origin,
        method="Nelder-Mead",
        options={
            "maxiter": 800,
            "xatol": 1e-3,
            "fatol": 1e-6,
            "initial_simplex": np.vstack([origin, origin + 0.25 * np.eye(numbers)]),
        },
    )
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
