"""What a picture needs to know of a range test of groups, and which of many groups it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ._lettering import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["Group", "Report", "chosen", "listed_names"]

LONGEST = 60
"""Letters of a name in a sentence."""


class Group(Protocol):
    """What a picture needs to know of a group."""

    @property
    def name(self) -> str: ...
    @property
    def lrs(self) -> Sequence[float]: ...
    @property
    def changes(self) -> Sequence[float]: ...
    @property
    def share(self) -> float | None: ...
    @property
    def multiplier(self) -> float | None: ...
    @property
    def lr(self) -> float | None: ...
    @property
    def advice(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def edge(self) -> float | None: ...


class Report(Protocol):
    """What a picture needs to know of a range test of groups."""

    @property
    def groups(self) -> Sequence[Group]: ...
    @property
    def answer(self) -> Suggestion | Refusal: ...
    @property
    def explanation(self) -> str: ...


def chosen(groups: Sequence[Group], most: int) -> list[int]:
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
