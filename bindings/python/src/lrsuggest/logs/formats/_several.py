"""Several sources of one test: rate and loss in files of their own."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

from .._columns import fill
from .._log import Log
from ._objects import recognises_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["joined", "recognises"]


def recognises(source: Any) -> bool:
    """Tell a list of paths or frames."""
    return (
        isinstance(source, (list, tuple))
        and bool(source)
        and all(isinstance(each, (str, PathLike)) or recognises_frame(each) for each in source)
    )


def joined(logs: Sequence[Log]) -> Log:
    """Put the rows of all below each other, to be joined by step."""
    whole = Log(" and ".join(log.source for log in logs), logs[0].format, {}, [])
    count = 0
    for log in logs:
        here = max((len(cells) for cells in log.columns.values()), default=0)
        for name, cells in log.columns.items():
            before = whole.columns.setdefault(name, [None] * count)
            before += [None] * (count - len(before)) + cells
        count += here
        whole.names = list(dict.fromkeys([*whole.names, *log.names]))
        whole.nan_is_missing |= log.nan_is_missing
        whole.notes += log.notes
    fill(whole.columns, count)
    return whole
