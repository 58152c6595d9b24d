"""A range test in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._handles import SweepHandle
from ._recording import Recording
from ._turns import Turns

if TYPE_CHECKING:
    from ._typing import Mode, StopRule

__all__ = ["Sweep"]


class Sweep(Turns, Recording):
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

    _noun = "sweep"

    def __init__(
        self,
        start_lr: float = 1e-7,
        end_lr: float = 10,
        num_iter: int = 100,
        mode: Mode = "exponential",
        *,
        stop: StopRule | None = "cusum",
    ) -> None:
        super().__init__()
        self._handle: SweepHandle = SweepHandle.of(start_lr, end_lr, num_iter, mode, stop)

    def __repr__(self) -> str:
        """Show how far the sweep has come."""
        return f"<Sweep: {len(self)} losses recorded, {self.stop_reason}>"
