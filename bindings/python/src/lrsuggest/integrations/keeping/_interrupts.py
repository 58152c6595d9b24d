"""Ctrl-C that waits while something is half done."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from typing_extensions import Self

__all__ = ["Interrupts"]


class Interrupts:
    """A context in which SIGINT is held back, except where it is let through.

    What arrived in between is handed to the handler that was there before, at the end. Without
    this, a second Ctrl-C could hit while the weights are being put back. Only the main thread
    gets signals, so in other threads this does nothing.
    """

    def __init__(self) -> None:
        self._open = False
        self._held: tuple[int, FrameType | None] | None = None
        self._before: Any = None
        self._mine = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        """Hold SIGINT back from now on."""
        if self._mine:
            self._before = signal.getsignal(signal.SIGINT)
            self._mine = callable(self._before)  # ignored, or handled outside Python
        if self._mine:
            signal.signal(signal.SIGINT, self._receive)
        return self

    def __exit__(self, *_: object) -> None:
        """Hand over what was held back."""
        if not self._mine:
            return
        signal.signal(signal.SIGINT, self._before)
        if self._held is not None:
            self._before(*self._held)

    @contextmanager
    def let_through(self) -> Iterator[None]:
        """Let one SIGINT through; those that follow it are held back again."""
        self._open = True
        try:
            if self._held is not None:
                self._receive(*self._held)
            yield
        finally:
            self._open = False

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if self._open:
            self._open, self._held = False, None
            self._before(number, frame)
        else:
            self._held = number, frame
