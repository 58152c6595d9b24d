"""The learning rates of sweeps and of trainings, one for each step."""

from __future__ import annotations

import math

from .._numbers import integer, real
from ..errors import LRSuggestError

__all__ = ["constant", "one_cycle", "sweep_lrs"]


def sweep_lrs(count: int, start: float = 1e-7, end: float = 10.0) -> tuple[float, ...]:
    """Return the rates of a range test, each the same multiple of the one before.

    Parameters
    ----------
    count : int
        How many steps.
    start, end : float
        The first rate, and the one that would follow the last, as in fastai.

    Returns
    -------
    tuple of float

    Examples
    --------
    >>> [f"{lr:g}" for lr in sweep_lrs(4, 1e-3, 10)]
    ['0.001', '0.01', '0.1', '1']
    """
    count, first, last = integer(count, "count", least=1), rate(start, "start"), rate(end, "end")
    return tuple(first * (last / first) ** (i / count) for i in range(count))


def constant(lr: float, steps: int) -> tuple[float, ...]:
    """Return one rate for every step; 0 leaves the weights as they are.

    Examples
    --------
    >>> constant(0.1, 3)
    (0.1, 0.1, 0.1)
    """
    lr = real(lr, "lr")
    return (lr if lr == 0 else rate(lr, "lr"),) * integer(steps, "steps", least=1)


def one_cycle(lr: float, steps: int) -> tuple[float, ...]:
    """Return the rates of fastai's ``fit_one_cycle`` with peak `lr`.

    A cosine from ``lr / 25`` up to `lr` over the first quarter of the steps, and a cosine
    down to ``lr / 1e5`` over the rest.

    Examples
    --------
    >>> [f"{lr:.3g}" for lr in one_cycle(1.0, 8)]
    ['0.04', '0.52', '1', '0.933', '0.75', '0.5', '0.25', '0.067']
    """
    lr, steps, rates = rate(lr, "lr"), integer(steps, "steps", least=1), []
    for step in range(steps):
        share = step / steps
        if share < 0.25:
            rates.append(cosine(lr / 25, lr, share / 0.25))
        else:
            rates.append(cosine(lr, lr / 1e5, (share - 0.25) / 0.75))
    return tuple(rates)


def rate(value: float, name: str) -> float:
    """Return a learning rate that is positive and finite, or raise."""
    lr = real(value, name)
    if not 0 < lr < math.inf:
        raise LRSuggestError(f"{name} must be positive and finite, not {lr}")
    return lr


def cosine(start: float, end: float, share: float) -> float:
    """Return half a cosine wave from `start` to `end`."""
    return start + (end - start) * (1 - math.cos(math.pi * share)) / 2
