"""The handle of a reset probe."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32, c_size_t
from math import inf
from typing import TYPE_CHECKING, Any

from ._abi import (
    LRS_ERROR_BUFFER_TOO_SMALL,
    LRS_PROBE_ENDED,
    LRS_PROBE_OPTIONS_INIT,
    LRS_PROBE_RESULT_INIT,
    LRS_TRIAL_INIT,
    lrs_error,
    lrs_probe_options,
    lrs_probe_result,
    lrs_trial,
)
from ._arrays import shown
from ._check import call, check, copied_text, text
from ._handles import Handle
from ._library import library
from ._numbers import integer, known, real
from .errors import LRSuggestError
from .probe_answer import ProbeTrial

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["ProbeHandle"]


class ProbeHandle(Handle):
    """An ``lrs_probe``."""

    free = "lrs_probe_free"

    @classmethod
    def of(
        cls, around: Any, interval: Any, steps_per_rate: Any, max_rates: Any, context: Context
    ) -> ProbeHandle:
        """Start a probe, refusing arguments of the wrong kind."""
        options = lrs_probe_options(*LRS_PROBE_OPTIONS_INIT)
        options.learning_rate = real(getattr(around, "lr", around), "around")
        ends = getattr(around, "interval", None) if interval is None else interval
        if ends is not None:
            try:
                low, high = ends
            except (TypeError, ValueError):
                message = f"interval must be a pair (low, high), not {shown(ends)}"
                raise LRSuggestError(message) from None
            options.interval_low = end(low, "interval[0]")
            options.interval_high = end(high, "interval[1]")
        if steps_per_rate is not None:
            options.steps_per_rate = integer(steps_per_rate, "steps_per_rate")
        options.max_rates = integer(max_rates, "max_rates", bits=32)
        struct = context.struct()
        return cls("lrs_probe_create", byref(options), byref(struct))

    def learning_rate(self) -> float | None:
        """Return the rate of the next step; None once the probe is over."""
        out = c_double()
        ended = call("lrs_probe_learning_rate", self.value, byref(out)) == LRS_PROBE_ENDED
        return None if ended else out.value

    def needs_reset(self) -> bool:
        """Return whether the next step begins a run."""
        out = c_int32()
        call("lrs_probe_needs_reset", self.value, byref(out))
        return bool(out.value)

    def record(self, loss: float) -> None:
        """Record the loss of the current rate."""
        call("lrs_probe_record", self.value, loss)

    def count(self) -> int:
        """Return how many losses have been recorded."""
        return sum(trial.steps for trial in self.trials())

    def state(self) -> str:
        """Return the name of the reason why the probe ended, or "running"."""
        out = c_int32()
        call("lrs_probe_state", self.value, byref(out))
        return text(library().lrs_probe_state_name(out.value))

    def trials(self) -> tuple[ProbeTrial, ...]:
        """Copy the runs out."""
        count, error = c_size_t(), lrs_error()
        copy = library().lrs_probe_trials
        status = copy(self.value, None, 0, byref(count), byref(error))
        if status != LRS_ERROR_BUFFER_TOO_SMALL:
            check(status, error)
        room = (lrs_trial * count.value)(*(lrs_trial(*LRS_TRIAL_INIT) for _ in range(count.value)))
        call("lrs_probe_trials", self.value, room, count.value, byref(count))
        return tuple(trial_of(found) for found in room)

    def answer(self) -> tuple[int, lrs_probe_result]:
        """Return the status and the numbers of the answer."""
        out = lrs_probe_result(*LRS_PROBE_RESULT_INIT)
        return call("lrs_probe_answer", self.value, byref(out)), out

    def explanation(self) -> str:
        """Copy the explanation out."""
        return copied_text("lrs_probe_explanation", self.value)


def end(value: Any, name: str) -> float:
    """Return an end of an interval; the library would call it by another name."""
    rate = known(value, name)
    if not 0 < rate < inf:
        raise LRSuggestError(f"{name} is {rate}: it must be positive and finite")
    return rate


def trial_of(found: lrs_trial) -> ProbeTrial:
    """Read one run."""
    state = text(library().lrs_sweep_state_name(found.state))
    loss = found.loss if state == "completed" else None
    return ProbeTrial(found.learning_rate, loss, found.steps, state)
