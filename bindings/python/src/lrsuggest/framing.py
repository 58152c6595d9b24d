"""A curve as the networks behind the rules ``learned...`` see it."""

from __future__ import annotations

from array import array
from ctypes import byref, c_double, c_float, c_size_t
from typing import TYPE_CHECKING, Any, NamedTuple

from ._abi import (
    LRS_FRAME_CONDITIONS,
    LRS_FRAME_CURVE,
    LRS_FRAME_FEATURES,
    LRS_FRAME_RASTER,
    LRS_FRAME_STREAM,
    LRS_NOT_FOUND,
    lrs_error,
)
from ._arrays import doubles
from ._check import call, check
from ._context import Context
from ._library import library
from ._reading import Reading, curve_of

if TYPE_CHECKING:
    from ._typing import ArrayLike

__all__ = ["Frame", "frame"]


class Frame(NamedTuple):
    """A curve around an anchor, free of the scales of loss and learning rate.

    Parameters
    ----------
    anchor : float
        log10 of the rate that all but `stream` is measured from: of what the formula behind
        :func:`lrsuggest.suggest` answers.
    curve : array of float
        Five channels of 49: level, slope, band, residual, inside.
    features : array of float
        31 numbers that the landmarks give.
    conditions : array of float
        Eleven numbers: schedule, budget, optimizer, fine-tuning, density, epochs.
    raster : array of float
        24 rows of 48 pixels, 0 to 1.
    stream : array of float
        Rows of seven: what the recurrent network reads, block by block.
    stream_anchor : float
        log10 of the rate where the running average of the loss was lowest.
    """

    anchor: float
    curve: array[float]
    features: array[float]
    conditions: array[float]
    raster: array[float]
    stream: array[float]
    stream_anchor: float


def frame(lrs: ArrayLike, losses: ArrayLike, **context: Any) -> Frame | None:
    """Place a curve as the networks see it, to train a network of one's own on.

    Parameters
    ----------
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The loss recorded with each.
    **context
        What :func:`lrsuggest.suggest` takes after the curve: `schedule`, `steps`, `optimizer`,
        `fine_tuning`, `smoothing`, `ema_beta`, `epochs`.

    Returns
    -------
    Frame or None
        None where the curve has no anchor: neither a descent nor the onset of a rise.

    Raises
    ------
    LRSuggestError
        The points are no curve, or the context makes no sense.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [10 ** (-5 + i / 10) for i in range(51)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> len(lrsuggest.frame(lrs, losses, steps=1000).features)
    31
    """
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    reading = Reading(curve, Context.checked(**context))
    placed, stream = _values(reading, LRS_FRAME_CURVE), _values(reading, LRS_FRAME_STREAM)
    if placed is None or stream is None:
        return None
    others = (LRS_FRAME_FEATURES, LRS_FRAME_CONDITIONS, LRS_FRAME_RASTER)
    features, conditions, raster = (_found(reading, kind) for kind in others)
    return Frame(*placed, features, conditions, raster, stream[1], stream[0])


def _found(reading: Reading, kind: int) -> array[float]:
    """Copy a kind of input out that is there because another is."""
    values = _values(reading, kind)
    return array("f") if values is None else values[1]


def _values(reading: Reading, kind: int) -> tuple[float, array[float]] | None:
    """Copy one kind of input out, with its anchor."""
    count, anchor, error = c_size_t(), c_double(), lrs_error()
    handle, copy = reading.analysis.value, library().lrs_analysis_frame
    room = (c_float * _ROOM)()
    status = copy(handle, kind, room, _ROOM, byref(count), byref(anchor), byref(error))
    if status == LRS_NOT_FOUND:
        return None
    if count.value > _ROOM:
        room = (c_float * count.value)()
        call("lrs_analysis_frame", handle, kind, room, len(room), byref(count), byref(anchor))
    else:
        check(status, error)
    return anchor.value, array("f", memoryview(room)[: count.value].cast("B").tobytes())


_ROOM = 4096  # most streams fit: 200 rows of a sweep over ten decades are 1,400 numbers
