"""Mixed precision around a range test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

__all__ = ["outside_autocast"]

DEVICES = ("cpu", "cuda")


@contextmanager
def outside_autocast() -> Iterator[None]:
    """Leave autocast for a while, and find it as it was, whatever happens inside.

    A range test may be asked for in the middle of a forward pass. PyTorch keeps rounded copies of
    the weights until the outermost autocast ends: within one, training would not see its own
    updates. And fastai enters autocast in one callback and leaves it in another, which is not
    called where the model raises an exception.
    """
    before = [(torch.is_autocast_enabled(it), torch.get_autocast_dtype(it)) for it in DEVICES]
    depth = unwound()
    for device in DEVICES:
        torch.set_autocast_enabled(device, False)
    try:
        yield
    finally:
        unwound()
        for _ in range(depth):
            torch.autocast_increment_nesting()
        for device, (enabled, dtype) in zip(DEVICES, before):
            torch.set_autocast_enabled(device, enabled)
            torch.set_autocast_dtype(device, dtype)


def unwound() -> int:
    """Go back to where no autocast has been entered, and return how many had been."""
    depth: int = torch.autocast_increment_nesting() - 1
    for _ in range(depth + 1):
        torch.autocast_decrement_nesting()
    torch.clear_autocast_cache()
    return depth
