"""The arrays of a corpus: what each holds for one task, and what stands where nothing was done."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ._files import Array

__all__ = [
    "BINS",
    "SCHEDULES",
    "START",
    "TRUTH",
    "Field",
    "is_sweep",
    "same_rates",
    "shape_of",
    "sweep_names",
]

SCHEDULES = ("constant", "one_cycle")
"""The first axis of a truth array."""

BINS = 20
"""Into how many equal bins of steps the losses of a training are averaged."""


class Field(NamedTuple):
    """An array that every task has."""

    kind: str
    missing: float
    """What stands at rates and seeds that were not tried."""


TRUTH = {
    "gt_train": Field("float32", math.nan),
    "gt_held": Field("float32", math.nan),
    "gt_acc": Field("float32", math.nan),
    "gt_nonfinite": Field("uint8", 0),
    "gt_steps_done": Field("int32", 0),
    "gt_trace": Field("float32", math.nan),
    "gt_measured": Field("uint8", 0),
}
"""Of each task: schedules x rates x seeds; `gt_trace` has bins as well."""

START = ("init_held", "init_acc", "init_train")
"""Of each task: one number."""

STANDARD = {"rt100": 8, "rt50": 4, "rt200": 4, "rt400": 4, "rtinit": 4}
"""The sweeps that every corpus has room for, and how many of each are usual."""


def shape_of(name: str, rates: int, seeds: int) -> tuple[int, ...]:
    """Return the shape of a truth array of one task."""
    shape = (len(SCHEDULES), rates, seeds)
    return (*shape, BINS) if name == "gt_trace" else shape


def is_sweep(name: str) -> bool:
    """Tell whether an array holds the losses of sweeps."""
    return name.startswith("rt") and name.endswith("_loss")


def sweep_names(found: set[str]) -> list[str]:
    """List the sweeps of a corpus, `rt100` first: the standard ones, and whatever was found."""
    more = {name[: -len("_loss")] for name in found if is_sweep(name)} - set(STANDARD)
    return [*STANDARD, *sorted(more, key=lambda name: (len(name), name))]


def same_rates(one: Array, other: Array) -> bool:
    """Tell whether two rows of rates agree to what a float32 holds."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-6, atol=0))
