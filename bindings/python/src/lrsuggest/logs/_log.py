"""What a format finds in a source, before it is known which columns matter."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .._arrays import shown
from ..errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ._averages import Average

__all__ = ["DECIMAL_COMMA", "Log"]

MISSING = frozenset(("", "null", "none", "na", "n/a"))
"""How files write that there is no value; a NaN is one."""

DECIMAL_COMMA = re.compile(r"\s*([-+]?\d*),(\d+(?:[eE][-+]?\d+)?)\s*$")


@dataclass
class Log:
    """Columns of cells, as they were written.

    Parameters
    ----------
    source, format : str
        What was read, for messages; the format it was read as.
    columns : dict of str to list
        The columns that may matter; row by row.
    names : sequence of str
        Every column there is.
    lr, loss : str, optional
        The columns, where the format knows them.
    average : Average, optional
        What the losses are known to be; None where it is not known.
    nan_is_missing : bool
        Whether a NaN may stand for no value, as in pandas.
    in_doubt : str, optional
        A column that may hold running means: the caller has to say.
    rates_ahead : int
        By how many rows the rates are recorded too early.
    """

    source: str
    format: str
    columns: dict[str, list[Any]]
    names: Sequence[str]
    lr: str | None = None
    loss: str | None = None
    average: Average | None = None
    nan_is_missing: bool = False
    in_doubt: str | None = None
    rates_ahead: int = 0
    notes: list[str] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)

    def numbers(self, name: str) -> list[float | None]:
        """Convert a column; None is a missing value.

        Raises
        ------
        LRSuggestError
            A cell is no number: source, row, column and value are named.
        """
        cells = self.columns[name]
        if set(map(type, cells)) == {str} and not any("_" in cell for cell in cells):
            with suppress(ValueError):  # the usual text, three times as fast
                return [float(cell) if cell else None for cell in cells]
        return list(self._converted(name))

    def holds_values(self, name: str) -> bool:
        """Tell whether any cell of a column is not missing."""
        return any(not self._is_missing(cell) for cell in self.columns[name])

    def keep_columns_of(self, count: int) -> None:
        """Forget the columns of another length: they do not count these rows."""
        self.columns = {name: cells for name, cells in self.columns.items() if len(cells) == count}

    def drop(self, reason: str, count: int) -> None:
        """Note that rows were left out."""
        if count:
            self.dropped[reason] = self.dropped.get(reason, 0) + count

    def _converted(self, name: str) -> Iterator[float | None]:
        for row, cell in enumerate(self.columns[name]):
            if type(cell) is float and not self.nan_is_missing:
                yield cell
                continue
            if self._is_missing(cell):
                yield None
                continue
            try:
                yield number(cell)
            except (TypeError, ValueError, OverflowError, RuntimeError):
                raise LRSuggestError(
                    f"{self.source}, row {row}, column {shown(name)}: "
                    f"{shown(cell)} is no number{hint(cell)}"
                ) from None

    def _is_missing(self, cell: Any) -> bool:
        if cell is None or type(cell).__name__ == "NAType":
            return True
        if isinstance(cell, str):
            return cell.strip().lower() in MISSING
        return self.nan_is_missing and isinstance(cell, float) and math.isnan(cell)


def number(cell: Any) -> float:
    """Return a cell as a float; what Python reads and no logger writes is refused."""
    if isinstance(cell, bool) or (isinstance(cell, str) and "_" in cell):
        raise ValueError(cell)
    return float(cell)


def hint(cell: Any) -> str:
    """Say how to write what was meant for a number."""
    if not isinstance(cell, str):
        return ""
    if cell.lstrip().startswith(("tensor(", "[")):
        return ": log a number, as loss.item() or lr[0] is"
    return ": write decimals with a point, not a comma" if DECIMAL_COMMA.match(cell) else ""
