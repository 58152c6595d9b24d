"""What it takes to put a value back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

__all__ = ["Opened", "attributes", "nothing"]


class Opened(NamedTuple):
    """How to undo what happens to a value from now on, and what else it holds."""

    undo: Callable[[], object]
    held: Iterable[Any] = ()


def nothing() -> None:
    """Undo nothing: what is to be put back lies in what the value holds."""


def attributes(value: Any) -> Opened:
    """Open an object as the dictionary of its attributes."""
    return Opened(nothing, (vars(value),))
