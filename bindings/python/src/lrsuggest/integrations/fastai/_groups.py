"""The rates of parameter groups, as fastai spreads one over them."""

from __future__ import annotations

import math
from typing import Any

from ...errors import LRSuggestError

__all__ = ["shares"]


def shares(opt: Any, lr_max: Any, name: str) -> tuple[float, ...]:
    """Return the rate of each group as a share of the highest.

    Parameters
    ----------
    opt : fastai.optimizer.Optimizer or OptimWrapper
        Its rates are changed.
    lr_max : float, slice or list
        Spread by fastai: a slice with two ends in equal ratios; with one, the last group gets it
        and the others a tenth.
    name : str
        What errors call it.

    Raises
    ------
    LRSuggestError
        There are too few or too many rates, or they are no rates.
    """
    try:
        opt.set_hyper("lr", lr_max)
        rates = [float(group["lr"]) for group in opt.hypers]
    except (AssertionError, TypeError, ValueError) as problem:
        raise LRSuggestError(f"{name} must be what learn.fit takes as lr: {problem}") from problem
    for index, rate in enumerate(rates):
        if not (math.isfinite(rate) and rate >= 0):
            raise LRSuggestError(
                f"{name} gives group {index} the rate {rate}: it must be finite and not negative"
            )
    highest = max(rates)
    return tuple(rate / highest if highest else 1.0 for rate in rates)
