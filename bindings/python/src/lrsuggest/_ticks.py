"""Round numbers along an axis."""

from __future__ import annotations

import math

__all__ = ["even", "rates", "written"]

STEPS = (1, 2, 3, 5, 10, 20, 50, 100)
"""Distances of ticks, in decades: numbers reach over six hundred of them."""

MANTISSAS = ((1,), (1, 2, 5), (1, 2, 3, 4, 5, 6, 7, 8, 9))
"""What is tried in turn until a logarithmic axis has enough ticks."""


def rates(left: float, right: float, most: int = 11) -> list[float]:
    """Return round learning rates, about `most` at most, between two powers of ten."""
    first, last = math.floor(left), math.ceil(right)
    step = next(step for step in STEPS if (last - first) / step <= most)
    decades = [power for power in range(first, last + 1) if power % step == 0]
    for mantissas in MANTISSAS:
        every = [float(f"{mantissa}e{power}") for power in decades for mantissa in mantissas]
        found = [rate for rate in every if rate > 0 and left <= math.log10(rate) <= right]
        if len(found) >= 3:
            return found
    return even(10**left, 10**right)


def even(low: float, high: float, most: int = 5) -> list[float]:
    """Return about `most` round numbers at equal distances between two numbers."""
    rough = (high - low) / most
    if rough <= max(1e-12 * max(abs(low), abs(high)), 1e-320):
        return [low + (high - low) / 2]
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [index * step for index in range(first, last + 1)]


def written(ticks: list[float]) -> list[str]:
    """Write rising ticks with as many digits as tell one from the next."""
    near = 1e-3 * min((after - before for before, after in zip(ticks, ticks[1:])), default=math.inf)
    for digits in range(6, 17):
        texts = [f"{tick:.{digits}g}" for tick in ticks]
        if all(abs(float(one) - tick) <= near for one, tick in zip(texts, ticks)):
            break
    return texts
