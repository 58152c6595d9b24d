"""How late a smoothed curve is."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING, NamedTuple

from ._arrays import doubles
from ._check import call
from ._numbers import integer
from ._reading import curve_of
from ._smoother import parameters

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["Lag", "lag"]


class Lag(NamedTuple):
    """How late a smoothed curve is at one point.

    Parameters
    ----------
    steps : float
        The mean age of the losses in the average; 0 for a smoother that looks both ways.
    decades : float
        How far the learning rate has risen since, on average, in decades.
    """

    steps: float
    decades: float


def lag(
    smoother: str,
    index: int,
    *,
    lrs: ArrayLike,
    beta: float | None = None,
    window: int | None = None,
    order: int | None = None,
    penalty: float | None = None,
) -> Lag:
    """Say how late a smoother is at the point `index` of a sweep.

    Parameters
    ----------
    smoother, beta, window, order, penalty
        As in :func:`smooth`.
    index : int
        Which point, from 0.
    lrs : array-like
        The learning rates of the sweep.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-7 * 10 ** (8 * i / 99) for i in range(100)]
    >>> late = lrsuggest.lag("ema", 99, lrs=lrs, beta=0.98)
    >>> round(late.steps, 1), round(late.decades, 1)
    (33.7, 2.7)
    """
    options = parameters(smoother, beta, window, order, penalty)
    place = integer(index, "index")
    column = doubles(lrs, "lrs")
    curve = curve_of(column, column, "lrs", "lrs")
    steps, decades = c_double(), c_double()
    call("lrs_lag", curve.value, byref(options), place, byref(steps), byref(decades))
    return Lag(steps.value, decades.value)
