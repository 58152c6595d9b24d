"""Checks what is said of one task, and fills in what may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .._arrays import shown
from ..errors import LRSuggestError
from ._files import Array
from ._schema import START, TRUTH, is_sweep

__all__ = ["described", "task_arrays"]

NEEDED = ("gt_lr", "gt_held", "gt_measured")

UNSAID: dict[str, Any] = {
    "data": None,
    "family": "own",
    "model": {},
    "loss": None,
    "opt": None,
    "bs": None,
    "norm": None,
    "label_noise": 0.0,
    "tags": [],
    "split": "own",
    "chance": None,
}
"""Metadata that may be left out; `data`, by which tasks are grouped, is the task itself then."""

KINDS: tuple[tuple[str, tuple[type, ...], str], ...] = (
    ("data", (str,), "a text"),
    ("opt", (str, type(None)), "a text or None"),
    ("bs", (int, type(None)), "an int or None"),
    ("n_train", (int, type(None)), "an int or None"),
    ("chance", (int, float, type(None)), "a number or None"),
    ("transfer", (dict, type(None)), "a dict or None"),
)
"""What the metadata must be that scores and suggestions depend on."""

SHORT = {"momentum": "mom"}
"""Optimizers that the corpus calls otherwise than the library."""


def described(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the metadata of a task with nothing left out.

    Raises
    ------
    LRSuggestError
        The task has no name, or no budget.
    """
    name, steps = meta.get("id"), meta.get("steps")
    if not isinstance(name, str) or not name:
        raise LRSuggestError(f"a task needs an id, a text that is not empty; not {shown(name)}")
    if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
        raise LRSuggestError(f"steps of task {name!r} must be a positive int, not {shown(steps)}")
    entry = {**UNSAID, "data": name, **meta}
    for key, kinds, wanted in KINDS:
        value = entry.get(key)
        if isinstance(value, bool) or not isinstance(value, kinds):
            message = f"{key} of task {name!r} must be {wanted}, not {shown(value)}"
            raise LRSuggestError(message)
    entry["opt"] = SHORT.get(entry["opt"], entry["opt"])
    return entry


def task_arrays(arrays: Mapping[str, Any], meta: Mapping[str, Any]) -> dict[str, Array]:
    """Return the arrays of a task that a corpus has room for.

    Raises
    ------
    LRSuggestError
        One that is needed is missing, or has too few axes.
    """
    owner = shown(meta.get("id"))
    missing = [name for name in NEEDED if name not in arrays]
    if missing:
        raise LRSuggestError(f"task {owner} has no {missing[0]}")
    room = {*TRUTH, *START, "gt_lr", "rtinit_n"}
    kept = {
        name: np.asarray(values)
        for name, values in arrays.items()
        if name in room or is_sweep(name) or (name.startswith("rt") and name.endswith("_lr"))
    }
    for name, array in kept.items():
        axes = axes_of(name)
        if array.ndim != axes:
            raise LRSuggestError(f"{name} of task {owner} has {array.ndim} axes, not {axes}")
        if name.endswith("_lr") and not (np.isfinite(array) & (array > 0)).all():
            raise LRSuggestError(f"{name} of task {owner} holds rates that are not positive")
    return kept


def axes_of(name: str) -> int:
    """Return how many axes an array of one task has."""
    if name in TRUTH:
        return 4 if name == "gt_trace" else 3
    return 1 if name.endswith("_lr") else 2 if is_sweep(name) else 0
