"""Which of many groups a picture or a table shows, and how the others are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._lettering import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .group_reading import GroupReading

__all__ = ["chosen", "listed_names", "parted"]

LONGEST = 60
"""Letters of a name in a sentence."""


def parted(groups: Sequence[GroupReading], most: int) -> tuple[list[GroupReading], list[str]]:
    """Return the groups that are shown, and the names of the others."""
    kept = set(chosen(groups, most))
    rest = [group.name for index, group in enumerate(groups) if index not in kept]
    return [group for index, group in enumerate(groups) if index in kept], rest


def chosen(groups: Sequence[GroupReading], most: int) -> list[int]:
    """Choose groups: those with an advice first, then those that the loss owes most to."""

    def importance(index: int) -> tuple[bool, float]:
        group = groups[index]
        return group.advice == "keep", -abs(group.share or 0.0)

    return sorted(sorted(range(len(groups)), key=importance)[:most])


def listed_names(names: list[str], most: int = 3) -> str:
    """Name some, and count the others."""
    others = len(names) - most
    more = f" and {others:,} more" if others > 0 else ""
    return ", ".join(short(name, LONGEST) for name in names[:most]) + more
