"""The callback that sets the rates of a range test and records its losses."""

from __future__ import annotations

from collections.abc import Callable

from fastai.callback.core import Callback, CancelFitException, CancelValidException
from fastai.torch_core import find_bs

from ...sweep import Sweep
from .._progress import Progress
from ..torch._ranks import averaged

__all__ = ["Sweeping"]


class Sweeping(Callback):
    """Drives a sweep through ``learn.fit``: one rate for each update of the weights.

    Parameters
    ----------
    sweep : Sweep
        Gives the rates and takes the losses.
    shares : tuple of float
        What each parameter group gets of a rate.
    shown : Progress
        Shows how far it has come.
    recorded : function
        Called for each loss that has been recorded.
    """

    order = 1000  # after all others: the rate and the loss of a step are what they made of them
    run_valid = False
    name = "lr_finder"  # fastai's callbacks, and those of others, are quiet where there is one

    def __init__(
        self,
        sweep: Sweep,
        shares: tuple[float, ...],
        shown: Progress,
        recorded: Callable[[], object],
    ) -> None:
        super().__init__()
        self._sweep, self._shares, self._shown = sweep, shares, shown
        self._recorded = recorded
        self._rates = iter(sweep)
        self._rate = next(self._rates)
        self._cancelled = False
        self._losses: list[float] = []
        self._sizes: list[int] = []
        self._idle = True  # whether this epoch has given no loss yet
        self.batches = self.epoch_batches = self.batch_size = 0

    def before_epoch(self) -> None:
        """Begin to look out for losses."""
        self._idle = True

    def before_batch(self) -> None:
        """Set the rate."""
        self._cancelled = False
        self.opt.set_hyper("lr", [self._rate * share for share in self._shares])

    def after_loss(self) -> None:
        """Take the loss, which may be one of several for an update."""
        if len(self.yb):
            self._losses.append(float(self.learn.loss.detach().mean()))
            self._sizes.append(find_bs(self.yb))
            self._idle = False

    def after_cancel_batch(self) -> None:
        """Take notice that there was no update: gradients are accumulated."""
        self._cancelled = True

    def after_batch(self) -> None:
        """Record the loss of an update, and go on to the next rate."""
        self.epoch_batches = self.n_iter
        if self._cancelled or not self._losses:
            return
        self.batches += len(self._losses)
        self.batch_size = max(self.batch_size, sum(self._sizes))
        loss = averaged(self._mean())
        self._losses, self._sizes = [], []
        self._sweep.record(loss)
        self._recorded()
        self._shown.turn(self._rate, loss)
        try:
            self._rate = next(self._rates)
        except StopIteration:
            raise CancelFitException from None

    def before_validate(self) -> None:
        """Skip the validation."""
        raise CancelValidException

    def after_epoch(self) -> None:
        """Give up if an epoch has given no loss: the next would not either."""
        if self._idle:
            raise CancelFitException

    def _mean(self) -> float:
        """Return the mean over examples, as accumulated gradients have it."""
        pairs = zip(self._losses, self._sizes)
        return sum(loss * size for loss, size in pairs) / sum(self._sizes)
