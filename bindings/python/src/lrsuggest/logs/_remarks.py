"""What a log says of its losses between the lines, where the caller has said nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._arrays import shown
from ._choosing import counter
from ._names import BATCHES, EPOCHS, STEPS, is_averaged

if TYPE_CHECKING:
    from ._log import Log
    from ._pairing import Point

__all__ = ["remarks"]


def remarks(log: Log, points: list[Point], loss: str, ema_beta: float | None) -> list[str]:
    """Say what the losses may be means of, and the argument that tells."""
    if counter(BATCHES, log) is not None:
        return [
            "If these losses are what Keras hands to callbacks, they are means since the "
            "beginning of the epoch: pass running_mean=True."
        ]
    if is_by_epoch(log, points):
        return ["Each row is an epoch: its loss is a mean over steps."]
    if is_averaged(loss) and ema_beta is None and log.average is None:
        return [
            f"The name {shown(loss)} says that the losses are averages: pass ema_beta=, the "
            "memory of an exponential one, or running_mean=True for means since the beginning "
            "of the epoch."
        ]
    return []


def is_by_epoch(log: Log, points: list[Point]) -> bool:
    """Tell whether nothing but the epoch counts the rows."""
    epochs = counter(EPOCHS, log)
    if epochs is None or counter(STEPS + BATCHES, log) is not None:
        return False
    numbers = [epochs[point.row] for point in points]
    return None not in numbers and len(set(numbers)) == len(numbers)
