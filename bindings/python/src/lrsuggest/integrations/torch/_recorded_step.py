"""An update whose sums over groups of weights are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch

from ._moment import Moment

if TYPE_CHECKING:
    from ._group_recorder import GroupRecorder
    from ._steps import TrainStep

__all__ = ["RecordedStep"]


class RecordedStep:
    """Makes the update of another step, and has it recorded.

    Parameters
    ----------
    step : TrainStep
        Makes it.
    recorder : GroupRecorder
        Records it.
    same_batch : bool
        Whether to go forward and backward once more after the update, as if for the first time.
    """

    def __init__(self, step: TrainStep, recorder: GroupRecorder, *, same_batch: bool) -> None:
        self._step, self._recorder, self._same_batch = step, recorder, same_batch

    def __call__(self, batches: list[Any]) -> float:
        """Make one update."""
        with torch.enable_grad():
            losses = self._recorded(batches)
        return sum(map(float, losses)) / len(losses)

    def _recorded(self, batches: list[Any]) -> list[torch.Tensor]:
        step, recorder = self._step, self._recorder
        moment = Moment(step.model) if self._same_batch else None
        losses = step.gradients(batches)
        step.unscale()
        recorder.before()
        factor = step.clip_gradients()
        if factor is not None:
            recorder.clipped(factor)
        step.update()
        recorder.after()
        if moment is not None:
            self._repeat(batches, moment)
        recorder.close()
        return losses

    def _repeat(self, batches: list[Any], moment: Moment) -> None:
        step, now = self._step, Moment(self._step.model)
        scale = step.scaler.get_scale() if step.scaler else 1.0
        moment.restore()
        with self._gradients_of_others():
            step.gradients(batches)
        self._recorder.again(scale)
        now.restore()

    @contextmanager
    def _gradients_of_others(self) -> Iterator[None]:
        """Set gradients aside that no optimizer sets to zero, where clipping counts them."""
        groups = self._step.optimizer.param_groups
        stepped = {id(weight) for group in groups for weight in group["params"]}
        others = [it for it in self._step.model.parameters() if id(it) not in stepped]
        held = [weight.grad for weight in others]
        for weight in others:
            weight.grad = None
        try:
            yield
        finally:
            for weight, grad in zip(others, held):
                weight.grad = grad
