"""The loss of a training step, as ``training_step`` returns or logs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...errors import LRSuggestError

__all__ = ["Losses"]


class Losses:
    """Stands in for the class that makes a result from what ``training_step`` returns.

    So it sees the raw loss: not divided by the number of accumulated batches, and, for an
    optimizer that evaluates it several times such as L-BFGS, the one before the update.

    Parameters
    ----------
    loop : Lightning's loop of optimization
        Automatic or manual.
    monitor : str or None
        The name of a logged value that is the loss.
    """

    def __init__(self, loop: Any, monitor: str | None) -> None:
        self._results, self._monitor = loop.output_result_cls, monitor
        self._first: Any = None
        self._evaluated = False
        loop.output_result_cls = self

    @property
    def logged(self) -> bool:
        """Whether the loss is among what is logged for each batch."""
        return self._monitor is not None

    def from_training_step_output(self, output: Any, *arguments: Any) -> Any:
        """Take notice of the loss, and do what Lightning does."""
        if not self._evaluated:
            self._evaluated = True
            self._first = output.get("loss") if isinstance(output, Mapping) else output
        return self._results.from_training_step_output(output, *arguments)

    def take(self, logged: Any) -> Any:
        """Return the loss of the batch just trained on; None where there was none.

        Parameters
        ----------
        logged : Lightning's collection of results
            What was logged for this batch alone.
        """
        loss, self._first, self._evaluated = self._first, None, False
        if self._monitor is not None:
            loss = logged_value(logged, self._monitor)
        return None if loss is None else loss.detach()

    def missing(self, batches: int) -> LRSuggestError:
        """Say that a turn had no loss."""
        if self._monitor is not None:
            return LRSuggestError(
                f"training_step logged no {self._monitor!r} in {batches} batches: monitor must be "
                "a name that it passes to self.log"
            )
        return LRSuggestError(
            f"training_step returned no loss in {batches} batches: let it return the loss, or pass "
            "monitor, the name under which it passes the loss to self.log"
        )


def logged_value(logged: Any, name: str) -> Any:
    """Return a value that was logged for each step, or for the epoch."""
    for on_step in (True, False):
        values = logged.metrics(on_step)["callback"]
        if name in values:
            return values[name]
    return None
