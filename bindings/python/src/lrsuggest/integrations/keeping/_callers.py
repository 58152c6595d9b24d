"""What there is to remember of the objects that a caller hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ._loaders import loader
from ._opened import Opened, attributes

__all__ = ["changing", "of_caller"]


def changing(data: Any) -> bool:
    """Say whether going through data may change them: arrays and lists it does not."""
    return hasattr(data, "__dict__")


def of_caller(data: Any, objects: Sequence[Any]) -> Callable[[Any], Opened | None]:
    """Return what opens data and objects of the caller, and nothing else.

    Parameters
    ----------
    data : object
        Its random generators, counters and orders are remembered.
    objects : sequence
        Their attributes are remembered.
    """
    roots = {id(value) for value in objects}

    def opened(value: Any) -> Opened | None:
        if value is data and changing(data):
            return loader(value)
        if id(value) in roots and hasattr(value, "__dict__"):
            return attributes(value)
        return None

    return opened
