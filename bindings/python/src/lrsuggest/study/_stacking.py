"""Stacks the arrays of single tasks into those of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .._arrays import shown
from ..errors import LRSuggestError
from ._files import Array
from ._schema import STANDARD, START, TRUTH, is_sweep, same_rates, shape_of, sweep_names
from ._tasks import described, task_arrays
from .schedules import sweep_lrs

__all__ = ["corpus_of", "taken_apart"]

Task = Mapping[str, Array]


def corpus_of(
    records: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]],
) -> tuple[dict[str, Array], list[dict[str, Any]]]:
    """Return the arrays and the metadata of a corpus; see :meth:`Corpus.of`."""
    tasks = [(task_arrays(arrays, meta), described(meta)) for arrays, meta in records]
    if not tasks:
        raise LRSuggestError("a corpus needs at least one task")
    ids = [meta["id"] for _, meta in tasks]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise LRSuggestError(f"more than one task is called {shown(twice[0])}")
    return stacked([arrays for arrays, _ in tasks], ids), [meta for _, meta in tasks]


def stacked(tasks: Sequence[Task], ids: Sequence[str]) -> dict[str, Array]:
    """Return the arrays of all tasks, padded where one has fewer sweeps, rates or seeds."""
    corpus: dict[str, Array] = {}
    for sweep in sweep_names({name for task in tasks for name in task}):
        corpus.update(sweeps(sweep, tasks, ids))
    for name in START:
        corpus[name] = np.array([task.get(name, np.nan) for task in tasks], np.float32)
    corpus["gt_lr"] = grid_of([task["gt_lr"] for task in tasks])
    for name in TRUTH:
        corpus[name] = truth(name, tasks, ids, corpus["gt_lr"])
    corpus["id"] = np.array(list(ids))
    return corpus


def sweeps(sweep: str, tasks: Sequence[Task], ids: Sequence[str]) -> dict[str, Array]:
    """Return the rates and the losses of one kind of sweep; NaN where a task has none."""
    lrs = common_lrs("rt100_lr" if sweep == "rtinit" else f"{sweep}_lr", tasks, ids)
    name = f"{sweep}_loss"
    rows = [len(task[name]) for task in tasks if name in task]
    losses = np.full(
        (len(tasks), max(rows, default=STANDARD.get(sweep, 0)), len(lrs)), np.nan, "float32"
    )
    for place, (task, owner) in enumerate(zip(tasks, ids)):
        if name not in task:
            continue
        if task[name].shape[1:] != lrs.shape:
            wanted = f"(curves, {len(lrs)})"
            raise LRSuggestError(f"{name} of {owner!r} is {task[name].shape}, not {wanted}")
        with np.errstate(over="ignore"):
            losses[place, : len(task[name])] = task[name]
    if sweep != "rtinit":
        return {f"{sweep}_lr": lrs.astype("float32"), name: losses}
    made = [task.get("rtinit_n", len(task.get(name, ()))) for task in tasks]
    return {name: losses, "rtinit_n": np.array(made, np.int64)}


def common_lrs(name: str, tasks: Sequence[Task], ids: Sequence[str]) -> Array:
    """Return the rates that all tasks swept over, or raise where they differ."""
    known = [(np.asarray(task[name]), owner) for task, owner in zip(tasks, ids) if name in task]
    if not known:
        return np.array(sweep_lrs(int(name[len("rt") : -len("_lr")])))
    for lrs, owner in known[1:]:
        if not same_rates(lrs, known[0][0]):
            raise LRSuggestError(f"{name} of {owner!r} differs from that of {known[0][1]!r}")
    return known[0][0]


def grid_of(grids: Sequence[Array]) -> Array:
    """Return all rates of several grids, ascending, each once."""
    rates = np.sort(np.concatenate([np.asarray(grid, np.float64) for grid in grids]))
    grid: Array = rates[np.append(True, rates[1:] > rates[:-1] * (1 + 1e-6))]
    return grid


def truth(name: str, tasks: Sequence[Task], ids: Sequence[str], grid: Array) -> Array:
    """Return one truth array of all tasks on the common grid."""
    seeds = max(task["gt_measured"].shape[-1] for task in tasks)
    kind, missing = TRUTH[name]
    stack = np.full((len(tasks), *shape_of(name, len(grid), seeds)), missing, np.float64)
    for place, (task, owner) in enumerate(zip(tasks, ids)):
        if name not in task:
            continue
        wanted = shape_of(name, len(task["gt_lr"]), task["gt_measured"].shape[-1])
        if task[name].shape != wanted:
            raise LRSuggestError(f"{name} of {owner!r} is {task[name].shape}, not {wanted}")
        rows = np.abs(np.log(grid[:, None] / task["gt_lr"])).argmin(axis=0)
        stack[place][:, rows, : wanted[2]] = task[name]
    if name == "gt_steps_done" and stack.max(initial=0) < np.iinfo(np.int16).max:
        kind = "int16"
    with np.errstate(over="ignore"):
        return stack.astype(kind)


def taken_apart(corpus: Task, place: int) -> dict[str, Array]:
    """Return the arrays of one task, without the sweeps that were not made."""
    own = {
        name: array if name.endswith("_lr") else array[place]
        for name, array in corpus.items()
        if name != "id"
    }
    return {name: a for name, a in own.items() if not is_sweep(name) or not np.isnan(a).all()}
