"""JSON, in one piece or an object in each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from .._columns import of_records
from .._log import Log
from ._file import short_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._choosing import Wanted
    from ._file import File

__all__ = ["loaded", "read_lines", "recognises", "recognises_lines"]

BOM = b"\xef\xbb\xbf"
LARGEST = 1 << 28
"""Characters of JSON in one piece, which takes some ten times as many bytes of memory."""

UNREADABLE = (ValueError, RecursionError)
"""What the module raises; deep nesting ends in the second."""


def recognises(file: File) -> bool:
    """Tell JSON from other text by its first character."""
    return file.head[3 * file.head.startswith(BOM) :].lstrip()[:1] in (b"{", b"[")


def recognises_lines(file: File) -> bool:
    """Tell objects in lines: the first line is one, and another follows."""
    if file.path.suffix in (".jsonl", ".ndjson"):
        return True
    first, _, rest = file.head[3 * file.head.startswith(BOM) :].lstrip().partition(b"\n")
    if not first.startswith(b"{") or not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except UNREADABLE:
        return False


def loaded(file: File) -> Any:
    """Read all of it."""
    with file.lines() as text:
        content = text.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise LRSuggestError(
                f"{file} holds more than {LARGEST} characters in one piece of JSON: write an "
                "object in each line instead, as JSON lines, which are read one by one"
            )
        try:
            return json.loads(content, parse_int=float)
        except UNREADABLE as problem:
            raise LRSuggestError(f"{file} is no JSON: {shortly(problem)}") from problem


def read_lines(file: File, wanted: Wanted) -> Log:
    """Read the columns that may matter; a last line that was cut off is left out."""
    log = Log(str(file), "jsonl", {}, ())
    log.columns, log.names = of_records(records(file, log), wanted, str(file))
    return log


def records(file: File, log: Log) -> Iterator[Any]:
    """Yield the object of each line."""
    decode = json.JSONDecoder(parse_int=float).decode
    with file.lines() as text:
        for number, line in enumerate(short_lines(file, text), 1):
            if not line.strip():
                continue
            try:
                record = decode(line)
            except UNREADABLE as problem:
                if not line.endswith("\n") and not isinstance(problem, RecursionError):
                    log.drop("line cut off", 1)
                    continue
                raise LRSuggestError(f"{file}, line {number}: {shortly(problem)}") from problem
            yield record


def shortly(problem: Exception) -> str:
    """Say what is wrong."""
    return "nested too deeply" if isinstance(problem, RecursionError) else str(problem)
