"""Ways to take the noise out of recorded losses."""

from __future__ import annotations

from ctypes import byref
from itertools import count, takewhile
from typing import TYPE_CHECKING

from ._arrays import Doubles, doubles, empty
from ._check import call, text
from ._library import library
from ._reading import curve_of
from ._smoother import parameters

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["smooth", "smoothers"]

LARGEST = 1e12
"""The largest penalty of a spline: one that leaves a straight line."""


def smoothers() -> tuple[str, ...]:
    """Return the names of the smoothers.

    Examples
    --------
    >>> import lrsuggest
    >>> "ema" in lrsuggest.smoothers()
    True
    """
    names = (library().lrs_smoother_name(index) for index in count())
    return tuple(text(name) for name in takewhile(lambda name: name is not None, names))


def smooth(
    losses: ArrayLike,
    smoother: str = "whittaker",
    *,
    lrs: ArrayLike | None = None,
    beta: float | None = None,
    window: int | None = None,
    order: int | None = None,
    penalty: float | None = None,
) -> list[float]:
    """Smooth recorded losses.

    Parameters
    ----------
    losses : array-like
        The losses, in the order of their steps.
    smoother : str
        One of :func:`smoothers`. Looking both ways, without a lag: ``"whittaker"`` (as
        :func:`suggest` reads curves; NaN from an explosion or a loss that is not finite
        on), ``"spline"``, ``"savitzky_golay"``, ``"centered_moving_average"``. Lagging:
        ``"moving_average"``, ``"ema"`` (bias-corrected: fastai, Lightning),
        ``"ema_first_value"`` (Ignite, torch-lr-finder), ``"ema_uncorrected"`` (started at
        zero, a defect), ``"ema_spline"``.
    lrs : array-like, optional
        The learning rates; equal ratios where left out. Only ``"whittaker"`` and the
        splines look at them.
    beta : float, optional
        Memory of an EMA: 0.98, of ``"ema_first_value"`` 0.95.
    window : int, optional
        Losses in a window: 10, centered 11, ``"savitzky_golay"`` 21; the last two odd.
    order : int, optional
        Degree of the polynomials of ``"savitzky_golay"``, 0 to 5: 2.
    penalty : float, optional
        On curvature: ``"whittaker"`` 0 to 1e8, chosen by REML; splines 0 to 1e12 (SciPy's
        `lam` over log10 of `lrs`, or over the steps without them; where it would leave a
        straight line, larger ones do no more), chosen by generalised cross-validation.

    Returns
    -------
    list of float
        One value for each loss.

    Raises
    ------
    LRSuggestError
        A parameter is outside its range or none of this smoother, a window is longer than
        the curve, or the points are no curve.

    Examples
    --------
    >>> import lrsuggest
    >>> lrsuggest.smooth([4.0, 2.0, 2.0], "ema_first_value", beta=0.5)
    [4.0, 3.0, 2.5]
    """
    options = parameters(smoother, beta, window, order, penalty)
    column = doubles(losses, "losses")
    if lrs is None:
        rates = even(column.length)
        if "spline" in smoother and penalty is not None and 0 <= options.penalty <= LARGEST:
            options.penalty = min(options.penalty * spacing(column.length) ** 3, LARGEST)
    else:
        rates = doubles(lrs, "lrs")
    curve = curve_of(rates, column, "lrs", "losses")
    numbers, address = empty(column.length)
    call("lrs_smooth", curve.value, byref(options), address, column.length)
    return numbers.tolist()


def even(count: int) -> Doubles:
    """Return learning rates in equal ratios, for losses whose own are not known."""
    step = spacing(count)
    return doubles([10.0 ** (step * place) for place in range(count)], "lrs")


def spacing(count: int) -> float:
    """Return their distance in decades: together they stay within what a double holds."""
    return 100 / max(1, count)
