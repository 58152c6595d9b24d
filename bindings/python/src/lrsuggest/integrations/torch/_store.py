"""Where copies of tensors wait: in memory or in a file without a name."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Literal

import torch

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Keep", "Store"]

Keep = Literal["memory", "disk"]


class Store:
    """Copies tensors, and hands the copies out again, bit for bit.

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
        self._file = TemporaryFile() if keep == "disk" else None  # noqa: SIM115

    def put(self, tensor: torch.Tensor) -> Callable[[], torch.Tensor]:
        """Copy a tensor; what is returned gives the copy, on the CPU."""
        if self._file is None or tensor.layout is not torch.strided or tensor.is_quantized:
            copy = tensor.detach().to("cpu", copy=True)
            return lambda: copy
        flat = tensor.detach().to("cpu").contiguous().reshape(-1)
        start = self._file.seek(0, 2)
        length = self._file.write(flat.view(torch.uint8).numpy().data)
        dtype, shape = tensor.dtype, tensor.shape
        return lambda: self._read(start, length).view(dtype).reshape(shape)

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            self._file.close()

    def _read(self, start: int, length: int) -> torch.Tensor:
        assert self._file is not None
        self._file.seek(start)
        content = bytearray(self._file.read(length))
        return torch.frombuffer(content, dtype=torch.uint8) if length else torch.empty(0).byte()
