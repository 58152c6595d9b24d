"""Putting the attributes of objects back that are not of PyTorch."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ._interrupts import Interrupts
from ._opened import Opened, nothing
from ._values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["attributes_kept"]


@contextmanager
def attributes_kept(*objects: Any, apart: Sequence[Any] = ()) -> Iterator[None]:
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
        return Opened(nothing, (vars(value),)) if id(value) in opened else None

    values = Values(look)
    with Interrupts() as interrupts:
        values.add(*objects)
        try:
            with interrupts.let_through():
                yield
        finally:
            values.restore()
