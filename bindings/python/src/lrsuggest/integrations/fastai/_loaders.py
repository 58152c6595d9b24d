"""Copies of data loaders that leave those of the learner alone."""

from __future__ import annotations

import copy
from typing import Any

from fastai.data.load import DataLoader

from ..torch._batches import apart as apart_in_torch

__all__ = ["apart"]


def apart(loader: Any) -> Any:
    """Return a loader of the same data whose epochs do not disturb one in progress.

    A loader of fastai keeps the order of its epoch, and where it is in its data, in itself.
    """
    if not isinstance(loader, DataLoader):
        return apart_in_torch(loader)
    own = copy.copy(loader)
    if "dl" in vars(own):  # DistributedDL gives each rank its share of another loader
        own.dl = apart(loader.dl)
    own.fake_l = copy.copy(loader.fake_l)
    own.fake_l.d = own.fake_l.default = own
    own.fake_l.dataset = own.fake_l
    return own
