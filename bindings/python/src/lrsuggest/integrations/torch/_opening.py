"""What there is to remember of PyTorch's objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import Module
from torch.nn.parameter import UninitializedTensorMixin
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from ...errors import LRSuggestError
from ..keeping._loaders import loader
from ..keeping._opened import Opened, nothing

if TYPE_CHECKING:
    from ._store import Store

__all__ = ["opener"]

INSIDE = (Optimizer, LRScheduler, torch.amp.GradScaler)
"""Objects that hold nothing but the state of a training, wherever they are met."""

OWN = ("_parameters", "_buffers", "_modules", "_forward_hooks", "_forward_pre_hooks")
"""Of PyTorch's own modules everything else is a setting. Wrappers such as
``DistributedDataParallel`` mirror in other attributes what C++ knows: those stay."""


class Opener:
    """Opens tensors, modules, optimizers and the like for ``Values``.

    Parameters
    ----------
    store : Store
        Where copies of tensors go.
    roots : tuple
        Objects of the caller, opened whatever they are.
    """

    def __init__(self, store: Store, roots: tuple[Any, ...]) -> None:
        self._store = store
        self._roots = {id(root) for root in roots}

    def __call__(self, value: Any) -> Opened | None:
        """Return how a value is put back; None for those of other libraries."""
        if isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, Module):
            return module(value)
        if isinstance(value, INSIDE):
            return Opened(nothing, (vars(value),))
        if id(value) in self._roots and hasattr(value, "__dict__"):
            return loader(value) if isinstance(value, Iterable) else Opened(nothing, (vars(value),))
        return None

    def _tensor(self, tensor: torch.Tensor) -> Opened:
        if isinstance(tensor, UninitializedTensorMixin):
            raise LRSuggestError(
                "the model has a lazy layer without weights, which could not be made lazy again: "
                "pass one batch through the model first"
            )
        if tensor.is_meta:
            return Opened(nothing)
        copy, leaf_tensor = self._store.put(tensor), tensor.is_leaf
        wanted, grad = tensor.requires_grad, tensor.grad if leaf_tensor else None

        def undo() -> None:
            kept = copy()
            if tensor.shape == kept.shape and tensor.layout is torch.strided:
                tensor.data.copy_(kept)
            else:
                tensor.data = kept.to(tensor.device)
            if leaf_tensor:
                tensor.requires_grad_(wanted)
                tensor.grad = grad

        return Opened(undo, () if grad is None else (grad,))


def opener(store: Store, roots: tuple[Any, ...]) -> Opener:
    """Make what ``Values`` asks about each value."""
    return Opener(store, roots)


def module(value: Module) -> Opened:
    """Remember a module: everything of one that somebody wrote, the state of one of PyTorch's."""
    tensors = (*value.parameters(recurse=False), *value.buffers(recurse=False))
    if not type(value).__module__.startswith("torch."):
        return Opened(nothing, (vars(value), *tensors))
    training = value.training
    held = (getattr(value, name) for name in OWN)
    return Opened(lambda: setattr(value, "training", training), (*held, *tensors))
