"""A curve together with what is known of the training, analysed on first need."""

from __future__ import annotations

import math
from ctypes import byref, c_size_t
from typing import TYPE_CHECKING, NamedTuple

from ._abi import (
    LRS_ERROR_BUFFER_TOO_SMALL,
    LRS_NOT_FOUND,
    LRS_READING_INIT,
    lrs_error,
    lrs_reading,
)
from ._arrays import Doubles, doubles, empty
from ._check import call, check, copied_text
from ._context import Context
from ._handles import AnalysisHandle, CurveHandle
from ._library import library
from .errors import LRSuggestError

if TYPE_CHECKING:
    from array import array
    from typing import Any

__all__ = ["Reading", "Smooth", "curve_of"]


class Smooth(NamedTuple):
    """The smooth curve and its pointwise 95 % band, on a grid of their own."""

    lrs: array[float]
    losses: array[float]
    lower: array[float]
    upper: array[float]

    def thinned(self, most: int) -> Smooth:
        """Keep at most about `most` points, evenly, the last among them."""
        stride = -(-len(self.lrs) // most) or 1
        first = (len(self.lrs) - 1) % stride
        return Smooth(*(column[first::stride] for column in self))


class Reading:
    """What all answers about one curve share; equal where curve and context are.

    Parameters
    ----------
    curve : CurveHandle
        Owned from now on.
    context : Context
        What is known of the training.
    """

    def __init__(self, curve: CurveHandle, context: Context) -> None:
        self.curve = curve
        self.context = context

    def points(self) -> tuple[array[float], array[float]]:
        """Copy the learning rates and the losses out."""
        return self.curve.points()

    @property
    def analysis(self) -> AnalysisHandle:
        """The analysis, made on first need.

        All threads get the one that was kept first: another would be freed while it is in use.
        """
        kept: AnalysisHandle | None = self.__dict__.get("_analysis")
        if kept is None:
            context = self.context.struct()
            made = AnalysisHandle("lrs_analysis_create", self.curve.value, byref(context))
            kept = self.__dict__.setdefault("_analysis", made)
        return kept

    def texts(self, kind: int) -> tuple[str, ...]:
        """Copy all texts of an ``LRS_TEXT_*`` kind out."""
        count = c_size_t()
        call("lrs_analysis_text_count", self.analysis.value, kind, byref(count))
        analysis = self.analysis.value
        return tuple(
            copied_text("lrs_analysis_text", analysis, kind, index) for index in range(count.value)
        )

    def onset(self) -> float | None:
        """Read where the rise that the stop rule `cusum` sees began; None without one."""
        out = lrs_reading(*LRS_READING_INIT)
        status = call("lrs_analysis_reading", self.analysis.value, byref(out))
        return None if status == LRS_NOT_FOUND or math.isnan(out.onset) else out.onset

    def smooth(self) -> Smooth | None:
        """Copy the smooth curve out; None where nothing could be smoothed."""
        count, error = c_size_t(), lrs_error()
        copy, nowhere = library().lrs_analysis_smooth, (None,) * 4
        status = copy(self.analysis.value, *nowhere, 0, byref(count), byref(error))
        if status == LRS_NOT_FOUND:
            return None
        if status != LRS_ERROR_BUFFER_TOO_SMALL:
            check(status, error)
        columns = [empty(count.value) for _ in Smooth._fields]
        addresses = [address for _, address in columns]
        call("lrs_analysis_smooth", self.analysis.value, *addresses, count.value, byref(count))
        return Smooth(*(numbers for numbers, _ in columns))

    def __eq__(self, other: object) -> bool:
        """Compare by context and points; a NaN equals itself."""
        if not isinstance(other, Reading):
            return NotImplemented
        return self.context == other.context and self._bytes() == other._bytes()

    def __hash__(self) -> int:
        """Hash the context and the points."""
        return hash((self.context, self._bytes()))

    def _bytes(self) -> tuple[bytes, ...]:
        return tuple(column.tobytes() for column in self.points())

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as points and context."""
        return restored, (*self.points(), tuple(self.context))


def curve_of(lrs: Doubles, losses: Doubles, lrs_name: str, losses_name: str) -> CurveHandle:
    """Make a curve, refusing columns of different lengths."""
    if lrs.length != losses.length:
        values = "value" if lrs.length == 1 else "values"
        raise LRSuggestError(
            f"{lrs_name} holds {lrs.length} {values} and {losses_name} {losses.length}: "
            "one loss for each learning rate is needed"
        )
    try:
        return CurveHandle.of(lrs, losses)
    except LRSuggestError as problem:
        # The library speaks of its own argument; the caller knows another name for it.
        message = str(problem).replace("learning_rates", lrs_name)
        raise LRSuggestError(message, problem.status) from None


def restored(lrs: Any, losses: Any, context: tuple[Any, ...]) -> Reading:
    """Undo :meth:`Reading.__reduce__`."""
    curve = CurveHandle.of(doubles(lrs, "lrs"), doubles(losses, "losses"))
    return Reading(curve, Context(*context))
