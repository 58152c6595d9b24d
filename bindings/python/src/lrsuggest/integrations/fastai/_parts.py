"""What there is to put back of a learner."""

from __future__ import annotations

from typing import Any

from fastai.callback.core import Callback
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from fastai.learner import Learner, Metric
from fastai.losses import BaseLoss
from fastai.optimizer import Optimizer, OptimWrapper
from fastcore.foundation import L
from torch.utils.data import DataLoader as TorchLoader

__all__ = ["parts"]

LOADERS = (DataLoader, TorchLoader)
STATEFUL = (Learner, Callback, Metric, DataLoaders, BaseLoss, Optimizer, OptimWrapper, *LOADERS)


def parts(learn: Any) -> list[Any]:
    """Return the objects that a training with a learner changes, and fastai's lists in them.

    Models, tensors and containers of Python's own are found by what puts them back.
    """
    found: dict[int, Any] = {}
    waiting: list[Any] = [learn]
    while waiting:
        value = waiting.pop()
        if isinstance(value, L):
            value = value.items
        if id(value) in found or not isinstance(value, (list, tuple, *STATEFUL)):
            continue
        found[id(value)] = value
        waiting.extend(held(value))
    return list(found.values())


def held(value: Any) -> list[Any]:
    """Return what else may have to be put back. Of a loader not the data, which may be large."""
    if isinstance(value, (list, tuple)):
        return [item for item in value if isinstance(item, (L, list, tuple, *STATEFUL))]
    kept = vars(value)
    if isinstance(value, LOADERS):  # LMDataLoader shuffles `idxs` of its `items` in place
        return [kept.get("dl"), getattr(kept.get("items"), "idxs", None)]
    return list(kept.values())
