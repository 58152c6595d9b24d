"""Array-likes to contiguous doubles, without importing any array library.

Contiguous float64 data are passed on without a copy; everything else is converted once.
"""

from __future__ import annotations

from array import array
from ctypes import c_double
from itertools import islice
from sys import byteorder
from typing import Any, NamedTuple

from ._foreign import plain, refuse_shape
from .errors import LRSuggestError

__all__ = ["UNORDERED", "Doubles", "doubles", "empty", "laid_out", "row", "shown"]

MOST = 10_000_000
"""The longest curve the library reads; longer iterables are not even listed."""

NATIVE = ("d", "@d", "=d", "<d" if byteorder == "little" else ">d")
"""How a buffer spells the doubles of this machine."""

UNORDERED = (str, bytes, bytearray, dict, set, frozenset)
"""Iterables that are no row of numbers."""


class Doubles(NamedTuple):
    """Numbers laid out for C, alive as long as `first` is."""

    first: c_double
    length: int


def doubles(values: Any, name: str) -> Doubles:
    """Lay out the numbers of an array-like for C.

    Parameters
    ----------
    values : array-like
        A list, tuple, range, ``array.array``, NumPy array, pandas Series, PyTorch, JAX
        or TensorFlow tensor, any other one-dimensional buffer or iterable of numbers.
    name : str
        What the caller knows the values as; begins every error message.

    Raises
    ------
    LRSuggestError
        `values` is not one row of real numbers.
    """
    return laid_out(row(values, name))


def row(values: Any, name: str) -> memoryview:
    """View the numbers of an array-like as doubles; see :func:`doubles`."""
    if values is None or isinstance(values, UNORDERED):
        raise LRSuggestError(f"{name} must be a sequence of numbers, not {shown(values)}")
    try:
        values = plain(values, name)
        flat = buffer(values, name)
    except LRSuggestError:
        raise
    except Exception as problem:
        raise LRSuggestError(f"{name} cannot be read as numbers: {problem}") from problem
    return flat if flat is not None else converted(values, name)


def empty(count: int) -> tuple[array[float], c_double]:
    """Return `count` zeros and their address, for C to write to."""
    numbers = array("d", bytes(8 * count))
    return numbers, laid_out(memoryview(numbers)).first


def buffer(values: Any, name: str) -> memoryview | None:
    """Look at the memory of `values` if it is a row of doubles already."""
    try:
        view = memoryview(values)
    except TypeError:
        return None
    if view.ndim != 1:
        refuse_shape(name, view.shape or ())
    return view if view.format in NATIVE and view.c_contiguous else None


def converted(values: Any, name: str) -> memoryview:
    """Convert number by number."""
    if not isinstance(values, (list, tuple)):
        try:
            numbers = iter(values)
        except TypeError:
            message = f"{name} must be a sequence of numbers, not {shown(values)}"
            raise LRSuggestError(message) from None
        values = list(islice(numbers, MOST + 1))
    try:
        return memoryview(array("d", values))
    except Exception as problem:
        for index, value in enumerate(values):
            refuse_unless_number(value, f"{name}[{index}]")
        raise LRSuggestError(f"{name} cannot be read as numbers: {problem}") from problem


def laid_out(view: memoryview) -> Doubles:
    """Take the address of doubles, copying them first where they are read-only."""
    if view.readonly:
        view = memoryview(array("d", view.tobytes()))
    count = view.nbytes // 8
    return Doubles(c_double.from_buffer(view) if count else c_double(), count)


def refuse_unless_number(value: Any, name: str) -> None:
    """Raise a message that names the element, unless it is a real number."""
    if isinstance(value, (list, tuple)) or getattr(value, "ndim", False):
        raise LRSuggestError(f"{name} is a sequence: one row of numbers is needed")
    try:
        array("d", [value])
    except Exception as problem:
        raise LRSuggestError(f"{name} is {shown(value)}: {problem}") from problem


def shown(value: Any) -> str:
    """Show a value in a message, in a few words whatever it is."""
    try:
        words = repr(value)
    except Exception:  # an integer of thousands of digits, an object that is half made
        words = f"of type {type(value).__name__}"
    return words if len(words) <= 40 else words[:36] + " ..."
