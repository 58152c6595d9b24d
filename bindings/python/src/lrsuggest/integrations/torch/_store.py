"""Where copies of tensors wait: in memory or in a file without a name."""

from __future__ import annotations

import mmap
import os
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Literal

import torch

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Keep", "Store"]

Keep = Literal["memory", "disk"]

CHUNK = 1 << 20
"""Bytes mapped at once, unless a tensor needs more."""

ALL_WRITTEN = getattr(mmap, "MAP_POPULATE", 0)  # one request for all pages is the fastest

ALIGNMENT = 64


class Store:
    """Copies tensors, and hands the copies out again, bit for bit.

    The copies lie in mapped memory of their own: among the tensors of the training they would
    change where the allocator puts the gradients of every step.

    Parameters
    ----------
    keep : {"memory", "disk"}
        In the memory of the host, whatever device they come from; or in a temporary file that
        has no name, so that even a killed process leaves none behind.

    Raises
    ------
    LRSuggestError
        `keep` is neither.
    """

    def __init__(self, keep: Keep) -> None:
        if keep not in ("memory", "disk"):
            raise LRSuggestError(f'keep must be "memory" or "disk", not {keep!r:.80}')
        self._map = mapped_memory if keep == "memory" else mapped_file
        self._chunk, self._used = memoryview(b""), 0

    def put(self, tensor: torch.Tensor) -> Callable[[], torch.Tensor]:
        """Copy a tensor; what is returned gives the copy, on the CPU."""
        tensor = tensor.detach()
        if not plain(tensor) or not tensor.numel():
            copy = tensor.to("cpu", copy=True)
        else:
            room = self._room(tensor.numel() * tensor.element_size())
            copy = torch.frombuffer(room, dtype=tensor.dtype).reshape(tensor.shape)
            copy.copy_(tensor)
        return lambda: copy

    def _room(self, length: int) -> memoryview:
        start = self._used
        if start + length > len(self._chunk):
            self._chunk, start = memoryview(self._map(max(length, CHUNK))), 0
        self._used = -(-(start + length) // ALIGNMENT) * ALIGNMENT
        return self._chunk[start : start + length]


def plain(tensor: torch.Tensor) -> bool:
    """Say whether the numbers of a tensor are all there is of it."""
    return tensor.layout is torch.strided and not tensor.is_quantized and not tensor.is_nested


def mapped_memory(length: int) -> mmap.mmap:
    """Map memory."""
    return mmap.mmap(-1, length, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | ALL_WRITTEN)


def mapped_file(length: int) -> mmap.mmap:
    """Map a temporary file, which goes away with the mapping."""
    with TemporaryFile() as file:
        if hasattr(os, "posix_fallocate"):
            # A hole would be filled when it is written to, and a full disk then be the end of
            # the process. Here it is an OSError.
            os.posix_fallocate(file.fileno(), 0, length)
        else:
            file.truncate(length)
        return mmap.mmap(file.fileno(), length)
