"""Owners of the objects of the C library: each is freed with its last reference."""

from __future__ import annotations

import weakref
from ctypes import byref, c_double, c_int32, c_size_t, c_void_p
from typing import TYPE_CHECKING, Any

from ._abi import (
    LRS_STOP_NEVER,
    LRS_SWEEP_ENDED,
    LRS_SWEEP_OPTIONS_INIT,
    lrs_sweep_options,
)
from ._arrays import Doubles, empty
from ._check import call, text
from ._library import library
from ._numbers import enumerator, integer, real

if TYPE_CHECKING:
    from array import array

__all__ = ["AnalysisHandle", "CurveHandle", "Handle", "RunsHandle", "SweepHandle", "sweep_options"]


class Handle:
    """One object of the library.

    Parameters
    ----------
    create : str
        The function that makes it.
    *arguments
        What that function takes before ``out`` and ``error``.
    """

    free: str

    def __init__(self, create: str, *arguments: Any) -> None:
        out = c_void_p()
        call(create, *arguments, byref(out))
        self.value = out.value
        self._release = weakref.finalize(self, getattr(library(), self.free), out.value)

    def close(self) -> None:
        """Free the object now instead of later. Closing again does nothing."""
        self._release()


class CurveHandle(Handle):
    """An ``lrs_curve``."""

    free = "lrs_curve_free"

    @classmethod
    def of(cls, lrs: Doubles, losses: Doubles) -> CurveHandle:
        """Copy points, as many as there are losses."""
        return cls("lrs_curve_create", lrs.first, losses.first, losses.length)

    def count(self) -> int:
        """Return the number of points."""
        count = c_size_t()
        call("lrs_curve_count", self.value, byref(count))
        return count.value

    def points(self) -> tuple[array[float], array[float]]:
        """Copy the learning rates and the losses out."""
        count = self.count()
        lrs, lrs_out = empty(count)
        losses, losses_out = empty(count)
        call("lrs_curve_points", self.value, lrs_out, losses_out, count)
        return lrs, losses


class AnalysisHandle(Handle):
    """An ``lrs_analysis``."""

    free = "lrs_analysis_free"


class RunsHandle(Handle):
    """An ``lrs_runs``."""

    free = "lrs_runs_free"


def sweep_options(
    start_lr: Any, end_lr: Any, num_iter: Any, mode: Any, stop: Any
) -> lrs_sweep_options:
    """Return the struct of the header, refusing arguments of the wrong kind."""
    options = lrs_sweep_options(*LRS_SWEEP_OPTIONS_INIT)
    options.start_learning_rate = real(start_lr, "start_lr")
    options.end_learning_rate = real(end_lr, "end_lr")
    options.num_iter = integer(num_iter, "num_iter")
    options.mode = enumerator(mode, "mode", "lrs_mode_named")
    options.stop = LRS_STOP_NEVER if stop is None else enumerator(stop, "stop", "lrs_stop_named")
    return options


class SweepHandle(Handle):
    """An ``lrs_sweep``."""

    free = "lrs_sweep_free"

    @classmethod
    def of(cls, start_lr: Any, end_lr: Any, num_iter: Any, mode: Any, stop: Any) -> SweepHandle:
        """Start a sweep."""
        options = sweep_options(start_lr, end_lr, num_iter, mode, stop)
        return cls("lrs_sweep_create", byref(options))

    def learning_rate(self) -> float | None:
        """Return the rate of the next step; None once the sweep is over."""
        out = c_double()
        ended = call("lrs_sweep_learning_rate", self.value, byref(out)) == LRS_SWEEP_ENDED
        return None if ended else out.value

    def record(self, loss: float) -> None:
        """Record the loss of the current rate."""
        call("lrs_sweep_record", self.value, loss)

    def count(self) -> int:
        """Return how many losses have been recorded."""
        out = c_size_t()
        call("lrs_sweep_count", self.value, byref(out))
        return out.value

    def state(self) -> str:
        """Return the name of the reason why the sweep ended, or "running"."""
        out = c_int32()
        call("lrs_sweep_state", self.value, byref(out))
        return text(library().lrs_sweep_state_name(out.value))

    def curve(self) -> CurveHandle:
        """Hand out what has been recorded so far."""
        return CurveHandle("lrs_sweep_curve", self.value)
