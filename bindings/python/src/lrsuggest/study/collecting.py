"""Collects range tests and outcomes from training functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from ._assembly import assembled
from ._rounds import OnError
from ._schema import SCHEDULES
from ._wanted import tasks_of, units_of
from .corpus import Corpus
from .engine import run
from .outcome import Train
from .plan import LRS, SWEEPS, Plan
from .store import Store
from .task import Task
from .training import carried_out
from .truth import truth_of
from .unit import Unit

__all__ = ["collect"]

NEAR = 0.75
"""Decades around the best coarse rate in which every rate is tried."""


def collect(
    train: Train | Task | Iterable[Task],
    *,
    steps: int | Iterable[int] | None = None,
    name: str | None = None,
    version: str | None = None,
    lrs: Iterable[float] = LRS,
    coarse: bool = False,
    seeds: Iterable[int] = (31, 32, 33),
    schedules: Iterable[str] = SCHEDULES,
    sweeps: Mapping[int, int] = SWEEPS,
    sweep_range: tuple[float, float] = (1e-7, 10.0),
    folder: str | PathLike[str] | None = None,
    jobs: int | None = None,
    backend: str | None = None,
    progress: bool | None = None,
    on_error: OnError = "raise",
    **meta: Any,
) -> Corpus:
    """Run range tests, and train at every rate of a grid to see what they should have said.

    Parameters
    ----------
    train : callable, Task or iterable of Task
        ``train(lrs, seed)``, as :class:`Task` explains it, or whole tasks.
    steps : int or sequence of int
        How many steps a training has, one budget or several; 400 unless said.
    name, version
        As in :class:`Task`; the name is ``"task"`` unless said.
    lrs : iterable of float
        The rates at which is trained: 1e-6 to 10, four per decade.
    coarse : bool
        For trainings that cost much: every second rate first, then all within 3/4 decade of
        the best of either schedule.
    seeds : iterable of int
        The seeds of the trainings; sweeps take the lowest others.
    schedules : iterable of str
        ``"constant"``, ``"one_cycle"`` or both.
    sweeps : dict of int to int
        The lengths of the range tests, and how many of each. `FEW_SWEEPS` are cheaper.
    sweep_range : tuple of float
        The rate a sweep starts at, and the one that would follow its last.
    folder : path, optional
        Where what is done is kept, so that a killed run can be resumed and a plan extended; by
        default nowhere.
    jobs, backend, progress, on_error
        As in :func:`run`. A training that failed and was recorded counts as not made.
    **meta
        What the corpus says of the task, as in :class:`Task`.

    Returns
    -------
    Corpus
        One entry for each task and budget; with several budgets named ``NAME-s<steps>``.

    Raises
    ------
    StudyError
        A call of `train` failed or returned something else than losses; all others are done
        and kept before that.
    LRSuggestError
        An argument is wrong.

    Examples
    --------
    >>> from lrsuggest import study
    >>> def train(lrs, seed):  # gradient descent on x^2 / 2, from 1
    ...     x, losses = 1 + seed / 1000, []
    ...     for lr in lrs:
    ...         losses.append(x * x / 2)
    ...         x -= lr * x
    ...     return study.Outcome(losses, held_out=x * x / 2)
    >>> corpus = study.collect(train, steps=20, sweeps=study.FEW_SWEEPS, opt="sgd")
    >>> pair = next(corpus.pairs(schedule="constant"))
    >>> pair.truth.best_lr, pair.regret(0.01) > 0.5
    (1.0, True)
    """
    plan = Plan.checked(lrs, seeds, schedules, sweeps, sweep_range, coarse=coarse)
    tasks = tasks_of(train, steps, name, version, meta)
    with TemporaryDirectory() as nowhere:
        store = Store(nowhere if folder is None else folder)

        def do(units: Iterable[Unit]) -> None:
            settings: dict[str, Any] = {"jobs": jobs, "backend": backend, "progress": progress}
            run(units, carried_out, store, on_error=on_error, **settings)

        tried = {(task, steps): plan.first_lrs for task in tasks for steps in task.budgets}
        do(units_of(plan, tried))
        if plan.coarse:
            tried = {key: lrs + near(*key, plan, store) for key, lrs in tried.items()}
            do(units_of(plan, tried))
        return Corpus.of(assembled(*key, plan, lrs, store) for key, lrs in tried.items())


def near(task: Task, steps: int, plan: Plan, store: Store) -> tuple[float, ...]:
    """Return the untried rates close to the best of either schedule."""
    arrays, meta = assembled(task, steps, plan, plan.first_lrs, store)
    best = [
        np.log10(truth_of(arrays, meta, schedule).best_lr)
        for schedule in plan.schedules
        if arrays["gt_measured"][SCHEDULES.index(schedule)].any()
    ]
    return tuple(
        lr
        for lr in plan.lrs
        if lr not in plan.first_lrs and any(abs(np.log10(lr) - b) < NEAR + 1e-6 for b in best)
    )
