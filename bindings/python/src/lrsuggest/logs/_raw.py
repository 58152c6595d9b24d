"""The losses of single steps, from what a tool made of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ._averages import undo_running_mean
from ._choosing import counter
from ._names import BATCHES, EPOCHS

if TYPE_CHECKING:
    from ._log import Log
    from ._pairing import Point

__all__ = ["of_raw_losses", "of_single_batches"]


def of_single_batches(log: Log, points: list[Point]) -> list[Point]:
    """Undo the running mean of every epoch."""
    epochs, batches = counter(EPOCHS, log), counter(BATCHES, log)
    begin = 1 if {0, 1, 2}.intersection(batches or ()) == {1, 2} else 0
    losses: list[float] = []
    for _, same in groupby(points, lambda point: whole(epochs[point.row]) if epochs else None):
        epoch = list(same)
        counts = [float(place) for place, _ in enumerate(epoch, 1)]
        if batches is not None:
            numbers = [batches[point.row] for point in epoch]
            # A number before the first batch counts nothing: the place of the row does.
            counts = [
                k if n is None or n < begin else n - begin + 1 for n, k in zip(numbers, counts)
            ]
        losses += undo_running_mean([point.loss for point in epoch], counts)
    log.notes.append("The losses were means since the beginning of an epoch; this was undone.")
    return with_losses(points, losses)


def of_raw_losses(
    log: Log, points: list[Point], ema_beta: float | None
) -> tuple[list[Point], float | None]:
    """Undo the average whose form is known; return what memory the losses have then."""
    average = log.average
    if average is None:
        return shifted(points, log), ema_beta
    if ema_beta is not None:
        average = replace(average, beta=ema_beta)
    losses = average.undone([point.loss for point in points])
    if average.beta:
        form = average.form.replace("_", " ")
        log.notes.append(
            f"The losses were an exponential moving average of memory {average.beta:g} "
            f"({form}); this was undone."
        )
    return shifted(with_losses(points, losses), log), 0.0


def shifted(points: list[Point], log: Log) -> list[Point]:
    """Give each loss the rate that its step was made with."""
    ahead = log.rates_ahead
    if not ahead:
        return points
    log.notes.append(f"{log.format} records the rate of the next step; this was undone.")
    log.drop("learning rate not recorded", ahead)
    return [point._replace(lr=early.lr) for early, point in zip(points, points[ahead:])]


def with_losses(points: list[Point], losses: list[float]) -> list[Point]:
    """Put other losses to the same rates."""
    return [point._replace(loss=loss) for point, loss in zip(points, losses)]


def whole(epoch: float | None) -> float | None:
    """Cut off the fraction by which some loggers count within an epoch."""
    return epoch if epoch is None else epoch // 1
