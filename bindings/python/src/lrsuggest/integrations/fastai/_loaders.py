"""Copies of data loaders that leave those of the learner alone."""

from __future__ import annotations

import copy
from typing import Any

from fastai.data.load import DataLoader

from ..torch._batches import apart as apart_in_torch

__all__ = ["apart"]


def apart(loader: Any) -> Any:
    """Return a loader of the same data whose epochs do not disturb one in progress.

    A loader of fastai keeps the order of its epoch, and the random generator that draws it, in
    itself: the copy gets its own.
    """
    if not isinstance(loader, DataLoader):
        return apart_in_torch(loader)
    own = copy.copy(loader)
    kept = vars(own)
    if "rng" in kept:
        own.rng = copy.copy(loader.rng)
    if "dl" in kept:  # DistributedDL gives each rank its share of another loader
        own.dl = apart(loader.dl)
    own.fake_l = copy.copy(loader.fake_l)
    own.fake_l.d = own.fake_l.default = own
    own.fake_l.dataset = own.fake_l
    return own
