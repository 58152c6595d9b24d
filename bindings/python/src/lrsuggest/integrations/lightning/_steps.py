"""Updates of the weights, made by Lightning's own loops of optimization."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import torch

from ...errors import LRSuggestError
from ..torch._groups import set_rates
from ._batch_training import BatchTraining
from ._batches import batches_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Steps"]

PATIENCE = 1000
"""Batches that manual optimization may train on without an update."""


class Steps:
    """Makes one update in each turn, with all that the trainer puts around it.

    Something that sets the rate by itself, such as a warm-up in ``optimizer_step``, is overruled
    just before the update.

    Parameters
    ----------
    trainer : lightning.pytorch.Trainer
        In a fit, silenced.
    optimizer : torch.optim.Optimizer
        Whose rate is swept.
    shares : tuple of float
        What part of the rate each of its groups gets.
    monitor : str or None
        The name of a logged value that is the loss.
    """

    def __init__(
        self, trainer: Any, optimizer: Any, shares: tuple[float, ...], monitor: str | None
    ) -> None:
        self._trainer = trainer
        self._automatic = trainer.lightning_module.automatic_optimization
        self._train, self._batches = BatchTraining(trainer, monitor), batches_of(trainer)
        self._groups, self._shares = optimizer.param_groups, shares
        self._lr, self._turns, self._index, self._updates = math.nan, 0, 0, 0
        self._any = False
        optimizer.register_step_pre_hook(self._before_update)
        optimizer.register_step_post_hook(self._after_update)

    def __call__(self, lr: float) -> float | None:
        """Train at a rate until the optimizer has stepped; return the mean loss of the batches."""
        self._lr, self._updates = lr, 0
        self._before_update()
        losses, count = [], 0
        for index in self._window() if self._automatic else self._until_updated():
            batch = self._batches.take(1)
            if not batch or not self._train(batch[0], index):
                return None
            count += 1
            loss = self._train.loss()
            if loss is not None:
                losses.append(loss)
            elif self._automatic:
                losses.append(torch.tensor(math.nan))  # a step that was left out
        if not losses and not self._any:
            raise self._train.losses.missing(count)
        self._any, self._turns = True, self._turns + 1
        return sum(float(loss) for loss in losses) / len(losses) if losses else math.nan

    def _window(self) -> range:
        """Return the indices of the batches that are accumulated, as in an epoch.

        Windows are always full: the shorter one at the end of an epoch would have a noise of its
        own.
        """
        size, batches = self._trainer.accumulate_grad_batches, self._trainer.num_training_batches
        if batches < size:
            start = size  # past the end of the epoch, where Lightning would step
        elif math.isfinite(batches):
            start = size * (self._turns % (batches // size))
        else:
            start = size * self._turns
        return range(start, start + size)

    def _until_updated(self) -> Iterator[int]:
        """Return the indices of batches until manual optimization has stepped the optimizer."""
        for _ in range(PATIENCE):
            yield self._index
            last = self._index + 1 >= self._trainer.num_training_batches
            self._index = 0 if last else self._index + 1
            if self._updates:
                return
        raise LRSuggestError(
            f"training_step has not stepped the optimizer in {PATIENCE} batches: call "
            "self.optimizers().step() in it, or choose another one with optimizer_idx"
        )

    def _before_update(self, *_: Any) -> None:
        set_rates(self._groups, self._lr, self._shares)

    def _after_update(self, *_: Any) -> None:
        self._updates += 1
