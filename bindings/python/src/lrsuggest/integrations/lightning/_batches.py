"""The batches of a fit, without disturbing it."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Iterator
from typing import Any

from ..torch._batches import Batches, apart, next_epoch

__all__ = ["batches_of"]


class TrainingBatches:
    """The training loader of a trainer; what its own loop has fetched is not touched.

    Parameters
    ----------
    trainer : lightning.pytorch.Trainer
        In a fit: the loader has the samplers and limits that Lightning gave it.
    """

    def __init__(self, trainer: Any) -> None:
        self._loader = copy.copy(trainer.fit_loop._combined_loader)
        self._loader.flattened = [apart(loader) for loader in self._loader.flattened]
        self._begun = False

    def __iter__(self) -> Iterator[Any]:
        """Go through one epoch, without the batches that are None: Lightning skips those."""
        if self._begun:
            for loader in self._loader.flattened:
                next_epoch(loader)
        self._begun = True
        for batch, *_ in iter(self._loader):
            if batch is not None:
                yield batch


def batches_of(trainer: Any) -> Batches:
    """Return batches for as long as they are wanted, on the device that they are loaded to."""
    if any(isinstance(one, Iterator) for one in trainer.fit_loop._combined_loader.flattened):
        warnings.warn(
            "the training loader is an iterator: the batches that the range test takes cannot be "
            "put back. Give trainer.fit the DataLoader that it comes from",
            stacklevel=2,
        )
    return Batches(TrainingBatches(trainer), None)
