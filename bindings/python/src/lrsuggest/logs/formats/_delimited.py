"""Tables in text: a row of names, then rows of cells between commas, tabs or semicolons."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from ..._arrays import shown
from ...errors import LRSuggestError
from .._log import Log
from ._long import unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._choosing import Wanted
    from ._file import File

__all__ = ["read", "recognises"]

DELIMITERS = "\t;,"


def recognises(_: File) -> bool:
    """Take whatever is left."""
    return True


def read(file: File, wanted: Wanted) -> Log:
    """Read the columns that may matter."""
    with file.lines() as text:
        first = text.readline()
        text.seek(0)
        rows = csv.reader(text, delimiter=max(DELIMITERS, key=first.count), strict=True)
        try:
            return unfolded(table(file, rows, wanted))
        except csv.Error as problem:
            # The module knows lines, and nobody quotes a line break in a log of numbers.
            raise LRSuggestError(f"{file}, line {rows.line_num}: {problem}") from problem


def table(file: File, rows: Iterator[list[str]], wanted: Wanted) -> Log:
    """Collect the cells of the wanted columns."""
    names = next(rows, [])
    columns: dict[str, list[Any]] = {}
    collect = []
    for place, name in enumerate(names):
        if wanted(name):
            if name in columns:
                raise LRSuggestError(f"{file} has two columns {shown(name)}: rename one of them")
            columns[name] = []
            collect.append((place, columns[name].append))
    width = len(names)
    count = 0
    for cells in rows:
        if not cells:
            continue
        if len(cells) != width:
            refuse_more(file, count, len(cells), width)
            cells.extend([""] * (width - len(cells)))
        for place, append in collect:
            append(cells[place])
        count += 1
    return Log(str(file), "csv", columns, names)


def refuse_more(file: File, row: int, count: int, width: int) -> None:
    """Raise for a row with more cells than there are names."""
    if count > width:
        raise LRSuggestError(
            f"{file}, row {row}: {count} cells under {width} names; if the decimals are written "
            "with a comma, write them with a point"
        )
