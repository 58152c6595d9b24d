"""Groups and their rates as rows of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._groups import listed_names, parted
from ._lettering import short_names
from ._table import number

if TYPE_CHECKING:
    from .group_reading import GroupReading
    from .group_report import GroupReport

__all__ = ["HEAD", "table"]

HEAD = ("group", "learning rate", "times the answer", "share of the fall", "advice", "confidence")

MOST_ROWS, LONGEST = 100, 36
"""Groups that are listed, the most important of more, and how many letters of a name."""


def table(report: GroupReport) -> tuple[list[list[str]], str]:
    """Write a row for each group, and name those without one."""
    shown, rest = parted(report.groups, MOST_ROWS)
    names = short_names([group.name for group in shown], LONGEST)
    rows = [[name, *row(group, bool(report.answer))] for name, group in zip(names, shown)]
    return rows, f"Not listed: {listed_names(rest)}." if rest else ""


def row(group: GroupReading, is_answered: bool) -> list[str]:
    """Write what is known of a group beside its name; without an answer nothing is advised."""
    advised = [group.advice, percent(group.confidence)] if is_answered else ["-", "-"]
    times = number(group.multiplier) if is_answered else "-"
    return [number(group.lr), times, percent(group.share), *advised]


def percent(share: float | None) -> str:
    """Write a share; a dash for none."""
    return "-" if share is None else f"{100 * share:.0f} %"
