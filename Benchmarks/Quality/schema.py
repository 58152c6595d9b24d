"""Says what is wrong with a corpus, naming array, index and value; fills in what may be missing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

SHAPES = {
    "gt_held": ("tasks", 2, "rates", "seeds"),
    "gt_train": ("tasks", 2, "rates", "seeds"),
    "gt_measured": ("tasks", 2, "rates", "seeds"),
    "gt_nonfinite": ("tasks", 2, "rates", "seeds"),
    "init_held": ("tasks",),
    "init_train": ("tasks",),
}
"""The arrays that scoring reads beside the sweeps; `rates` are those of `gt_lr`."""

FLAGS = ("gt_measured", "gt_nonfinite")
REQUIRED = ("id", "gt_lr", "gt_held")

SAME_ROWS = {"optdigits": "digits"}
"""Data sets that hold the rows of another: neither is unseen where the other was fitted to."""


class CorpusError(ValueError):
    """A corpus that cannot be scored, and where it is at fault."""


def sweep_kinds(arrays: dict[str, Array]) -> list[str]:
    """The lengths of sweep of which any is recorded: `rt100`, ..., shortest first."""
    kinds = [kind for kind in named_sweeps(arrays) if np.isfinite(arrays[f"{kind}_loss"]).any()]
    return sorted(kinds, key=lambda kind: len(arrays[f"{kind}_lr"]))


def named_sweeps(arrays: dict[str, Array]) -> list[str]:
    """The sweeps that have rates of their own and losses."""
    kinds = [name.removesuffix("_lr") for name in arrays if name.startswith("rt")]
    return [kind for kind in kinds if f"{kind}_lr" in arrays and f"{kind}_loss" in arrays]


def completed(arrays: dict[str, Array]) -> dict[str, Array]:
    """Check the arrays, and add what follows from others or is unknown."""
    for name in REQUIRED:
        if name not in arrays:
            raise CorpusError(f"there is no array {name}")
    check_numbers(arrays)
    if not sweep_kinds(arrays):
        raise CorpusError(
            "there is no sweep: arrays rt100_lr and rt100_loss, or of another length, with numbers"
        )
    check_ids(arrays["id"])
    check_rates("gt_lr", arrays["gt_lr"])
    arrays = with_defaults(arrays)
    sizes = {
        "tasks": len(arrays["id"]),
        "rates": len(arrays["gt_lr"]),
        "seeds": arrays["gt_held"].shape[-1],
    }
    for name, axes in SHAPES.items():
        if name in arrays:
            check_shape(name, arrays[name], [sizes.get(axis, axis) for axis in axes], axes)
    for name in FLAGS:
        wrong = (arrays[name] != 0) & (arrays[name] != 1)
        complain(name, arrays[name], wrong, "0 or 1 is meant")
    check_sweeps(arrays, sizes["tasks"])
    return arrays


def with_defaults(arrays: dict[str, Array]) -> dict[str, Array]:
    """Without flags, a run whose loss is NaN was not made, and an infinite loss diverged."""
    held = arrays["gt_held"]
    broken = arrays.get("gt_nonfinite", np.isinf(held))
    measured = ~np.isnan(held) | (broken == 1)
    unknown = np.full(len(arrays["id"]), np.nan)
    return {
        "gt_nonfinite": broken.astype(np.uint8),
        "gt_measured": measured.astype(np.uint8),
        "init_held": unknown,
        "init_train": unknown,
        **arrays,
    }


def check_numbers(arrays: dict[str, Array]) -> None:
    """Every array but the ids holds real numbers."""
    for name, values in arrays.items():
        if name != "id" and values.dtype.kind not in "biuf":
            raise CorpusError(f"{name} holds {values.dtype}, not numbers")


def check_ids(ids: Array) -> None:
    """One id a task, none twice."""
    if ids.ndim != 1:
        raise CorpusError(f"id has {ids.ndim} axes, not one")
    if not len(ids):
        raise CorpusError("id is empty: there is no task")
    seen: dict[str, int] = {}
    for index, name in enumerate(map(str, ids)):
        if name in seen:
            raise CorpusError(f"id[{index}] is {name!r}, and so is id[{seen[name]}]")
        seen[name] = index


def check_rates(name: str, rates: Array) -> None:
    """Learning rates are positive, finite and increasing."""
    if rates.ndim != 1 or len(rates) < 2:
        raise CorpusError(f"{name} has shape {rates.shape}: a row of two rates or more is meant")
    complain(name, rates, ~(np.isfinite(rates) & (rates > 0)), "a rate is positive and finite")
    falling = np.r_[False, np.diff(rates) <= 0]
    complain(name, rates, falling, "rates increase")


def check_sweeps(arrays: dict[str, Array], tasks: int) -> None:
    """Every sweep has rates, and for each task curves of that length."""
    for kind in named_sweeps(arrays):
        rates, losses = arrays[f"{kind}_lr"], arrays[f"{kind}_loss"]
        check_rates(f"{kind}_lr", rates)
        name = f"{kind}_loss"
        if losses.ndim != 3:
            raise CorpusError(f"{name} has {losses.ndim} axes, not (tasks, curves, steps)")
        axes = ("tasks", "curves", "steps")
        check_shape(name, losses, [tasks, losses.shape[1], len(rates)], axes)


def check_shape(name: str, values: Array, wanted: list[Any], axes: tuple[Any, ...]) -> None:
    """The array has the size that the others give it."""
    if list(values.shape) != wanted:
        meaning = ", ".join(map(str, axes))
        raise CorpusError(
            f"{name} has shape {values.shape}, not {tuple(wanted)}, which is ({meaning})"
        )


def complain(name: str, values: Array, wrong: Array, wanted: str) -> None:
    """Name the first value that is wrong."""
    places = np.argwhere(wrong)
    if len(places):
        index = ", ".join(map(str, places[0]))
        raise CorpusError(f"{name}[{index}] is {values[tuple(places[0])]}: {wanted}")


def checked_meta(meta: object, ids: list[str]) -> list[dict[str, Any]]:
    """Check the metadata entries against the ids.

    A `chance` that is no number is unknown; a task without `data` is of a data set of its own,
    and data sets of `SAME_ROWS` are one.
    """
    if not isinstance(meta, list) or not all(isinstance(entry, dict) for entry in meta):
        raise CorpusError("the metadata is no list of objects")
    if len(meta) != len(ids):
        raise CorpusError(f"the metadata has {len(meta)} entries for {len(ids)} ids")
    found = []
    for index, (entry, task) in enumerate(zip(meta, ids, strict=True)):
        if entry.get("id") != task:
            raise CorpusError(f"metadata[{index}] is of {entry.get('id')!r}, id[{index}] {task!r}")
        data = task if entry.get("data") is None else entry["data"]
        if not isinstance(data, str):
            raise CorpusError(f"metadata[{index}] ({task}) has data {data!r}: a name is meant")
        steps = entry.get("steps")
        if not isinstance(steps, int) or isinstance(steps, bool) or steps < 1:
            raise CorpusError(
                f"metadata[{index}] ({task}) has steps {steps!r}: a positive integer is meant"
            )
        chance = entry.get("chance")
        known = isinstance(chance, int | float) and bool(np.isfinite(chance))
        found.append(
            {**entry, "data": SAME_ROWS.get(data, data), "chance": float(chance) if known else None}
        )
    return found
