"""Everything that training steps change in a trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.utils import _pytree

from ..torch._keeping import has_attributes
from ._package import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["loaders_in", "touched"]

APART = ("Callback", "Logger", "LightningDataModule", "Strategy", "_SignalConnector", "_Launcher")
"""Bases of what no step touches, and of what must not be put back: what a strategy notes of its
wrapper, a SIGTERM that arrives in the middle of a range test, processes that were started."""


def touched(trainer: Any) -> list[Any]:
    """Return all objects of Lightning's own that a trainer holds, and what it trains.

    They are the loops with their counters, the results that are logged, and the connectors; the
    module, its optimizers and their schedulers; samplers and random generators of
    the loaders.
    """
    strategy, loader = trainer.strategy, trainer.fit_loop._combined_loader
    model = trainer.lightning_module
    schedulers = (config.scheduler for config in strategy.lr_scheduler_configs)
    trained = (model, strategy.model, *strategy.optimizers, *schedulers)
    return [*parts(trainer), *filter(has_attributes, trained), *loaders_in(loader)]


def parts(trainer: Any) -> Iterator[Any]:
    """Go through the objects that a trainer is made of."""
    seen, waiting = {id(trainer)}, [trainer]
    while waiting:
        value = waiting.pop()
        yield value
        for held in list(vars(value).values()):
            if id(held) not in seen and is_part(held):
                seen.add(id(held))
                waiting.append(held)


def is_part(value: Any) -> bool:
    """Say whether an object is of a class of Lightning's, and belongs to the trainer."""
    kind = type(value)
    if not kind.__module__.startswith(NAMES) or not has_attributes(value):
        return False
    if isinstance(value, (type, torch.nn.Module)):
        return False
    return not any(base.__name__ in APART for base in kind.__mro__)


def loaders_in(loaders: Any) -> list[Any]:
    """Return the loaders in what Lightning takes for some: one, a collection, a combination."""
    leaves = getattr(loaders, "flattened", None) or _pytree.tree_leaves(loaders)
    return [leaf for leaf in leaves if has_attributes(leaf)]
