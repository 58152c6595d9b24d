"""Sums over the weights of groups, one row for each group, laid out for C."""

from __future__ import annotations

from array import array
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from ._arrays import UNORDERED, Doubles, doubles, laid_out, row, shown
from ._foreign import local
from .errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FIELDS", "MOST_GROUPS", "sums_of"]

MOST_GROUPS = 100_000
"""The most groups the library takes; longer iterables are not even listed."""

FIELDS = (
    "gradient_step",
    "previous_step",
    "after_step",
    "step_square",
    "weight_square",
    "gradient_square",
)
"""What is summed, in the order of the header."""

WANTED = f"one row of {len(FIELDS)} for each group; of a group without a gradient all are 0"


def sums_of(sums: Any, names: Sequence[str]) -> Doubles:
    """Lay out the sums of one step; a contiguous array of doubles is not copied.

    Raises
    ------
    LRSuggestError
        They are not rows of six real numbers, or not as many rows as there are groups.
    """
    if sums is None or isinstance(sums, UNORDERED):
        raise LRSuggestError(f"sums must be rows of {len(FIELDS)} numbers, not {shown(sums)}")
    try:
        found = local(sums)
        rows = None if hasattr(found, "reshape") else list(islice(found, MOST_GROUPS + 1))
    except Exception as problem:
        raise LRSuggestError(f"sums cannot be read as rows of numbers: {problem}") from problem
    return flat(found, names) if rows is None else gathered(rows, names)


def flat(found: Any, names: Sequence[str]) -> Doubles:
    """Lay out an array."""
    shape, expected = tuple(found.shape), (len(names), len(FIELDS))
    if shape != expected:
        raise LRSuggestError(f"sums has the shape {shape}, not {expected}: {WANTED}")
    if getattr(getattr(found, "dtype", None), "kind", "f") in "fiub":
        return doubles(found.reshape(-1), "sums")
    return gathered(found.tolist(), names)


def gathered(rows: list[Any], names: Sequence[str]) -> Doubles:
    """Lay out rows, one after the other."""
    if len(rows) != len(names):
        raise LRSuggestError(f"sums has {len(rows)} rows, not {len(names)}: {WANTED}")
    at_once = joined(rows)
    if at_once is not None:
        return laid_out(memoryview(at_once))
    numbers = array("d")
    for index, (name, values) in enumerate(zip(names, rows)):
        which = f"sums[{index}] ({shown(name)})"
        found = row(values, which)
        if len(found) != len(FIELDS):
            listed = ", ".join(FIELDS)
            raise LRSuggestError(f"{which} has {len(found)} values, not {len(FIELDS)}: {listed}")
        numbers.extend(found)
    return laid_out(memoryview(numbers))


def joined(rows: list[Any]) -> array[float] | None:
    """Join plain rows of plain numbers fast; None where each needs a look of its own."""
    if not {*map(type, rows)} <= {list, tuple} or {*map(len, rows)} != {len(FIELDS)}:
        return None
    try:
        return array("d", chain.from_iterable(rows))
    except Exception:  # an element that is no number is found, and named, row by row
        return None
