"""Setting the rate of an optimizer whose parameter groups have rates of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import torch

from ...errors import LRSuggestError

if TYPE_CHECKING:
    from torch.optim import Optimizer

__all__ = ["ratios", "set_rates"]


def ratios(optimizer: Optimizer) -> tuple[float, ...]:
    """Return the rate of each group as a share of the highest.

    Those that a scheduler started from count, where there is one: a warm-up may begin at zero.
    A group at zero stays there; if all are, they are taken for equal.

    Raises
    ------
    LRSuggestError
        A rate is negative or not finite.
    """
    groups = optimizer.param_groups
    started = all("initial_lr" in group for group in groups)
    rates = [float(group["initial_lr" if started else "lr"]) for group in groups]
    for index, rate in enumerate(rates):
        if not (math.isfinite(rate) and rate >= 0):
            raise LRSuggestError(
                f"optimizer.param_groups[{index}]['lr'] must be finite and not negative: {rate}"
            )
    highest = max(rates)
    return tuple(rate / highest if highest else 1.0 for rate in rates)


def set_rates(groups: list[dict[str, Any]], lr: float, shares: tuple[float, ...]) -> None:
    """Give each group its share of a rate; a rate that is a tensor stays one."""
    for group, share in zip(groups, shares):
        if isinstance(group["lr"], torch.Tensor):
            group["lr"].fill_(lr * share)
        else:
            group["lr"] = lr * share
