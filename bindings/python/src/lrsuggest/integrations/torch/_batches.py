"""Batches of PyTorch for as long as a range test wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import torch
from torch.utils.data import DataLoader

from .. import _batches
from ._ranks import everywhere

__all__ = ["Batches", "apart", "device_of", "moved", "next_epoch"]


class Batches(_batches.Batches):
    """Goes through a loader again and again.

    A loop of the caller over the same loader is not disturbed, persistent workers included:
    these batches come from a copy that shares data and samplers.

    Parameters
    ----------
    loader : iterable
        A ``DataLoader`` or anything else that can be iterated over.
    device : torch.device or None
        Where tensors are moved; None leaves them where they are.

    Raises
    ------
    LRSuggestError
        It is not iterable, or gives no batch at all.
    """

    def __init__(self, loader: Iterable[Any], device: torch.device | None) -> None:
        self._device = device
        super().__init__(loader, stacklevel=4)

    def apart(self, loader: Iterable[Any]) -> Iterable[Any]:
        """Return a copy of a ``DataLoader``."""
        return apart(loader)

    def take(self, count: int) -> list[Any]:
        """Return the next batches; none where the data end and cannot begin again.

        Data that can end, end for all ranks at the same step: where they do for the first.
        """
        batches = super().take(count)
        return batches if not self.once or everywhere(bool(batches)) else []

    def prepared(self, batch: Any) -> Any:
        """Move a batch to the device."""
        return moved(batch, self._device)

    def begin_again(self, _loader: Iterable[Any]) -> None:
        """Shuffle anew."""
        next_epoch(_loader)


def next_epoch(loader: Any) -> None:
    """Let a sampler that shuffles by the number of the epoch, as a distributed one does, go on.

    Otherwise each pass would have the same batches in the same order, and the period would be
    taken for noise.
    """
    for owner in (loader, getattr(loader, "batch_sampler", None)):
        sampler: Any = getattr(owner, "sampler", None)
        if hasattr(sampler, "set_epoch"):
            sampler.set_epoch(getattr(sampler, "epoch", 0) + 1)
            return


def apart(loader: Iterable[Any]) -> Iterable[Any]:
    """Return a loader whose iterators do not touch those of the caller."""
    if not isinstance(loader, DataLoader):
        return loader
    return cast("Iterable[Any]", _batches.without_workers(loader))


def moved(batch: Any, device: torch.device | None) -> Any:
    """Move the tensors of a batch, in whatever containers they are."""
    if device is None:
        return batch
    if hasattr(batch, "to"):  # before containers: some, as PackedSequence, know what must stay
        return batch.to(device)
    if isinstance(batch, Mapping):
        return {key: moved(value, device) for key, value in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(moved(item, device) for item in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(moved(item, device) for item in batch)
    return batch


def device_of(model: torch.nn.Module) -> torch.device | None:
    """Return the device that all weights are on; None where they are on several, or none."""
    devices = {parameter.device for parameter in model.parameters()}
    return devices.pop() if len(devices) == 1 else None
