"""The loss on data that are not trained on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import torch

from ...errors import LRSuggestError
from ._batches import apart, moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch.nn import Module

__all__ = ["Validation"]


class Validation:
    """The mean loss over a validation loader, weighted by nothing: each batch counts the same.

    Parameters
    ----------
    model : torch.nn.Module
        Evaluated, and left in the modes it was in.
    batch_loss : function
        From model and batch to the mean loss of the batch.
    loader : iterable
        Gone through in full each time.
    device : torch.device or None
        Where its tensors are moved.
    autocast : context manager, optional
        Chooses the precision of forward passes.
    """

    def __init__(
        self,
        model: Module,
        batch_loss: Callable[[Module, Any], torch.Tensor],
        loader: Iterable[Any],
        device: torch.device | None,
        autocast: AbstractContextManager[Any] | None,
    ) -> None:
        if not isinstance(loader, Iterable) or isinstance(loader, Iterator):
            raise LRSuggestError(
                "validation must be iterable again and again, such as a DataLoader, "
                f"not {loader!r:.80}"
            )
        self._model, self._batch_loss = model, batch_loss
        self._loader, self._device = apart(loader), device
        self._autocast = autocast or nullcontext()

    def loss(self) -> float:
        """Evaluate."""
        modes = [(module, module.training) for module in self._model.modules()]
        self._model.eval()
        try:
            with torch.no_grad(), self._autocast:
                losses = [
                    float(self._batch_loss(self._model, moved(batch, self._device)))
                    for batch in self._loader
                ]
        finally:
            for module, training in modes:
                module.training = training
        if not losses:
            raise LRSuggestError("validation gives no batch")
        return sum(losses) / len(losses)
