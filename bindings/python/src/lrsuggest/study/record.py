"""One finished unit of work: named arrays, and what is to be said of them."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np

from .._arrays import shown
from ..errors import LRSuggestError
from ._files import Array, npz
from .errors import BrokenRecordError

__all__ = ["Record", "checked", "decoded", "encoded", "named"]

CARD = "__record__"
"""The array of a file that holds its key and its metadata, as JSON."""

FAILURE = "failure"
"""The metadata entry of a unit that failed and was recorded as failed."""

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+=,@-]{0,199}")


class Record(NamedTuple):
    """What a unit of work led to.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        Numbers, bools or text.
    meta : dict
        Anything JSON can hold; it comes back as JSON returns it, tuples as lists.
    """

    arrays: dict[str, Array]
    meta: dict[str, Any]

    @property
    def failure(self) -> str | None:
        """What the unit raised, where that was recorded; else None."""
        return self.meta.get(FAILURE)


def named(key: Any) -> str:
    """Return a key that can be the name of a file, or raise."""
    if not isinstance(key, str) or not KEY.fullmatch(key):
        wanted = "up to 200 letters, digits and any of ._+=,@- after the first"
        raise LRSuggestError(f"a key must be {wanted}, not {shown(key)}")
    return key


def checked(arrays: Mapping[str, Any], meta: Mapping[str, Any]) -> Record:
    """Return a record of what a function returned.

    Raises
    ------
    LRSuggestError
        An array has no name or holds objects, or the metadata is nothing for JSON.
    """
    if not isinstance(arrays, Mapping) or not isinstance(meta, Mapping):
        raise LRSuggestError(f"a record is (arrays, meta), two dicts, not {shown((arrays, meta))}")
    kept = {}
    for name, values in arrays.items():
        if not isinstance(name, str) or not name or name == CARD or "/" in name:
            raise LRSuggestError(f"an array cannot be called {shown(name)}")
        array = np.asarray(values)
        if array.dtype.hasobject:
            raise LRSuggestError(f"array {name!r} holds objects: {shown(values)}")
        kept[name] = array
    try:
        json.dumps(meta)
    except (TypeError, ValueError) as problem:
        raise LRSuggestError(f"the metadata cannot be stored as JSON: {problem}") from None
    return Record(kept, dict(meta))


def encoded(key: str, record: Record) -> bytes:
    """Return the file of a record, the same bytes for the same record."""
    card = json.dumps({"key": key, "meta": record.meta})
    return npz({CARD: np.array(card), **record.arrays})


def decoded(key: str, content: bytes, place: str) -> Record:
    """Read a file back.

    Raises
    ------
    BrokenRecordError
        It is torn, changed, of another key, or no record at all.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            arrays = {
                name[: -len(".npy")]: np.lib.format.read_array(
                    BytesIO(archive.read(name)), allow_pickle=False
                )
                for name in archive.namelist()
            }
        card = json.loads(str(arrays.pop(CARD)))
        owner, meta = card["key"], dict(card["meta"])
    except Exception as problem:  # whatever other programs leave behind
        message = f"{place} is no whole record ({type(problem).__name__}: {problem})"
        raise BrokenRecordError(message) from problem
    if owner != key:
        raise BrokenRecordError(f"{place} holds the record of {shown(owner)}")
    return Record(arrays, meta)
