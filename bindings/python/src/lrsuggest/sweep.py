"""A range test in progress."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, SupportsFloat

from ._handles import SweepHandle
from ._numbers import real
from ._recording import Recording
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._typing import Mode, StopRule

__all__ = ["Sweep"]


class Sweep(Recording):
    """The learning rates of a range test, one for each training step.

    Iterate over it, train one step with each learning rate, and record its loss. The
    loop ends by itself when the rates are used up or, by the rule `stop`, once the loss
    has diverged. A loop that was left early can be resumed by another one.

    Parameters
    ----------
    start_lr, end_lr : float
        The first and the last learning rate: positive and increasing.
    num_iter : int
        The number of learning rates, both ends included: 2 to 10,000,000.
    mode : {"exponential", "linear"}
        Equal ratios or equal differences.
    stop : {"cusum", "never", "four_times_best", "five_times_best"} or None
        When to end before the last learning rate. The default compares the loss with
        its own noise, as the reading of a recorded curve does: a stopped sweep gives the
        answer of a full one. Except with "never" (or None), NaN and infinity end it too.

        The others stop once an exponential mean of the losses is above a multiple of
        its best: as fastai and Lightning do (.98, bias-corrected), or ignite and
        torch-lr-finder (.95). They miss a loss that levels off below that, and end the
        sweep at once where the best loss is negative.

    Raises
    ------
    LRSuggestError
        An argument is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> sweep = lrsuggest.Sweep(1e-5, 1, num_iter=100)
    >>> for lr in sweep:
    ...     sweep.record(2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4)
    >>> sweep.suggest(optimizer="adam", steps=1000).lr < 1
    True
    """

    def __init__(
        self,
        start_lr: float = 1e-7,
        end_lr: float = 10,
        num_iter: int = 100,
        mode: Mode = "exponential",
        *,
        stop: StopRule | None = "cusum",
    ) -> None:
        self._handle = SweepHandle.of(start_lr, end_lr, num_iter, mode, stop)
        self._turn = Lock()
        self._pending: float | None = None

    def __iter__(self) -> Sweep:
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
            It is no number, the second loss in one turn, or the sweep has ended.
        """
        number = real(loss, "loss")
        with self._turn:
            if self._pending is None:
                raise LRSuggestError(self._no_turn())
            self._handle.record(number)
            self._pending = None

    def _no_turn(self) -> str:
        if self.stop_reason != "running":
            return f"the sweep has ended ({self.stop_reason}): no loss can be recorded any more"
        if len(self) == 0:
            return "no learning rate has been taken yet: record() belongs inside the loop"
        return "a loss has been recorded already in this turn of the loop"

    def __repr__(self) -> str:
        """Show how far the sweep has come."""
        return f"<Sweep: {len(self)} losses recorded, {self.stop_reason}>"
