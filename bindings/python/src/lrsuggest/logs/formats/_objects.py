"""What is in memory: columns, rows and frames, told by what they can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._arrays import UNORDERED
from ..._foreign import local
from .._averages import Average
from .._columns import of_records, split
from .._log import Log
from .._names import EPOCHS
from ._long import unfolded

if TYPE_CHECKING:
    from .._choosing import Wanted

__all__ = [
    "read_columns",
    "read_frame",
    "read_history",
    "read_records",
    "recognises_columns",
    "recognises_frame",
    "recognises_history",
    "recognises_records",
]


def recognises_columns(source: Any) -> bool:
    """Tell a mapping from names to columns."""
    return isinstance(source, Mapping) and any(map(is_column, source.values()))


def read_columns(source: Mapping[str, Any], wanted: Wanted) -> Log:
    """Take the columns that may matter."""
    columns = {
        name: listed(column)
        for name, column in source.items()
        if wanted(name) and is_column(column)
    }
    return unfolded(Log(type(source).__name__, "columns", split(columns), list(source)))


def recognises_records(source: Any) -> bool:
    """Tell a list of rows with names."""
    return isinstance(source, (list, tuple)) and bool(source) and isinstance(source[0], Mapping)


def read_records(source: list[Mapping[str, Any]], wanted: Wanted) -> Log:
    """Turn the rows into columns."""
    name = type(source).__name__
    return unfolded(Log(name, "records", *of_records(source, wanted, name)))


def recognises_frame(source: Any) -> bool:
    """Tell frames: columns that are asked for by name."""
    return hasattr(source, "columns") and hasattr(source, "__getitem__")


def read_frame(source: Any, wanted: Wanted) -> Log:
    """Take the columns that may matter. In pandas a NaN may be a missing value; in polars not."""
    names = list(source.columns)
    columns = {name: listed(source[name]) for name in names if wanted(name)}
    name = type(source).__name__
    log = Log(name, "frame", columns, names, nan_is_missing=hasattr(source, "iloc"))
    return unfolded(log)


def recognises_history(source: Any) -> bool:
    """Tell what ``fit`` of Keras returns."""
    return isinstance(getattr(source, "history", None), Mapping) and hasattr(source, "epoch")


def read_history(source: Any, wanted: Wanted) -> Log:
    """Take the columns of ``History.history``, which are means of whole epochs."""
    log = read_columns(source.history, wanted)
    log.source, log.format = type(source).__name__, "keras"
    log.average = Average(0.0)
    log.columns[EPOCHS[0]] = list(source.epoch)
    return log


def is_column(values: Any) -> bool:
    """Tell rows of numbers from text and from single values."""
    if isinstance(values, UNORDERED):
        return False
    return hasattr(values, "__len__") and getattr(values, "ndim", 1) > 0


def listed(values: Any) -> list[Any]:
    """List a column of any library."""
    values = local(values)
    return list(values.tolist() if hasattr(values, "tolist") else values)
