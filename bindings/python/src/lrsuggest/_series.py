"""The handle of a series of sweeps."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32, c_size_t
from typing import TYPE_CHECKING, Any

from ._abi import LRS_PROBE_ENDED, LRS_SERIES_OPTIONS_INIT, lrs_series_options
from ._check import call, text
from ._handles import CurveHandle, Handle
from ._library import library
from ._numbers import integer, real

if TYPE_CHECKING:
    from ._abi import lrs_sweep_options
    from ._context import Context

__all__ = ["SeriesHandle"]


class SeriesHandle(Handle):
    """An ``lrs_series``."""

    free = "lrs_series_free"

    @classmethod
    def of(
        cls, sweep: lrs_sweep_options, max_sweeps: Any, tolerance: Any, context: Context
    ) -> SeriesHandle:
        """Start a series, refusing arguments of the wrong kind."""
        options = lrs_series_options(*LRS_SERIES_OPTIONS_INIT)
        options.max_sweeps = integer(max_sweeps, "max_sweeps", bits=32)
        options.tolerance = real(tolerance, "tolerance")
        struct = context.struct()
        return cls("lrs_series_create", byref(options), byref(sweep), byref(struct))

    def _number(self, question: str, out: Any) -> Any:
        call(f"lrs_series_{question}", self.value, byref(out))
        return out.value

    def learning_rate(self) -> float | None:
        """Return the rate of the next step; None once the series is over."""
        out = c_double()
        ended = call("lrs_series_learning_rate", self.value, byref(out)) == LRS_PROBE_ENDED
        return None if ended else out.value

    def needs_reset(self) -> bool:
        """Return whether the next step begins a sweep."""
        return bool(self._number("needs_reset", c_int32()))

    def record(self, loss: float) -> None:
        """Record the loss of the current rate."""
        call("lrs_series_record", self.value, loss)

    def state(self) -> str:
        """Return the name of the reason why the series ended, or "running"."""
        return text(library().lrs_series_state_name(self._number("state", c_int32())))

    def count(self) -> int:
        """Return how many losses have been recorded."""
        return int(self._number("steps", c_size_t()))

    def curves(self) -> list[CurveHandle]:
        """Hand out the sweeps that have ended."""
        count = self._number("count", c_size_t())
        return [CurveHandle("lrs_series_curve", self.value, index) for index in range(count)]
