"""Going on with another learning rate than the one a training was prepared with."""

from __future__ import annotations

from typing import Any

from torch.optim.lr_scheduler import LambdaLR, ReduceLROnPlateau
from transformers import Trainer

from ...errors import LRSuggestError
from ..torch._groups import set_rates

__all__ = ["adopt", "adoptable"]


def adoptable(scheduler: Any) -> None:
    """Refuse schedules whose highest rate cannot be changed any more."""
    if not isinstance(scheduler, (LambdaLR, ReduceLROnPlateau)):
        raise LRSuggestError(
            f"the schedule {type(scheduler).__name__} cannot be given another rate. Call "
            "range_test(trainer) before, and make the scheduler with its answer; or pass "
            "LRSuggestCallback(trainer, apply=False)"
        )


def adopt(trainer: Trainer, lrs: list[float]) -> None:
    """Let optimizer, schedule and arguments be as if they had been made with these rates."""
    groups, scheduler = trainer.optimizer.param_groups, trainer.lr_scheduler
    shares = [1.0] * len(lrs)
    if isinstance(scheduler, LambdaLR):
        shares = [share(scheduler.last_epoch) for share in scheduler.lr_lambdas]
        scheduler.base_lrs = list(lrs)
    now = [lr * share for lr, share in zip(lrs, shares)]
    for group, lr in zip(groups, lrs):
        group["initial_lr"] = lr
    set_rates(groups, 1.0, tuple(now))
    scheduler._last_lr = now
    trainer.args.learning_rate = max(lrs)
