"""Mixed precision that a failed training forgot to switch off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

__all__ = ["autocast_kept"]

DEVICES = ("cpu", "cuda")


@contextmanager
def autocast_kept() -> Iterator[None]:
    """Leave autocast as it is, whatever happens inside.

    fastai enters it in one callback and leaves it in another, which is not called where the model
    raises an exception.
    """
    before = [(torch.is_autocast_enabled(it), torch.get_autocast_dtype(it)) for it in DEVICES]
    depth = torch.autocast_increment_nesting()
    try:
        yield
    finally:
        while torch.autocast_decrement_nesting() >= depth:
            pass
        for device, (enabled, dtype) in zip(DEVICES, before):
            torch.set_autocast_enabled(device, enabled)
            torch.set_autocast_dtype(device, dtype)
        if depth == 1:
            torch.clear_autocast_cache()
