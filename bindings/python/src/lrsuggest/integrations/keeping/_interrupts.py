"""Ctrl-C that waits while something is half done."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType, FrameType

__all__ = ["Interrupts"]


class Interrupts:
    """Holds SIGINT back while it is not open.

    What arrived in between is handed to the handler that was there before, at the end. Without
    this, a second Ctrl-C could hit while the weights are being put back. Only the main thread
    gets signals, so in other threads this does nothing.

    Parameters
    ----------
    owner : object
        Whose methods are never interrupted, open or not.
    methods : code
        Those methods.
    """

    def __init__(self, owner: object, *methods: CodeType) -> None:
        self.open = False
        self._held: tuple[int, FrameType | None] | None = None
        self._owner, self._methods = id(owner), methods  # an id, as the owner holds this
        self._before: Any = None
        self._mine = threading.current_thread() is threading.main_thread()

    def hold(self) -> None:
        """Hold SIGINT back from now on."""
        if self._mine:
            self._before = signal.getsignal(signal.SIGINT)
            self._mine = callable(self._before)  # ignored, or handled outside Python
        if self._mine:
            signal.signal(signal.SIGINT, self._receive)

    def release(self) -> None:
        """Hold nothing back any more, and hand over what was."""
        if not self._mine:
            return
        signal.signal(signal.SIGINT, self._before)
        self.deliver()

    def deliver(self) -> None:
        """Call the handler that was there before, if something was held back."""
        if self._held is not None:  # asked first, so that none is lost that arrives just now
            held, self._held = self._held, None
            self._before(*held)

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if not self.open or self._begins_or_ends(frame):
            self._held = number, frame
            return
        self.open = False  # where the handler raises, those that follow wait
        self._before(number, frame)
        self.open = True

    def _begins_or_ends(self, frame: FrameType | None) -> bool:
        while frame is not None:
            if frame.f_code in self._methods and id(frame.f_locals.get("self")) == self._owner:
                return True
            frame = frame.f_back
        return False
