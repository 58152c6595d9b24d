"""What a trainer says of the training that follows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..torch import _arguments as of_torch
from ._ahead import rises
from ._length import accumulation, steps_left

if TYPE_CHECKING:
    from ..._typing import ContextArguments, Schedule

__all__ = ["configs_of", "context_of"]

SCHEDULES: dict[str, Schedule] = {
    "OneCycleLR": "one_cycle",
    "CosineAnnealingLR": "cosine",
    "LinearLR": "linear",
}


def context_of(trainer: Any, optimizer: Any, open_end: bool) -> ContextArguments:
    """Return what is known: optimizer, batch size, schedule, and the steps that are left."""
    loaders, accumulated = trainer.fit_loop._combined_loader.flattened, accumulation(trainer)
    loader = loaders[0] if len(loaders) == 1 else None
    known = of_torch.context_of(optimizer, loader, accumulated)
    schedule = schedule_of(trainer, optimizer)
    if schedule is not None:
        known["schedule"] = schedule
    steps, batches = steps_left(trainer), trainer.num_training_batches
    if steps is not None and not open_end:
        known["steps"] = steps
        if math.isfinite(batches):
            known["epochs"] = steps * accumulated / batches
    return known


def schedule_of(trainer: Any, optimizer: Any) -> Schedule | None:
    """Return what the rate will do from here on; None where that has no name."""
    configs = configs_of(trainer, optimizer)
    if not configs:
        return "constant"
    if len(configs) > 1:
        return None
    schedule = SCHEDULES.get(type(configs[0].scheduler).__name__)
    if schedule == "one_cycle":
        return schedule if rises(trainer, optimizer, configs[0]) else "cosine"
    if schedule == "linear" and rises(trainer, optimizer, configs[0]):
        return None  # a warm-up
    return schedule


def configs_of(trainer: Any, optimizer: Any) -> list[Any]:
    """Return Lightning's entries of the schedulers that move the rate of an optimizer."""
    configs = trainer.strategy.lr_scheduler_configs
    return [c for c in configs if getattr(c.scheduler, "optimizer", None) is optimizer]
