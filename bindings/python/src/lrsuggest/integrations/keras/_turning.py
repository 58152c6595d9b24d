"""The callback that turns a fit into a range test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from ...sweep import Sweep
    from .._progress import Progress

__all__ = ["Turning"]


class Turning(keras.callbacks.Callback):
    """Sets the rate before each update, and records the loss of its batches alone.

    Parameters
    ----------
    sweep : Sweep
        Gives the rates, takes the losses.
    rate : keras.Variable
        The rate of the optimizer.
    accumulate, done : int
        How many batches make an update; how many of the first are there already.
    monitor : str
        The name of the loss in the logs.
    shown : Progress
        Is told of each update.
    """

    def __init__(
        self, sweep: Sweep, rate: Any, accumulate: int, done: int, monitor: str, shown: Progress
    ) -> None:
        super().__init__()
        self._sweep, self._rates, self._rate = sweep, iter(sweep), rate
        self._accumulate, self._left = accumulate, accumulate - done
        self._monitor, self._shown = monitor, shown
        self._losses: list[float] = []
        self._lr = next(self._rates)
        self.batches = 0

    def on_train_batch_begin(self, _batch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Set the rate, and let the mean that Keras keeps of the losses begin anew."""
        self.model.reset_metrics()  # on JAX, asking for the model makes ``fit`` read it again
        self._rate.assign(self._lr)

    def on_train_batch_end(self, _batch: int, logs: dict[str, Any] | None = None) -> None:
        """Record; stop once the sweep is over."""
        self.batches += 1
        self._losses.append(self._loss(logs or {}))
        if len(self._losses) < self._left:
            return
        loss = sum(self._losses) / len(self._losses)
        self._sweep.record(loss)
        self._shown.turn(self._lr, loss)
        self._losses, self._left = [], self._accumulate
        following = next(self._rates, None)
        if following is None:
            self.model.stop_training = True
        else:
            self._lr = following

    def on_epoch_end(self, _epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Refuse to go through nothing again and again."""
        if not self.batches:
            raise LRSuggestError("x gives no batch: it is empty")

    def _loss(self, logs: dict[str, Any]) -> float:
        if self._monitor not in logs:
            known = ", ".join(map(repr, logs)) or "nothing"
            raise LRSuggestError(
                f"monitor={self._monitor!r} is not what model.train_step returns: that is {known}"
            )
        return float(logs[self._monitor])
