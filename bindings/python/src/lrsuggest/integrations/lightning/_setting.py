"""Training on with a suggested rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from ...errors import LRSuggestError
from ..torch._groups import set_rates
from ._ahead import highest_ahead, planned
from ._context import configs_of
from ._package import part

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["attribute_of", "set_attribute", "set_schedule"]

SCALED = ("lr", "initial_lr", "max_lr", "min_lr")
"""Entries of a parameter group that are rates."""


def attribute_of(trainer: Any, name: str) -> str | None:
    """Return the attribute that holds the rate, of the module, its hparams or the datamodule.

    Raises
    ------
    LRSuggestError
        `name` was given, and there is no such attribute.
    """
    has, module = part(trainer, "utilities.parsing").lightning_hasattr, trainer.lightning_module
    if name and not has(module, name):
        raise LRSuggestError(
            f"attr_name is {name!r}, but neither the module nor its hparams has that attribute"
        )
    return name or next((known for known in ("lr", "learning_rate") if has(module, known)), None)


def set_attribute(trainer: Any, name: str, lr: float) -> None:
    """Write a rate where the module keeps it."""
    part(trainer, "utilities.parsing").lightning_setattr(trainer.lightning_module, name, lr)


def set_schedule(trainer: Any, optimizer: Any, targets: list[float]) -> None:
    """Let each group reach a rate.

    Without a scheduler that is its rate from now on. A schedule keeps its shape: its highest rate
    still to come becomes the target.
    """
    configs = [config for config in configs_of(trainer, optimizer) if planned(config)]
    if not configs:
        set_rates(optimizer.param_groups, 1.0, tuple(targets))
        return
    highest = highest_ahead(trainer, optimizer, configs[0])
    factors = [target / top if top else 1.0 for target, top in zip(targets, highest)]
    for group, factor in zip(optimizer.param_groups, factors):
        for key in SCALED:
            if key in group:
                group[key] = scaled(group[key], factor)
    for config in configs:
        for scheduler in nested(config.scheduler):
            for name in ("base_lrs", "max_lrs", "_last_lr"):
                lrs = getattr(scheduler, name, None)
                if lrs is not None:
                    setattr(scheduler, name, list(map(scaled, lrs, factors)))


def scaled(rate: Any, factor: float) -> Any:
    """Multiply a rate; one that is a tensor stays the same tensor."""
    if isinstance(rate, torch.Tensor):
        return rate.mul_(factor)
    return rate * factor


def nested(scheduler: Any) -> Iterator[Any]:
    """Go through a scheduler and those that it is made of."""
    yield scheduler
    for inner in getattr(scheduler, "_schedulers", ()):
        yield from nested(inner)
