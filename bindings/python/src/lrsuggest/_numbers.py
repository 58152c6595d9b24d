"""Single arguments to what C can hold, refusing what ctypes would bend to fit."""

from __future__ import annotations

import operator
from ctypes import byref, c_int32
from typing import Any

from ._abi import LRS_UNKNOWN
from ._arrays import shown
from ._check import call
from .errors import LRSuggestError

__all__ = ["enumerator", "flag", "integer", "known", "real", "utf8"]

SWITCHES = ("bool", "bool_")
"""The types of True and False: Python's, NumPy 2's and NumPy 1's."""


def integer(value: Any, name: str, bits: int = 64, least: int | None = None) -> int:
    """Return a whole number that a C integer of so many bits can hold, and at least `least`.

    Raises
    ------
    LRSuggestError
        The value is a bool, a float, no number, too large, too small, or the number that
        means "unknown" in C and nothing in Python, where None does.
    """
    if type(value).__name__ in SWITCHES:
        raise LRSuggestError(f"{name} must be a whole number, not {value}")
    try:
        number = operator.index(value)
    except TypeError:
        hint = "; convert it by int()" if isinstance(value, float) else ""
        message = f"{name} must be a whole number, not {shown(value)}{hint}"
        raise LRSuggestError(message) from None
    if least is not None and number < least:
        raise LRSuggestError(f"{name} must be at least {least}, not {shown(number)}")
    refuse_unknown(number, name)
    if not -(2 ** (bits - 1)) <= number < 2 ** (bits - 1):
        raise LRSuggestError(f"{name} is beyond {bits} bits: {shown(number)}")
    return number


def real(value: Any, name: str) -> float:
    """Return a number as a float; text and bools are none.

    Raises
    ------
    LRSuggestError
        The value is not a real number that a double can hold.
    """
    if isinstance(value, (str, bytes, bytearray)) or type(value).__name__ in SWITCHES:
        raise LRSuggestError(f"{name} must be a number, not {shown(value)}")
    try:
        return float(value)
    except Exception as problem:
        raise LRSuggestError(f"{name} must be a number, not {shown(value)}: {problem}") from problem


def flag(value: Any, name: str) -> int:
    """Return True or False as C's 1 or 0; nothing else is taken for either."""
    if type(value).__name__ not in SWITCHES:
        raise LRSuggestError(f"{name} must be True or False, not {shown(value)}")
    return int(value)


def refuse_unknown(number: float, name: str) -> None:
    """Raise for the number that means "unknown" in C: here, None means that."""
    if number == LRS_UNKNOWN:
        raise LRSuggestError(f"{name} must not be {LRS_UNKNOWN}; leave it out if it is unknown")


def enumerator(value: Any, name: str, finder: str) -> int:
    """Find the number of a named choice by a ``lrs_*_named`` function.

    Raises
    ------
    LRSuggestError
        The name is no text, or unknown: the message lists the known ones.
    """
    out = c_int32()
    call(finder, utf8(value, name), byref(out))
    return out.value


def utf8(value: Any, name: str) -> bytes:
    """Encode a name for C, which would stop at a NUL."""
    if not isinstance(value, str):
        raise LRSuggestError(f"{name} must be a name, not {shown(value)}")
    if "\0" in value:
        raise LRSuggestError(f"{name} must not contain NUL: {shown(value)}")
    return value.encode("utf-8", "backslashreplace")


def known(value: Any, name: str) -> float:
    """Return a number that does not mean "unknown" in C."""
    number = real(value, name)
    refuse_unknown(number, name)
    return number
