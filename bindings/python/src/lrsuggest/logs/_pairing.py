"""One loss for each learning rate: from one row, or from two rows of the same step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .._arrays import shown
from ..errors import LRSuggestError
from ._choosing import counter
from ._names import STEPS

if TYPE_CHECKING:
    from ._log import Log

__all__ = ["Point", "paired"]

SHOWN = 3
"""As many steps as a message lists."""


class Point(NamedTuple):
    """A rate and its loss.

    Parameters
    ----------
    row : int
        Where the loss stands, counted from 0.
    step : float, optional
        The step that the log says it is of.
    """

    row: int
    step: float | None
    lr: float
    loss: float


class Cell(NamedTuple):
    """A value and the step it is of."""

    row: int
    step: float
    value: float


def paired(log: Log, lr: str, loss: str) -> list[Point]:
    """Bring rates and losses together, and note in the log what has no counterpart.

    Where most rows with a loss have a rate too, a row is a point. Otherwise rows of the same
    step are: loggers write each metric in a row of its own.
    """
    lrs, losses = log.numbers(lr), log.numbers(loss)
    if len(lrs) != len(losses):
        raise LRSuggestError(
            f"{log.source} holds {len(lrs)} values of {shown(lr)} and {len(losses)} of "
            f"{shown(loss)}: one loss for each learning rate is needed"
        )
    log.keep_columns_of(len(losses))
    counted = counter(STEPS, log)
    steps = counted or [None] * len(losses)
    points = [
        Point(row, steps[row], rate, value)
        for row, (rate, value) in enumerate(zip(lrs, losses))
        if rate is not None and value is not None
    ]
    with_lr, with_loss = (sum(cell is not None for cell in cells) for cells in (lrs, losses))
    if counted is None or 2 * len(points) > with_loss:
        log.drop("no learning rate", with_loss - len(points))
        log.drop("no loss", with_lr - len(points))
        log.drop("neither learning rate nor loss", len(lrs) - with_lr - with_loss + len(points))
        return without_superseded(log, points)
    return joined(log, {lr: cells_of(lrs, steps), loss: cells_of(losses, steps)})


def cells_of(values: list[float | None], steps: list[float | None]) -> list[Cell]:
    """Return the values that belong to a step."""
    return [
        Cell(row, step, value)
        for row, (value, step) in enumerate(zip(values, steps))
        if value is not None and step is not None
    ]


def joined(log: Log, columns: dict[str, list[Cell]]) -> list[Point]:
    """Pair the rate and the loss of each step; where a step was run again, the last ones."""
    (name, lrs), (_, losses) = columns.items()
    refuse_restarts(log, lrs, name)
    rate_at = {cell.step: cell.value for cell in latest(log, lrs)}
    found = latest(log, losses)
    points = [
        Point(cell.row, cell.step, rate_at[cell.step], cell.value)
        for cell in found
        if cell.step in rate_at
    ]
    if not points:
        shares = " and ".join(
            f"{shown(one)} at {some_steps(cells)}" for one, cells in columns.items()
        )
        raise LRSuggestError(
            f"no step of {log.source} has both a learning rate and a loss: it has {shares}; log "
            "both at the same steps"
        )
    log.drop("no learning rate", len(found) - len(points))
    log.drop("no loss", len(rate_at) - len(points))
    return points


def some_steps(cells: list[Cell]) -> str:
    """List the steps, some of them where they are many."""
    first = [f"{cell.step:g}" for cell in cells[:SHOWN]] + ["..."] * (len(cells) > SHOWN)
    return f"steps {', '.join(first)}" if cells else "no step"


def latest(log: Log, cells: list[Cell]) -> list[Cell]:
    """Leave out what was run again after the steps had gone back, as in a resumed training."""
    kept: list[Cell] = []
    for cell in cells:
        while kept and kept[-1].step >= cell.step:
            kept.pop()
        kept.append(cell)
    log.drop("superseded by a later row of the same step", len(cells) - len(kept))
    return kept


def refuse_restarts(log: Log, lrs: list[Cell], name: str) -> None:
    """Raise where steps begin anew and the rate grows on: they are no key to join by."""
    for before, cell in zip(lrs, lrs[1:]):
        if cell.step < before.step and cell.value > before.value:
            raise LRSuggestError(
                f"{log.source}, row {cell.row}, column {shown(name)}: the steps begin anew at "
                f"{cell.step:g} while the learning rate grows on, so rates and losses in "
                "different rows cannot be joined: log both in the same row"
            )


def without_superseded(log: Log, points: list[Point]) -> list[Point]:
    """Leave out points that were run again: the steps went back, and the rate with them."""
    kept: list[Point] = []
    for point in points:
        if kept and point.lr <= kept[-1].lr and went_back(kept[-1].step, point.step):
            while kept and not went_back(point.step, kept[-1].step):
                kept.pop()
        kept.append(point)
    log.drop("superseded by a later row of the same step", len(points) - len(kept))
    return kept


def went_back(before: float | None, now: float | None) -> bool:
    """Tell whether a step is earlier than the one before."""
    return before is not None and now is not None and before > now
