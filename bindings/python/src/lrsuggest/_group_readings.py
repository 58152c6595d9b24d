"""Copying what a report says of its groups."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, cast

from ._check import text
from ._library import library
from .group_reading import GroupReading
from .search_range import SearchRange

if TYPE_CHECKING:
    from ._group_handles import GroupReportHandle
    from .group_reading import Advice

__all__ = ["readings"]


def readings(report: GroupReportHandle, names: tuple[str, ...]) -> tuple[GroupReading, ...]:
    """Copy what is said of each group; groups share their learning rates."""
    lrs: tuple[float, ...] = ()
    found = []
    for index, name in enumerate(names):
        curve = report.curve(index)
        rates, losses = curve.points()
        curve.close()
        lrs = lrs or tuple(rates)
        found.append(reading(report, index, name, lrs, tuple(losses)))
    return tuple(found)


def reading(
    report: GroupReportHandle,
    index: int,
    name: str,
    lrs: tuple[float, ...],
    losses: tuple[float, ...],
) -> GroupReading:
    """Copy what is said of one group."""
    out = report.reading(index)
    return GroupReading(
        name,
        lrs,
        losses,
        unless_nan(out.share),
        out.multiplier,
        unless_nan(out.learning_rate),
        None if isnan(out.interval_low) else SearchRange(out.interval_low, out.interval_high),
        cast("Advice", text(library().lrs_advice_name(out.advice))),
        out.confidence,
        unless_nan(out.edge),
        unless_nan(out.update_ratio),
        unless_nan(out.relative_gradient),
    )


def unless_nan(value: float) -> float | None:
    """Return a number; None for NaN."""
    return None if isnan(value) else value
