"""What a forward pass changes of a model, to be able to repeat one."""

from __future__ import annotations

import torch
from torch.nn import Module

from ..keeping import Randomness, Values
from ..keeping._opened import Opened, nothing
from ._opening import module

__all__ = ["Moment"]


class Moment:
    """Takes note of buffers, attributes and random generators, not of weights.

    Parameters
    ----------
    model : torch.nn.Module
        What is about to change.
    """

    def __init__(self, model: Module) -> None:
        self._randomness = Randomness()
        self._values = Values(opened)
        self._values.add(model)

    def restore(self) -> None:
        """Go back to it."""
        with torch.no_grad():
            self._values.restore()
        self._randomness.restore()


def opened(value: object) -> Opened | None:
    """Return how a value of a model is put back; weights stay what they have become."""
    if isinstance(value, torch.nn.Parameter):
        return Opened(nothing)
    if isinstance(value, torch.Tensor):
        return buffer(value)
    return module(value) if isinstance(value, Module) else None


def buffer(tensor: torch.Tensor) -> Opened:
    """Remember a tensor where it is."""
    memory = tensor.detach()
    copy = memory.clone()
    return Opened(lambda: memory.copy_(copy))
