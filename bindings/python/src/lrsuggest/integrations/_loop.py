"""One training step for each rate of a sweep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._progress import progress_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..sweep import Sweep
    from ._progress import ProgressArgument

__all__ = ["run"]


def run(
    sweep: Sweep, step: Callable[[float], float | None], total: int, progress: ProgressArgument
) -> None:
    """Train and record until the sweep is over, or `step` returns None: the data are used up."""
    shown = progress_of(sweep, total, progress)
    try:
        for lr in sweep:
            loss = step(lr)
            if loss is None:
                break
            sweep.record(loss)
            shown.turn(lr, loss)
    finally:
        shown.close()
