"""Columns of cells from rows with names, and from series of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .._arrays import shown
from ..errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["fill", "of_records", "of_series", "split"]

LEVELS = 3
"""How deep rows are looked into: one may hold itself."""

MOST_GROUPS = 1000
"""A longer list in a cell is something else, and its columns might not fit into memory."""

MOST_MISSING = 1 << 24
"""Cells that no row brought. A log has few; rows that all have other names make any number."""


def of_records(
    records: Iterable[Any], wanted: Callable[[str], bool], source: str
) -> tuple[dict[str, list[Any]], list[str]]:
    """Turn rows with names into columns, keeping the wanted ones; and list all names.

    Raises
    ------
    LRSuggestError
        A row is none, or rows differ so much in their names that columns would hold little else
        than missing cells.
    """
    columns: dict[str, list[Any]] = {}
    seen: dict[str, None] = {}
    present = 0
    for row, record in enumerate(records):
        if not isinstance(record, Mapping):
            raise LRSuggestError(f"{source}, row {row}: {shown(record)} holds no names")
        named = dict(flat(record))
        for name in named:
            if name not in seen:
                seen[name] = None
                if wanted(name):
                    columns[name] = [None] * row
        for name, cells in columns.items():
            cells.append(named.get(name))
        present += sum(name in columns for name in named)
        if (row + 1) * len(columns) - present > max(MOST_MISSING, 16 * present):
            raise LRSuggestError(
                f"{source}, row {row}: {len(columns)} names that may be a rate or a loss, and most "
                "rows have few of them: this is no log"
            )
    return split(columns), list(seen)


def flat(record: Mapping[Any, Any], levels: int = LEVELS) -> Iterator[tuple[Any, Any]]:
    """Yield the cells of a row, those within another under a path, as in ``optim/lr``."""
    for name, cell in record.items():
        if levels and isinstance(cell, Mapping):
            yield from ((f"{name}/{path}", inner) for path, inner in flat(cell, levels - 1))
        else:
            yield name, cell


def of_series(
    series: Mapping[str, Sequence[tuple[Any, Any]]],
) -> dict[str, list[Any]]:
    """Turn named series of step and value into columns, one row for each value."""
    columns: dict[str, list[Any]] = {"step": []}
    for name, points in series.items():
        before = len(columns["step"])
        columns["step"] += [step for step, _ in points]
        columns[name] = [None] * before + [value for _, value in points]
    fill(columns, len(columns["step"]))
    return columns


def fill(columns: dict[str, list[Any]], count: int) -> None:
    """Make all columns as long as the longest, with missing values."""
    for cells in columns.values():
        cells.extend([None] * (count - len(cells)))


def split(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Give each parameter group a column, where a cell holds the rates of all of them."""
    return {name: group for each in columns.items() for name, group in groups(*each)}


def groups(name: str, cells: list[Any]) -> list[tuple[str, list[Any]]]:
    """Split one column; a cell may be missing."""
    held = [cell for cell in cells if cell is not None]
    counts = {len(cell) if isinstance(cell, (list, tuple)) else None for cell in held}
    count = counts.pop() if len(counts) == 1 else None
    if count is None or count > MOST_GROUPS:
        return [(name, cells)]
    found = zip(*([None] * count if cell is None else cell for cell in cells))
    return [
        (f"{name}[{index}]" if count > 1 else name, [*group]) for index, group in enumerate(found)
    ]
