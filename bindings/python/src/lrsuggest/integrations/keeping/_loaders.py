"""What changes in a data loader while it is gone through."""

from __future__ import annotations

import sys
from typing import Any

from ._leaves import generator, immutable
from ._opened import Opened

__all__ = ["loader"]


def loader(value: Any) -> Opened:
    """Remember the random generators, counters and orders of a loader and its parts.

    Not more: a data set may be a list of millions of arrays.
    """
    names = ("sampler", "batch_sampler", "dataset")
    parts = [value, *(getattr(value, name, None) for name in names)]
    parts.append(getattr(parts[2], "sampler", None))
    undos, held = [], []
    for part in parts:
        for name, content in list(getattr(part, "__dict__", {}).items()):
            inside = generator(content) is not None or order(content)
            if inside:
                held.append(content)
            if inside or immutable(content):  # fastai's loaders take a new generator each epoch
                undos.append((part, name, content))

    def undo() -> None:
        for part, name, content in undos:
            part.__dict__[name] = content

    return Opened(undo, held)


def order(value: Any) -> bool:
    """Say whether an array may be the order of the rows, which is shuffled in its place."""
    numpy = sys.modules.get("numpy")
    return (
        numpy is not None
        and isinstance(value, numpy.ndarray)
        and value.ndim == 1
        and value.dtype.kind in "iu"
    )
