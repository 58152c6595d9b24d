"""The context in which anything may change, and after which nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._kept import Kept
from ._randomness import Randomness

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._values import Values

__all__ = ["undone"]


def undone(values: Values, *objects: Any) -> Kept:
    """Put objects and the global random generators back at the end.

    It holds after an exception and after Ctrl-C, too: a second one waits until all is put back.

    Parameters
    ----------
    values : Values
        Knows how the objects are remembered.
    *objects
        What may change meanwhile.
    """

    def remember() -> Callable[[], None]:
        randomness = Randomness()
        values.add(*objects)

        def restore() -> None:
            try:
                values.restore()
            finally:
                randomness.restore()

        return restore

    return Kept(remember)
