"""What batches have in common: their curves and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._arrays import Doubles, doubles
from ._numbers import integer
from ._reading import curve_of
from ._rows import required_rows, rows_or_row
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._handles import CurveHandle

__all__ = ["curves_of", "threads_of"]


def threads_of(threads: int | None) -> int:
    """Return how many threads the library is to use, 0 for one per processor."""
    if threads is None:
        return 0
    workers = integer(threads, "threads", bits=32)
    if workers < 1:
        raise LRSuggestError(f"threads must be at least 1, not {workers}")
    return workers


def curves_of(lrs: Any, losses: Any) -> list[CurveHandle]:
    """Make the curves, naming the one that is none."""
    losses = required_rows(losses, "losses")
    nested, rates = rows_or_row(lrs, "lrs")
    if not nested:
        shared = doubles(rates, "lrs")
        return [curve(shared, "lrs", row, index) for index, row in enumerate(losses)]
    if len(rates) != len(losses):
        raise LRSuggestError(f"lrs has {len(rates)} rows and losses {len(losses)}")
    return [
        curve(doubles(rates[index], f"lrs[{index}]"), f"lrs[{index}]", row, index)
        for index, row in enumerate(losses)
    ]


def curve(lrs: Doubles, lrs_name: str, losses: Any, index: int) -> CurveHandle:
    """Make one curve of laid out learning rates and losses of any kind."""
    name = f"losses[{index}]"
    column = doubles(losses, name)
    try:
        return curve_of(lrs, column, lrs_name, name)
    except LRSuggestError as error:
        raise LRSuggestError(f"curve {index}: {error}", error.status) from error
