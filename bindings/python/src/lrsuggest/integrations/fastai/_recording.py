"""The callback that records sums over groups of weights in a range test."""

from __future__ import annotations

from fastai.callback.core import Callback
from fastai.callback.training import GradientAccumulation
from fastai.torch_core import find_bs

from ..torch._group_recorder import GroupRecorder

__all__ = ["Recording"]


class Recording(Callback):
    """Looks at gradients and weights before each update, and at the weights after it.

    Parameters
    ----------
    recorder : GroupRecorder
        Sums them up.
    """

    # After MixedPrecision (10), which undoes its scale, and before GradientClip (11).
    order = 10.5
    run_valid = False

    def __init__(self, recorder: GroupRecorder) -> None:
        super().__init__()
        self._recorder = recorder
        self._size = 0

    def after_loss(self) -> None:
        """Count the examples of an update."""
        if self.training and len(self.yb):
            self._size += find_bs(self.yb)

    def before_step(self) -> None:
        """Sum up gradients and weights."""
        whole = [it.n_acc for it in self.learn.cbs if isinstance(it, GradientAccumulation)]
        self._recorder.before(self._size / whole[0] if whole else 1.0)

    def after_step(self) -> None:
        """Sum up updates."""
        self._recorder.after()
        self._size = 0
