"""One loss for all processes of a distributed training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import distributed

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["averaged", "world_size"]


def world_size() -> int:
    """Return how many processes train together; 1 without ``torch.distributed``."""
    ready = distributed.is_available() and distributed.is_initialized()
    return distributed.get_world_size() if ready else 1


def averaged(step: Callable[[], float | None]) -> float | None:
    """Make a step, and return the mean of the losses of all ranks.

    All of them get the same number, so that all stop at the same step with the same answer;
    None, the end of the data, on one rank is the end on all. A rank that fails tells the
    others, which would otherwise wait for it.

    Raises
    ------
    LRSuggestError
        Another rank failed. The rank that did raises what it failed of.
    """
    if world_size() == 1:
        return step()
    try:
        loss = step()
    except BaseException:
        exchanged(failed=True)
        raise
    total, ended, failed = exchanged(loss or 0.0, ended=loss is None)
    if failed:
        raise LRSuggestError(
            f"the range test was given up: it failed on {failed:.0f} of {world_size()} ranks, "
            "which say why"
        )
    return None if ended else total / world_size()


def exchanged(loss: float = 0.0, *, ended: bool = False, failed: bool = False) -> list[float]:
    """Add up over the ranks: losses, ends of data and failures."""
    device = "cuda" if distributed.get_backend() == "nccl" else "cpu"
    numbers = torch.tensor([loss, ended, failed], dtype=torch.float64, device=device)
    distributed.all_reduce(numbers)
    sums: list[float] = numbers.tolist()
    return sums
