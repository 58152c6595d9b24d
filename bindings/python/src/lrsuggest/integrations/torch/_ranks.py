"""One loss for all processes of a distributed training."""

from __future__ import annotations

import torch
from torch import distributed

__all__ = ["averaged", "everywhere", "world_size"]


def world_size() -> int:
    """Return how many processes train together; 1 without ``torch.distributed``."""
    ready = distributed.is_available() and distributed.is_initialized()
    return distributed.get_world_size() if ready else 1


def averaged(loss: float) -> float:
    """Return the mean of the losses of all ranks.

    All of them get the same number, so that all stop at the same step with the same answer. A
    rank that fails must not come here instead of raising: the others may be exchanging
    gradients, and two exchanges that do not belong together abort the process.
    """
    count = world_size()
    return loss if count == 1 else summed(loss) / count


def everywhere(here: bool) -> bool:
    """Say whether something is so on every rank."""
    count = world_size()
    return here if count == 1 else summed(float(here)) == count


def summed(number: float) -> float:
    """Add up a number over the ranks."""
    device = "cuda" if distributed.get_backend() == "nccl" else "cpu"
    tensor = torch.tensor(number, dtype=torch.float64, device=device)
    distributed.all_reduce(tensor)
    return float(tensor)
