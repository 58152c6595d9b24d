"""The context in which anything may change, and after which nothing has."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ._interrupts import Interrupts
from ._randomness import Randomness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._values import Values

__all__ = ["undone"]


@contextmanager
def undone(values: Values, *objects: Any) -> Iterator[None]:
    """Put objects and the global random generators back at the end.

    It holds after an exception and after Ctrl-C, too: a second one waits until all is put back.

    Parameters
    ----------
    values : Values
        Knows how the objects are remembered.
    *objects
        What may change meanwhile.
    """
    randomness = Randomness()
    with Interrupts() as interrupts:
        values.add(*objects)
        try:
            with interrupts.let_through():
                yield
        finally:
            try:
                values.restore()
            finally:
                randomness.restore()
