"""Tables in text: a row of names, then rows of cells between commas, tabs or semicolons."""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..._arrays import shown
from ...errors import LRSuggestError
from .._log import DECIMAL_COMMA, Log
from ._file import short_lines
from ._long import unfolded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._choosing import Wanted
    from ._file import File

__all__ = ["read", "recognises"]

DELIMITERS = "\t;,"
SHOWN = 4

OF_TENSORBOARD = ["Wall time", "Step", "Value"]
"""The columns of a chart that it lets one download: the file bears the name of the metric."""


def recognises(_: File) -> bool:
    """Take whatever is left."""
    return True


def read(file: File, wanted: Wanted) -> Log:
    """Read the columns that may matter."""
    with file.lines() as text:
        lines = short_lines(file, text)
        first = next(lines, "")
        delimiter = max(DELIMITERS, key=first.count)
        rows = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
        try:
            log = table(file, rows, wanted)
        except csv.Error as problem:
            # The module knows lines, and nobody quotes a line break in a log of numbers.
            raise LRSuggestError(f"{file}, line {rows.line_num}: {problem}") from problem
    if delimiter == ";":
        with_points(log)
    if log.names == OF_TENSORBOARD:
        name_after(log, file)
    return unfolded(log)


def table(file: File, rows: Iterator[list[str]], wanted: Wanted) -> Log:
    """Collect the cells of the wanted columns."""
    first = next(rows, [])
    names = [name.strip() for name in first]
    refuse_headless(file, names)
    columns: dict[str, list[Any]] = {}
    collect = []
    for place, name in enumerate(names):
        if wanted(name):
            if name in columns:
                raise LRSuggestError(f"{file} has two columns {shown(name)}: rename one of them")
            columns[name] = []
            collect.append((place, columns[name].append))
    width = len(names)
    count = repeated = 0
    for cells in rows:
        if not cells:
            continue
        if cells == first:  # a second run was written into the file of the first
            repeated += 1
            continue
        if len(cells) != width:
            refuse_more(file, count, len(cells), width)
            cells.extend([""] * (width - len(cells)))
        for place, append in collect:
            append(cells[place])
        count += 1
    log = Log(str(file), "csv", columns, names)
    log.drop("the names of the columns once more", repeated)
    return log


def refuse_headless(file: File, names: list[str]) -> None:
    """Raise where the first line does not name columns."""
    needed = f"{file}: the first line must name the columns, as 'lr,loss' does"
    if names and all(map(is_number, names)):
        raise LRSuggestError(f"{needed}; it holds {', '.join(map(shown, names[:SHOWN]))}")
    if len(names) == 1:
        raise LRSuggestError(
            f"{needed}, with commas, tabs or semicolons between them; it is {shown(names[0])}"
        )


def is_number(name: str) -> bool:
    """Tell whether a name is no name."""
    try:
        float(name)
    except ValueError:
        return False
    return True


def refuse_more(file: File, row: int, count: int, width: int) -> None:
    """Raise for a row with more cells than there are names."""
    if count > width:
        raise LRSuggestError(
            f"{file}, row {row}: {count} cells under {width} names; if the decimals are written "
            "with a comma, write them with a point"
        )


def with_points(log: Log) -> None:
    """Read decimal commas: spreadsheets put semicolons where commas are in the numbers."""
    for name, cells in log.columns.items():
        log.columns[name] = [DECIMAL_COMMA.sub(r"\1.\2", cell) for cell in cells]


def name_after(log: Log, file: File) -> None:
    """Call the values what the file is called, ``run-.-tag-train_loss.csv`` or what it is now."""
    *others, value = log.names
    tag = file.path.stem.rsplit("-tag-", 1)[-1]
    log.columns[tag] = log.columns.pop(value)
    log.names = [*others, tag]
