"""Loops that hand out a learning rate, take a loss, and hand out the next."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NoReturn, Protocol, SupportsFloat

from ._numbers import real
from .errors import LRSuggestError

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Turns"]


class Driven(Protocol):
    """A handle of the library that is used so."""

    def learning_rate(self) -> float | None:
        """Return the rate of the next step; None at the end."""

    def record(self, loss: float) -> None:
        """Record the loss of that step."""

    def count(self) -> int:
        """Return how many losses have been recorded."""

    def state(self) -> str:
        """Return the name of the reason why it ended, or "running"."""


class Turns:
    """A loop over learning rates that takes one loss in each turn."""

    _handle: Driven
    _noun: str

    def __init__(self) -> None:
        self._turn = Lock()
        self._pending: float | None = None

    def __iter__(self) -> Self:
        """Begin the loop, or resume it at the first learning rate without a loss."""
        self._pending = None
        return self

    def __next__(self) -> float:
        """Return the learning rate of the next step, once the last one has been recorded."""
        with self._turn:
            if self._pending is not None:
                raise LRSuggestError(
                    f"the loss at the learning rate {self._pending:.3g} was not recorded: "
                    "call record() once in each turn of the loop"
                )
            self._pending = self._handle.learning_rate()
            if self._pending is None:
                raise StopIteration
            return self._pending

    def record(self, loss: SupportsFloat) -> None:
        """Record the loss of the step just made.

        Parameters
        ----------
        loss : float
            The raw loss of this step alone, before or after its update but always the
            same; any number, tensor or array that ``float()`` accepts. NaN is fine.

        Raises
        ------
        LRSuggestError
            It is no number, the second loss in one turn, or the loop has ended.
        """
        number = real(loss, "loss")
        with self._turn:
            if self._pending is None:
                raise LRSuggestError(self._no_turn())
            self._handle.record(number)
            self._pending = None

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied: both would record in one."""
        name = type(self).__name__
        raise TypeError(f"a {name} in progress cannot be pickled or copied: pickle its answer")

    def _no_turn(self) -> str:
        state = self._handle.state()
        if state != "running":
            return f"the {self._noun} has ended ({state}): no loss can be recorded any more"
        if self._handle.count() == 0:
            return "no learning rate has been taken yet: record() belongs inside the loop"
        return "a loss has been recorded already in this turn of the loop"
