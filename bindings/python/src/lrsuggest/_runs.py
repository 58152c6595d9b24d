"""Asking the library about several runs."""

from __future__ import annotations

from ctypes import byref, c_void_p
from itertools import islice
from typing import TYPE_CHECKING, Any

from ._abi import (
    LRS_SPREAD_INIT,
    LRS_SUGGESTION_INIT,
    lrs_spread,
    lrs_suggestion,
)
from ._arrays import UNORDERED, doubles, shown
from ._check import call, copied_text
from ._handles import CurveHandle, RunsHandle
from ._reading import Reading, curve_of
from .errors import LRSuggestError
from .suggesting import verdict

if TYPE_CHECKING:
    from ._context import Context
    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["RunSet", "curves_of"]

MOST = 100
"""The most runs the library reads; longer iterables are not even listed."""


class RunSet:
    """The runs of one problem, as the library read them."""

    def __init__(self, curves: list[CurveHandle], context: Context) -> None:
        self.curves = curves
        self.context = context
        handles = (c_void_p * max(1, len(curves)))(*(curve.value for curve in curves))
        struct = context.struct()
        self.handle = RunsHandle("lrs_runs_create", handles, len(curves), byref(struct))

    def together(self) -> tuple[int, lrs_suggestion]:
        """Return the status and the numbers of the combined answer."""
        out = lrs_suggestion(*LRS_SUGGESTION_INIT)
        return call("lrs_runs_suggestion", self.handle.value, byref(out)), out

    def alone(self) -> tuple[Suggestion | Refusal, ...]:
        """Return what each run says."""
        return tuple(self._one(index, curve) for index, curve in enumerate(self.curves))

    def _one(self, index: int, curve: CurveHandle) -> Suggestion | Refusal:
        out = lrs_suggestion(*LRS_SUGGESTION_INIT)
        status = call("lrs_runs_run", self.handle.value, index, byref(out))
        return verdict(status, out, Reading(curve, self.context))

    def spread(self) -> tuple[float | None, float | None]:
        """Return the spreads of suggestions and elbows; None of fewer than two."""
        out = lrs_spread(*LRS_SPREAD_INIT)
        call("lrs_runs_spread", self.handle.value, byref(out))
        suggestions, elbows = out.suggestions, out.elbows
        return (None if suggestions < 0 else suggestions), (None if elbows < 0 else elbows)

    def mean(self) -> Reading:
        """Return the mean curve, whose losses are no average any more, with the context."""
        raw = self.context._replace(ema_beta=0.0)
        return Reading(CurveHandle("lrs_runs_mean_curve", self.handle.value), raw)

    def explanation(self) -> str:
        """Copy the explanation out."""
        return copied_text("lrs_runs_explanation", self.handle.value)


def curves_of(runs: Any) -> list[CurveHandle]:
    """Make the curves of (lrs, losses) pairs, naming the one that is none."""
    try:
        if isinstance(runs, UNORDERED):
            raise TypeError
        listed = list(islice(iter(runs), MOST + 1))
    except TypeError:
        message = f"runs must be a sequence of pairs (lrs, losses), not {shown(runs)}"
        raise LRSuggestError(message) from None
    return [curve(run, f"runs[{index}]") for index, run in enumerate(listed)]


def curve(run: Any, name: str) -> CurveHandle:
    """Make one curve of a pair."""
    try:
        if isinstance(run, UNORDERED):
            raise TypeError
        lrs, losses = run
    except (TypeError, ValueError):
        raise LRSuggestError(f"{name} must be a pair (lrs, losses), not {shown(run)}") from None
    lrs_name, losses_name = f"{name}.lrs", f"{name}.losses"
    try:
        return curve_of(doubles(lrs, lrs_name), doubles(losses, losses_name), lrs_name, losses_name)
    except LRSuggestError as error:
        message = str(error) if name in str(error) else f"{name}: {error}"
        raise LRSuggestError(message, error.status) from None
