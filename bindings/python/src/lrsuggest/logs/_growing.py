"""What makes a log a range test: the learning rate grows from point to point."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from .._arrays import shown
from ..errors import LRSuggestError

if TYPE_CHECKING:
    from ._log import Log
    from ._pairing import Point

__all__ = ["growing"]

FEWEST = 3
"""Fewer points are no stretch worth naming."""


def growing(log: Log, points: list[Point], name: str) -> list[Point]:
    """Return one point for each learning rate, in growing order.

    Steps at the rate 0 before all others are left out. Losses of the same rate are averaged
    where each rate has as many, as the micro-batches of an accumulated step have.

    Raises
    ------
    LRSuggestError
        A rate is negative or not finite, or the rates do not grow: the longest stretch in
        which they do is named.
    """
    for point in points:
        if not 0 <= point.lr < math.inf:
            raise LRSuggestError(
                f"{log.source}, row {point.row}, column {shown(name)}: "
                f"{point.lr} is no learning rate"
            )
    start = next((index for index, point in enumerate(points) if point.lr > 0), len(points))
    log.drop("learning rate 0", start)
    runs = [list(same) for _, same in groupby(points[start:], key=lambda point: point.lr)]
    if not runs:
        raise LRSuggestError(f"no row of {log.source} has both a learning rate and a loss")
    refuse_plateaus(log, runs)
    refuse_falls(log, runs)
    if len(runs) < len(points) - start:
        log.notes.append(
            f"{len(points) - start} losses of {len(runs)} learning rates: those of the same "
            "rate were averaged."
        )
    return [averaged(run) for run in runs]


def averaged(run: list[Point]) -> Point:
    """Take the mean loss of points of one rate."""
    if len(run) == 1:
        return run[0]
    return run[0]._replace(loss=sum(point.loss for point in run) / len(run))


def refuse_plateaus(log: Log, runs: list[list[Point]]) -> None:
    """Raise where the rate stays at some value for longer than at the others."""
    if len(runs) == 1 and len(runs[0]) > 1:
        raise LRSuggestError(
            f"{log.source} is no range test: the learning rate is {runs[0][0].lr:g} in all "
            f"{len(runs[0])} rows"
        )
    inner = runs[1:-1] or runs
    usual = min(len(run) for run in inner)
    for run in runs:
        if len(run) > usual and not (run[0].step is not None and run[0].step == run[-1].step):
            raise LRSuggestError(
                f"{log.source} is no range test: the learning rate stays at {run[0].lr:g} from "
                f"row {run[0].row} to row {run[-1].row}; {longest(runs)}"
            )


def refuse_falls(log: Log, runs: list[list[Point]]) -> None:
    """Raise where the rate falls."""
    for before, run in zip(runs, runs[1:]):
        if run[0].lr < before[0].lr:
            raise LRSuggestError(
                f"{log.source} is no range test: the learning rate falls from {before[0].lr:g} "
                f"to {run[0].lr:g} in row {run[0].row}; {longest(runs)}"
            )


def longest(runs: list[list[Point]]) -> str:
    """Say in which rows the rate grows for longest."""
    best = first = 0
    most = 1
    for index in range(1, len(runs)):
        before, run = runs[index - 1], runs[index]
        if len(before) > 1 or run[0].lr < before[0].lr:
            first = index
        if index - first + 1 > most:
            best, most = first, index - first + 1
    if most < FEWEST:
        return f"nowhere does it grow for {FEWEST} points"
    begin, end = runs[best][0].row, runs[best + most - 1][0].row + 1
    return (
        f"it grows for longest in rows=slice({begin}, {end}), {most} points: pass that if these "
        "are the test"
    )
