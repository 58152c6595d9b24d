"""Running a whole loop with a caller's two functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat

from ._numbers import real
from .errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .probe import ResetProbe
    from .series import SweepSeries

__all__ = ["drive"]


def drive(
    turns: ResetProbe | SweepSeries,
    step: Callable[[float], SupportsFloat],
    reset: Callable[[], object],
) -> None:
    """Train one step for each learning rate, resetting where that is due."""
    for name, function in (("step", step), ("reset", reset)):
        if not callable(function):
            raise LRSuggestError(f"{name} must be a function, not {function!r:.80}")
    for lr in turns:
        if turns.needs_reset:
            reset()
        turns.record(real(step(lr), "what step(lr) returns"))
