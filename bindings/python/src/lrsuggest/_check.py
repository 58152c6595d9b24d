"""Calling the C library: the one place where its errors are raised."""

from __future__ import annotations

from ctypes import byref, c_char, c_size_t
from typing import Any

from ._abi import LRS_ERROR_BUFFER_TOO_SMALL, lrs_error
from ._library import library
from .errors import LRSuggestError

__all__ = ["call", "check", "copied_text", "text"]


def call(function: str, *arguments: Any, error: lrs_error | None = None) -> int:
    """Call a function that ends in ``lrs_error *`` and return its status.

    Parameters
    ----------
    function : str
        The name in the header.
    *arguments
        Everything before the error.
    error : lrs_error, optional
        Receives the message, for callers who want that of a positive status.

    Returns
    -------
    int
        Zero, or a positive status: valid input without an answer.

    Raises
    ------
    LRSuggestError
        For a negative status: misuse.
    """
    asked = getattr(library(), function)
    if error is None:
        status: int = asked(*arguments, None)
        if status >= 0:
            return status
        # Misuse changes nothing, so that it may be repeated for its message: room for one, in every
        # call, would take longer than recording a loss.
        error = lrs_error()
    return check(asked(*arguments, byref(error)), error)


def check(status: int, error: lrs_error) -> int:
    """Return `status`, or raise what `error` says if it is negative."""
    if status < 0:
        name = text(library().lrs_status_name(status))
        raise LRSuggestError(text(error.message) or name, name)
    return status


def text(raw: bytes) -> str:
    """Decode what the library wrote."""
    return raw.decode("utf-8", "replace")


def copied_text(function: str, *arguments: Any) -> str:
    """Copy out what a function ``(..., buffer, capacity, length, error)`` writes.

    Parameters
    ----------
    function : str
        The name in the header.
    *arguments
        Everything before the buffer.
    """
    length, error = c_size_t(), lrs_error()
    status = getattr(library(), function)(*arguments, None, 0, byref(length), byref(error))
    if status != LRS_ERROR_BUFFER_TOO_SMALL:
        check(status, error)
    room = (c_char * (length.value + 1))()
    call(function, *arguments, room, len(room), byref(length))
    return text(room.value)
