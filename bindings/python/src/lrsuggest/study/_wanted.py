"""What a caller wants done: the tasks, and the units of work they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._arrays import shown
from ..errors import LRSuggestError
from .outcome import Train
from .plan import Plan
from .task import Task
from .unit import Unit

__all__ = ["tasks_of", "units_of"]


def tasks_of(
    train: Train | Task | Iterable[Task],
    steps: int | Iterable[int] | None,
    name: str | None,
    version: str | None,
    meta: dict[str, Any],
) -> list[Task]:
    """Return the tasks a caller meant."""
    if "id" in meta:
        raise LRSuggestError("id is made of the name and the steps; say name")
    if callable(train):
        budgets = 400 if steps is None else steps
        return [Task("task" if name is None else name, train, budgets, version, meta)]
    if not isinstance(train, (Task, Iterable)):
        raise LRSuggestError(f"train must be a function, a Task or several, not {shown(train)}")
    said = {"steps": steps, "name": name, "version": version, **meta}
    extra = [argument for argument, value in said.items() if value is not None]
    if extra:
        raise LRSuggestError(f"{extra[0]} belongs to each Task where tasks are given")
    tasks = [train] if isinstance(train, Task) else list(train)
    for index, task in enumerate(tasks):
        if not isinstance(task, Task):
            raise LRSuggestError(f"tasks[{index}] must be a Task, not {shown(task)}")
    names = [name for task in tasks for name in task.budgets.values()]
    twice = [name for name in names if names.count(name) > 1]
    if twice or not tasks:
        message = f"two tasks are called {twice[0]!r}" if twice else "there are no tasks"
        raise LRSuggestError(message)
    return tasks


def units_of(plan: Plan, tried: Mapping[tuple[Task, int], Iterable[float]]) -> list[Unit]:
    """Return every unit once; budgets of one task share its sweeps."""
    units = {}
    for (task, steps), lrs in tried.items():
        for unit in (*plan.sweeps_of(task), *plan.trainings_of(task, steps, lrs)):
            units[unit.key] = unit
    return list(units.values())
