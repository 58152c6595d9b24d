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
from ..keeping._leaves import leaf
from ..keeping._loaders import loader
from ..keeping._opened import Opened, attributes, nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ._store import Store

__all__ = ["opener"]

INSIDE = (Optimizer, LRScheduler, torch.amp.GradScaler)
"""Objects that hold nothing but the state of a training, wherever they are met."""

OWN = [name for name, value in vars(Module()).items() if isinstance(value, dict)]
"""Weights, buffers, layers and hooks. Of PyTorch's own modules everything else is a setting.
Wrappers such as ``DistributedDataParallel`` mirror in it what C++ knows: that stays."""


class Opener:
    """Opens tensors, modules, optimizers and the like for ``Values``.

    Parameters
    ----------
    store : Store
        Where copies of tensors go.
    roots : sequence
        Objects of the caller, opened whatever they are.
    """

    def __init__(self, store: Store, roots: Sequence[Any]) -> None:
        self._store = store
        self._roots = set(map(id, roots))

    def __call__(self, value: Any) -> Opened | None:
        """Return how a value is put back; None for those of other libraries."""
        if isinstance(value, torch.Tensor):
            return self._tensor(value)
        if isinstance(value, Module):
            return module(value)
        if isinstance(value, INSIDE):
            return attributes(value)
        if id(value) in self._roots and hasattr(value, "__dict__"):
            return leaf(value) or root(value)
        return None

    def _tensor(self, tensor: torch.Tensor) -> Opened:
        if isinstance(tensor, UninitializedTensorMixin):
            raise LRSuggestError(
                "the model has a lazy layer without weights, which could not be made lazy again: "
                "pass one batch through the model first"
            )
        if tensor.is_meta:
            return Opened(nothing)
        refill, leaf_tensor = self._contents(tensor), tensor.is_leaf
        wanted, grad = tensor.requires_grad, tensor.grad if leaf_tensor else None

        def undo() -> None:
            refill()
            if leaf_tensor:
                if not tensor.is_leaf:
                    tensor.detach_()
                tensor.requires_grad_(wanted)
                tensor.grad = grad

        return Opened(undo, () if grad is None else (grad,))

    def _contents(self, tensor: torch.Tensor) -> Callable[[], None]:
        if tensor.layout is not torch.strided or tensor.is_nested:
            whole = self._store.put(tensor)
            return lambda: setattr(tensor, "data", whole().to(tensor.device))
        home = tensor.data  # the same memory, even where something assigns other data
        memory = solid(home)
        copy, place = self._store.put(memory), where(home)

        def refill() -> None:
            memory.copy_(copy())
            if where(tensor) != place:
                tensor.data = home

        return refill


def where(tensor: torch.Tensor) -> tuple[Any, ...]:
    """Say which memory a tensor shows, and as what."""
    return tensor.data_ptr(), tensor.dtype, tensor.shape, tensor.stride()


def solid(tensor: torch.Tensor) -> torch.Tensor:
    """Return the memory that a tensor shows, each place once: one that is expanded repeats some."""
    steps = list(zip(tensor.shape, tensor.stride()))
    span = 1 + sum((size - 1) * stride for size, stride in steps)
    if not tensor.numel():
        return tensor
    if tensor.numel() > span or any(size > 1 and stride == 0 for size, stride in steps):
        return tensor.as_strided((span,), (1,))
    return tensor


def opener(store: Store, roots: Sequence[Any]) -> Opener:
    """Make what ``Values`` asks about each value."""
    return Opener(store, roots)


def root(value: Any) -> Opened:
    """Remember an object of the caller."""
    return loader(value) if isinstance(value, Iterable) else attributes(value)


def module(value: Module) -> Opened:
    """Remember a module: everything of one that somebody wrote, the state of one of PyTorch's."""
    parts = *value.parameters(recurse=False), *value.buffers(recurse=False), *value.children()
    if not type(value).__module__.startswith("torch."):
        return Opened(nothing, (vars(value), *parts))
    # What weight_norm, spectral_norm and pruning make of a weight is a plain attribute.
    made = {key: part for key, part in vars(value).items() if isinstance(part, torch.Tensor)}
    training = value.training

    def undo() -> None:
        vars(value).update(made)
        value.training = training

    return Opened(undo, (*(getattr(value, name) for name in OWN), *parts))
