"""What there is to remember of Keras' objects."""

from __future__ import annotations

import sys
from typing import Any

import keras
import numpy as np

from ..keeping._opened import Opened, nothing

__all__ = ["open_keras"]


def open_keras(value: Any) -> Opened | None:
    """Return how a value is put back; None for those of other libraries.

    Whatever class Keras has made, or a class of the caller is derived from, is opened: layers,
    optimizers, metrics, losses, seed generators, histories and what keeps track of them.
    """
    if isinstance(value, keras.Variable):
        return variable(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return tensor(value)
    if not any(is_known(kind.__module__) for kind in type(value).__mro__):
        return None
    return tracked(value) or Opened(nothing, attributes(value))


def is_known(module: str) -> bool:
    """Say whether the objects of a module hold what a training changes."""
    return module.startswith("keras.") or module == "torch.nn.modules.module"


def attributes(value: Any) -> tuple[Any, ...]:
    """Return what holds the attributes of an object, where it has any."""
    return (vars(value),) if hasattr(value, "__dict__") else ()


def variable(value: Any) -> Opened:
    """Remember the number of a variable, on the host: JAX gives the memory of the old to the new.

    That of PyTorch is a parameter, which stays the same object.
    """
    if getattr(value, "_value", value) is None:
        return Opened(nothing)
    current = value.value
    if open_keras(current) is not None:
        return Opened(nothing, (current,))
    copy = np.array(keras.ops.convert_to_numpy(current))
    return Opened(lambda: value.assign(copy))


def tensor(value: Any) -> Opened:
    """Remember a tensor of PyTorch, and its gradient."""
    if value.is_meta:
        return Opened(nothing)
    copy, wanted = value.detach().to("cpu", copy=True), value.requires_grad
    grad = value.grad if value.is_leaf else None

    def undo() -> None:
        value.data.copy_(copy)
        if value.is_leaf:
            value.requires_grad_(wanted)
            value.grad = grad

    return Opened(undo, () if grad is None else (grad,))


def tracked(value: Any) -> Opened | None:
    """Remember a list, dictionary or set that Keras watches, behind its back."""
    if isinstance(value, list):
        items = list(value)
        return Opened(
            lambda: list.__setitem__(value, slice(None), items), (*items, *attributes(value))
        )
    if isinstance(value, dict):
        pairs = dict(value)
        return Opened(
            lambda: (dict.clear(value), dict.update(value, pairs)),
            (*pairs.values(), *attributes(value)),
        )
    if isinstance(value, set):
        members = set(value)
        return Opened(lambda: (set.clear(value), set.update(value, members)), attributes(value))
    return None
