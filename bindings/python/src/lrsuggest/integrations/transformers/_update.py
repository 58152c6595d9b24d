"""One update of the weights, made of the trainer's own parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from transformers import Trainer

from ..torch._batches import Batches
from ..torch._groups import ratios, set_rates
from ..torch._ranks import averaged

__all__ = ["Update"]


class Update:
    """Does what the loop of ``Trainer.train`` does between two calls of ``optimizer.step``.

    Loss, mixed precision and the division by the number of items are those of
    ``trainer.training_step``. Nothing is logged, and no callback is told.

    Parameters
    ----------
    trainer : transformers.Trainer
        With model and optimizer as its training prepares them.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer, self._model = trainer, trainer.model_wrapped
        self._batches = endless(trainer.get_train_dataloader())
        self.shares = ratios(trainer.optimizer)

    def __call__(self, lr: float) -> float | None:
        """Train with a rate; return the loss before, which is None once the data are used up."""
        trainer, args = self._trainer, self._trainer.args
        count = args.gradient_accumulation_steps
        samples, items = trainer.get_batch_samples(self._batches, count, args.device)
        if not samples:
            return None
        set_rates(trainer.optimizer.param_groups, lr, self.shares)
        self._model.zero_grad()
        trainer.current_gradient_accumulation_steps = len(samples)
        rest = [self._gradients(sample, items, last=False) for sample in samples[:-1]]
        losses = [*rest, self._gradients(samples[-1], items, last=True)]
        if args.max_grad_norm > 0:
            trainer.accelerator.clip_grad_norm_(self._model.parameters(), args.max_grad_norm)
        trainer.optimizer.step()
        return averaged(sum(map(float, losses)))

    def _gradients(self, inputs: Any, items: Any, *, last: bool) -> Any:
        """Add the gradients of a batch; its share of the loss of the update is returned."""
        accelerator = self._trainer.accelerator
        accelerator.gradient_state._set_sync_gradients(last)
        with nullcontext() if last else accelerator.no_sync(model=self._model):
            return self._trainer.training_step(self._model, inputs, items)


def endless(loader: Any) -> Iterator[Any]:
    """Go through a loader again and again."""
    batches = Batches(loader, None)
    while taken := batches.take(1):
        yield from taken
