"""Tables that hold one value in each row, and the name of its metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import LRSuggestError
from .._choosing import first_of
from .._columns import of_series

if TYPE_CHECKING:
    from .._log import Log

__all__ = ["unfolded"]


def unfolded(log: Log) -> Log:
    """Give each metric a column of its own, where the table names them in one.

    Raises
    ------
    LRSuggestError
        It holds several runs.
    """
    key, value = first_of(("key", "metric", "tag"), log), first_of(("value",), log)
    step, run = first_of(("step",), log), first_of(("run_id",), log)
    if key is None or value is None or step is None:
        return log
    if run is not None and len(set(log.columns[run])) > 1:
        raise LRSuggestError(f"{log.source} holds several runs in column {run!r}: keep one of them")
    series: dict[str, list[tuple[Any, Any]]] = {}
    for name, at, number in zip(log.columns[key], log.columns[step], log.columns[value]):
        series.setdefault(str(name), []).append((at, number))
    log.columns, log.names = of_series(series), list(series)
    return log
