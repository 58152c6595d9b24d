"""One update of the weights, found out by watching the optimizer."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from ignite.engine import Engine
from torch.optim import Optimizer

from ...errors import LRSuggestError
from ..torch._batches import Batches
from ..torch._groups import ratios, set_rates
from ..torch._ranks import averaged
from ._engine import iterate

__all__ = ["Update"]

MOST = 256
"""Iterations to wait for the first step of the optimizer, where nobody said how many to expect."""


class Update:
    """Makes iterations of a trainer until its optimizer has made a step.

    So gradients may be accumulated in whatever way. A gradient scaler may skip a step, and then
    the update ends after as many iterations as others took.

    Parameters
    ----------
    trainer : Engine
        Set apart.
    optimizer : torch.optim.Optimizer
        The rate is given to it before the iterations, and again before its step: a scheduler that
        the function of the trainer calls has no say.
    batches : Batches
        What is trained on.
    loss_of : function
        From the output of an iteration to its loss.
    accumulate : int or None
        The number of iterations; None to find it out.
    """

    def __init__(
        self,
        trainer: Engine,
        optimizer: Optimizer,
        batches: Batches,
        loss_of: Callable[[Any], float],
        accumulate: int | None,
    ) -> None:
        self._trainer, self._optimizer, self._batches = trainer, optimizer, batches
        self._loss_of, self.size = loss_of, accumulate
        self.shares = ratios(optimizer)
        self._lr, self._stepped = 0.0, False
        optimizer.register_step_pre_hook(self._before)
        optimizer.register_step_post_hook(self._after)

    def __call__(self, lr: float) -> float | None:
        """Train with a rate; return the mean loss of its iterations; None without batches."""
        self._lr, self._stepped = lr, False
        losses: list[float] = []
        while not self._stepped and len(losses) < (self.size or MOST):
            taken = self._batches.take(1)
            if not taken or self._trainer.should_terminate:
                return None
            set_rates(self._optimizer.param_groups, lr, self.shares)
            with torch.enable_grad():
                losses.append(self._loss_of(iterate(self._trainer, taken[0])))
        if self._stepped:
            self.size = self.size or len(losses)
        elif self.size is None and all(map(math.isfinite, losses)):
            raise LRSuggestError(
                f"optimizer made no step in {MOST} iterations: pass the one that trainer steps, "
                "and accumulate where it steps more seldom than that"
            )
        return averaged(sum(losses) / len(losses))

    def _before(self, *_: Any) -> None:
        set_rates(self._optimizer.param_groups, self._lr, self.shares)

    def _after(self, *_: Any) -> None:
        self._stepped = True
