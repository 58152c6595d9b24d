"""Exponential moving averages: recognised, and undone."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32
from typing import TYPE_CHECKING, NamedTuple

from ._abi import LRS_NOT_FOUND
from ._arrays import doubles, empty
from ._check import call, text
from ._library import library
from ._numbers import enumerator, real
from ._reading import curve_of
from .smoothing import even

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["EMA", "detect_ema", "undo_ema"]


class EMA(NamedTuple):
    """An exponential moving average.

    Parameters
    ----------
    beta : float
        Its memory, 0 to below 1.
    form : str
        ``"bias_corrected"`` (fastai, Lightning) or ``"first_value"`` (Ignite,
        torch-lr-finder).
    """

    beta: float
    form: str


def detect_ema(losses: ArrayLike) -> EMA | None:
    """Tell whether losses are an exponential moving average; None where they seem raw.

    Few points hold little about the memory: it is a guess among the usual ones. Of recorded
    raw curves at most 0.3 % are taken for averages; of averages about half are recognised
    at 100 points, nine of ten at 200, none below 64. :func:`suggest` asks this first:
    where the memory is known, give it as `ema_beta`.

    Examples
    --------
    >>> import lrsuggest
    >>> lrsuggest.detect_ema([2.3, 2.1, 2.4, 2.2] * 20) is None
    True
    """
    column = doubles(losses, "losses")
    curve = curve_of(even(column.length), column, "lrs", "losses")
    beta, form = c_double(), c_int32()
    if call("lrs_ema_detect", curve.value, byref(beta), byref(form)) == LRS_NOT_FOUND:
        return None
    return EMA(beta.value, text(library().lrs_ema_form_name(form.value)))


def undo_ema(losses: ArrayLike, beta: float, form: str = "bias_corrected") -> list[float]:
    """Return the losses that an exponential moving average was taken of.

    Exact but for rounding; NaN after a loss that is not finite.

    Parameters
    ----------
    losses : array-like
        The averages, from the first step on.
    beta : float
        Their memory, 0 to below 1.
    form : {"bias_corrected", "first_value"}
        What they were started from.

    Examples
    --------
    >>> import lrsuggest
    >>> lrsuggest.undo_ema([4.0, 3.0, 2.5], 0.5, "first_value")
    [4.0, 2.0, 2.0]
    """
    kind = enumerator(form, "form", "lrs_ema_form_named")
    column = doubles(losses, "losses")
    curve = curve_of(even(column.length), column, "lrs", "losses")
    numbers, address = empty(column.length)
    memory = real(beta, "beta")
    call("lrs_ema_undo", curve.value, memory, kind, address, column.length)
    return numbers.tolist()
