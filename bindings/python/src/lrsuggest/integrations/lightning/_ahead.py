"""What a schedule still has in store."""

from __future__ import annotations

import copy
import warnings
from typing import Any

import torch
from torch.optim.lr_scheduler import LRScheduler, ReduceLROnPlateau

from ._length import steps_left

__all__ = ["highest_ahead", "planned", "rises"]

MOST = 100_000
"""Steps that are looked ahead: a second's work, and longer than any warm-up."""


def planned(config: Any) -> bool:
    """Say whether a scheduler's rates depend on nothing but the steps it makes."""
    scheduler = config.scheduler
    return isinstance(scheduler, LRScheduler) and not isinstance(scheduler, ReduceLROnPlateau)


def highest_ahead(trainer: Any, optimizer: Any, config: Any) -> list[float]:
    """Return the highest rate that a schedule gives each group from here to the end.

    A copy of the scheduler runs ahead with an optimizer that has no weights of the model. In
    the middle of a warm-up that is the peak to come; after it, the rate of now.
    """
    groups = [{**group, "params": [torch.zeros(1)]} for group in optimizer.param_groups]
    stand_in = torch.optim.SGD(groups, lr=0.0)
    held = (trainer, trainer.lightning_module)
    shared = {id(optimizer): stand_in, **{id(value): value for value in held}}
    scheduler = copy.deepcopy(config.scheduler, shared)
    highest = rates(stand_in)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the copy steps without an optimizer's steps between
        for _ in range(turns(trainer, config)):
            try:
                scheduler.step()
            except ValueError:  # a one-cycle schedule is over
                break
            highest = list(map(max, highest, rates(stand_in)))
    return highest


def rises(trainer: Any, optimizer: Any, config: Any) -> bool:
    """Say whether the peak of a schedule is yet to come."""
    pairs = zip(rates(optimizer), highest_ahead(trainer, optimizer, config))
    return any(highest > now for now, highest in pairs)


def turns(trainer: Any, config: Any) -> int:
    """Return how often a scheduler will step; with manual optimization, once in a batch."""
    left: float = steps_left(trainer) or MOST
    if trainer.lightning_module.automatic_optimization and config.interval == "epoch":
        left = left * trainer.accumulate_grad_batches / min(trainer.num_training_batches, left)
    return int(min(left, MOST) // config.frequency)


def rates(optimizer: Any) -> list[float]:
    """Return the rate of each group."""
    return [float(group["lr"]) for group in optimizer.param_groups]
