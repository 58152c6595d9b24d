"""What there is to draw of a range test of several groups, whoever draws it: small multiples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ._group_view import columns, finite, horizontal, vertical
from ._groups import listed_names, parted
from ._view import between
from .suggestion import Suggestion

if TYPE_CHECKING:
    from .group_reading import GroupReading
    from .group_report import GroupReport

__all__ = ["MOST_PANELS", "Panel", "Panels", "panels"]

MOST_PANELS = 24
"""Groups that are drawn; what is advised and what the loss owes to them chooses among more."""


class Panel(NamedTuple):
    """One group: its curve, its rate and where that sits on the curve, and its stability edge."""

    name: str
    advice: str
    multiplier: float
    lrs: list[float]
    changes: list[float]
    lr: float | None
    height: float | None
    edge: float | None

    @property
    def stands_out(self) -> bool:
        """Whether something is advised."""
        return self.advice not in ("", "keep")

    def note(self, most: int) -> str:
        """Write the rate and the advice, in at most so many letters if that is possible."""
        rate = "no rate" if self.lr is None else f"{self.lr:.2g}"
        said = f"{rate}: {self.advice}" if self.advice else rate
        if self.multiplier == 1 or self.lr is None:
            return said
        whole = said.replace(rate, f"{rate} ({self.multiplier:.2g}x)", 1)
        return whole if len(whole) <= most else said


class Panels(NamedTuple):
    """All panels, on the same axes; the names of the groups without one; and what to say."""

    panels: list[Panel]
    rest: list[str]
    left: float
    right: float
    low: float
    high: float
    title: str
    notice: str

    @property
    def missing(self) -> str:
        """Name the groups without a panel."""
        return f"Not drawn: {listed_names(self.rest)}." if self.rest else ""


def panels(report: GroupReport, most: int, most_points: int) -> Panels:
    """Choose what to draw of a report: so many groups, and so many points of each."""
    answer = report.answer
    drawn, rest = parted(report.groups, min(most, MOST_PANELS))
    low, high = vertical(drawn)
    found = [panel(group, most_points, bool(answer)) for group in drawn]
    rates = [lr for one in found for lr in [*one.lrs, *([one.lr] if one.lr else [])]]
    left, right = horizontal(rates)
    reasons = answer._picture().notice
    return Panels(found, rest, left, right, low, high, title(report), reasons)


def title(report: GroupReport) -> str:
    """Say what the whole curve answers."""
    answer, count = report.answer, len(report.groups)
    if not isinstance(answer, Suggestion):
        return answer._picture().title
    low, high = answer.interval
    together = f"{answer.lr:.2g} ({low:.2g} to {high:.2g})"
    several = f"{count} groups" if count != 1 else "one group"
    return f"Suggested learning rates of {several}; of all together: {together}"


def panel(group: GroupReading, most_points: int, is_answered: bool) -> Panel:
    """Thin the curve of a group, and find where its rate sits."""
    points = finite(group)
    lr = group.lr if group.lr and math.isfinite(group.lr) else None
    step = -(-len(points) // most_points) or 1
    lrs, changes = columns(points[::-step][::-1])
    return Panel(
        group.name,
        group.advice if is_answered else "",
        group.multiplier,
        lrs,
        changes,
        lr,
        None if lr is None else between(*columns(points), lr),
        group.edge if group.edge and math.isfinite(group.edge) else None,
    )
