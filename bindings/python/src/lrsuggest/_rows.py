"""Rows of numbers told from one row of numbers."""

from __future__ import annotations

from typing import Any

from ._arrays import UNORDERED, shown
from ._foreign import local
from .errors import LRSuggestError

__all__ = ["required_rows", "rows_or_row"]


def rows_or_row(values: Any, name: str) -> tuple[bool, Any]:
    """Return whether `values` holds rows, and either the list of them or the one row.

    Raises
    ------
    LRSuggestError
        An array cannot be brought to the processor.
    """
    if values is None or isinstance(values, UNORDERED):
        return False, values
    try:
        values = local(values)
        dimensions = memoryview(values).ndim if not hasattr(values, "ndim") else values.ndim
    except TypeError:
        return listed(values)
    except Exception as problem:
        raise LRSuggestError(f"{name} cannot be read as numbers: {problem}") from problem
    return (True, list(values)) if dimensions > 1 else (False, values)


def listed(values: Any) -> tuple[bool, Any]:
    """Tell rows from a row by the first element of an iterable that is no array."""
    if not iterable(values) or isinstance(values, range):
        return False, values
    values = values if isinstance(values, (list, tuple)) else list(values)
    return not values or iterable(values[0]), values


def required_rows(values: Any, name: str) -> list[Any]:
    """List the rows of `values`.

    Raises
    ------
    LRSuggestError
        It is one row, or no row at all.
    """
    nested, found = rows_or_row(values, name)
    if not nested:
        raise LRSuggestError(f"{name} must hold one row for each curve, not {shown(values)}")
    return list(found)


def iterable(value: Any) -> bool:
    """Tell whether a value can be iterated; a tensor without dimensions cannot."""
    try:
        iter(value)
    except TypeError:
        return False
    return True
