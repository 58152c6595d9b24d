"""What is measured on the recorded trainings themselves, whenever the pages are built."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from truth import task_truth

import lrsuggest

from .corpora import read
from .results import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recordings import Corpus
    from truth import TaskTruth

LANDMARKS = ("steepest", "valley", "minimum", "elbow")
SWEEPS = {"rt50": 50, "rt100": 100, "rt200": 200, "rt400": 400}
SHORT = ("public", "grown")


def corpora(*names: str) -> list[Corpus]:
    """Return corpora by name."""
    return [read(name) for name in names]


def pairs(corpus: Corpus) -> Iterator[tuple[TaskTruth, TaskTruth]]:
    """Yield both truths, one-cycle and constant, of tasks that learn under both."""
    for task in range(len(corpus.meta)):
        both = (
            task_truth(corpus, task, "one-cycle"),
            task_truth(corpus, task, "constant"),
        )
        if all(truth.learnable for truth in both):
            yield both


@cache
def drift() -> Table:
    """Compare the landmarks of sweeps of other lengths with those of 100 steps."""
    logs = {kind: marks(kind) for kind in SWEEPS}
    rows = []
    for column, name in enumerate(LANDMARKS):
        shifts = (
            np.nanmedian(logs[kind][:, column] - logs["rt100"][:, column])
            for kind in SWEEPS
        )
        rows.append([name, *(f"{shift:+.2f}" for shift in shifts)])
    head = ["landmark", *(f"{steps} steps" for steps in SWEEPS.values())]
    return Table(head, rows)


def marks(kind: str) -> np.ndarray:
    """Return log10 of the landmarks of the first curve of every task, NaN where there is none."""
    found = []
    for corpus in corpora(*SHORT):
        rates, losses = corpus.sweep(kind)
        for curve in losses[:, 0]:
            by_name = {mark.name: mark.lr for mark in lrsuggest.landmarks(rates, curve)}
            found.append([by_name.get(name, np.nan) for name in LANDMARKS])
    return np.log10(np.array(found))


@cache
def schedules() -> Table:
    """Say how far apart the best rates of both schedules are, and what it costs to mix them up."""
    apart, peak, flat = [], [], []
    for corpus in corpora(*SHORT):
        for cycle, constant in pairs(corpus):
            apart.append(cycle.best - constant.best)
            peak.append(cycle.regret_at(10**constant.best))
            flat.append(constant.regret_at(10**cycle.best))
    rows = [
        [
            "best one-cycle peak over best constant rate, decades",
            *spread(apart, "{:+.2f}"),
        ],
        [
            "regret of the best constant rate as a one-cycle peak",
            *spread(peak, "{:.3f}"),
        ],
        [
            "regret of the best one-cycle peak as a constant rate",
            *spread(flat, "{:.3f}"),
        ],
    ]
    return Table(["", *QUARTERS], rows)


@cache
def widths() -> Table:
    """Say how wide the band of good rates is."""
    rows = []
    for name in (*SHORT, "public-long", "grown-long"):
        found = [[np.ptp(one.band) for one in both] for both in pairs(corpora(name)[0])]
        for column, schedule in enumerate(("one-cycle", "constant")):
            values = [row[column] for row in found]
            rows.append([f"`{name}`, {schedule}", *spread(values, "{:.2f}")])
    return Table(["", *QUARTERS], rows)


@cache
def budgets() -> Table:
    """Say how the best rate moves when the same task is trained for longer."""
    best: dict[str, dict[int, TaskTruth]] = {}
    for corpus in corpora("public", "public-long", "grown", "grown-long"):
        for task, truth in zip(corpus.meta, cycles(corpus), strict=True):
            if truth.learnable:
                best.setdefault(re.sub(r"-s\d+$", "", task["id"]), {})[
                    task["steps"]
                ] = truth
    rows = []
    for low, high in ((3, 5), (5, 12), (12, 30)):
        moved, lost = [], []
        for lengths in best.values():
            shortest = min(lengths)
            for steps, truth in lengths.items():
                if low <= steps / shortest < high:
                    moved.append(truth.best - lengths[shortest].best)
                    lost.append(truth.regret_at(10 ** lengths[shortest].best))
        rows.append(
            [
                f"{low} to {high} times the steps",
                str(len(moved)),
                f"{np.median(moved):+.2f}",
                f"{np.mean(lost):.3f}",
            ]
        )
    return Table(
        ["", "trainings", "best rate, decades", "regret of the short one's"], rows
    )


def cycles(corpus: Corpus) -> Iterator[TaskTruth]:
    """Yield the one-cycle truth of every task."""
    return (task_truth(corpus, task, "one-cycle") for task in range(len(corpus.meta)))


QUARTERS = ("a quarter is below", "half", "three quarters")


def spread(values: list[float], form: str) -> list[str]:
    """Write quartiles."""
    return [form.format(value) for value in np.quantile(values, (0.25, 0.5, 0.75))]


MEASURED: dict[str, Callable[[], Table]] = {
    "drift": drift,
    "schedules": schedules,
    "widths": widths,
    "budgets": budgets,
}
