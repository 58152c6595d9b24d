"""Putting the attributes of objects back that are not of PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._kept import Kept
from ._opened import Opened, attributes, nothing
from ._values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["attributes_kept"]


def attributes_kept(*objects: Any, apart: Sequence[Any] = ()) -> Kept:
    """Assign to the attributes of objects as you like inside; outside they are as before.

    Containers among the attributes keep their identity and get their contents back. Any other
    object is a reference: what happens inside of it is not undone.

    Parameters
    ----------
    *objects
        Trainers, engines, states and the like.
    apart : sequence
        Values that are left alone, such as data sets, which may be lists of millions.
    """
    opened, closed = set(map(id, objects)), set(map(id, apart))

    def look(value: Any) -> Opened | None:
        if id(value) in closed:
            return Opened(nothing)
        return attributes(value) if id(value) in opened else None

    def remember() -> Callable[[], None]:
        values = Values(look)
        values.add(*objects)
        return values.restore

    return Kept(remember)
