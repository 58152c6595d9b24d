"""A context that puts back what it remembers, wherever Ctrl-C hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._interrupts import Interrupts

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Kept"]


class Kept:
    """Remembers at its beginning, and puts back at its end.

    It is no generator: Ctrl-C could hit contextlib on the way back into one, and then nothing
    would be put back until the traceback goes, perhaps in the middle of what follows.

    Parameters
    ----------
    remember : function
        Remembers, and returns the function that puts back.
    """

    def __init__(self, remember: Callable[[], Callable[[], None]]) -> None:
        self._remember = remember
        self._restore: Callable[[], None] | None = None

    def __enter__(self) -> None:
        """Remember; Ctrl-C meanwhile ends it before anything has happened."""
        if self._restore is not None:
            raise RuntimeError("this context has been entered already")
        interrupts = Interrupts(self, Kept.__enter__.__code__, Kept.__exit__.__code__)
        interrupts.hold()
        try:
            restore = self._remember()
            interrupts.deliver()
        except BaseException:
            interrupts.release()
            raise
        self._interrupts, self._restore = interrupts, restore
        interrupts.open = True

    def __exit__(self, *_: object) -> None:
        """Put everything back, and hand over the Ctrl-C that came meanwhile."""
        self._interrupts.open = False
        try:
            self._put_back()
        finally:
            self._interrupts.release()

    def _put_back(self) -> None:
        restore, self._restore = self._restore, None
        if restore is not None:
            restore()
