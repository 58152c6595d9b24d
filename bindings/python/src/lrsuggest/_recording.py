"""What a range test in progress has recorded so far."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING, cast

from ._abi import LRS_LEARNED_ESTIMATE_INIT, lrs_learned_estimate
from ._check import call
from ._context import Context
from ._picture import Picture
from ._reading import Reading
from .estimate import LearnedEstimate
from .landmark import Landmarks
from .suggesting import answer

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._handles import SweepHandle
    from ._typing import ContextArguments, StopReason
    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["Recording"]


class Recording:
    """The losses of a sweep, and what they say."""

    _handle: SweepHandle

    def __len__(self) -> int:
        """Return how many losses have been recorded."""
        return self._handle.count()

    @property
    def lrs(self) -> list[float]:
        """The learning rates whose loss has been recorded."""
        return self._handle.curve().points()[0].tolist() if len(self) else []

    @property
    def losses(self) -> list[float]:
        """The losses recorded so far."""
        return self._handle.curve().points()[1].tolist() if len(self) else []

    @property
    def stop_reason(self) -> StopReason:
        """Why the sweep ended, or ``"running"``."""
        return cast("StopReason", self._handle.state())

    @property
    def onset(self) -> float | None:
        """The last learning rate before the loss rose for good; None where it did not.

        It is always that of the rule ``"cusum"``, whatever `stop` is: a sweep that ran
        on has it too, and one that another rule ended may have none.
        """
        return Reading(self._handle.curve(), Context.checked()).onset() if len(self) else None

    def suggest(self, **context: Unpack[ContextArguments]) -> Suggestion | Refusal:
        """Suggest from what has been recorded, with the context of :func:`lrsuggest.suggest`."""
        return answer(Reading(self._handle.curve(), Context.checked(**context)))

    def estimate(self, **context: Unpack[ContextArguments]) -> LearnedEstimate | None:
        """Say what a recurrent network makes of the losses so far; None before the first one.

        It may be asked after every step, for what little a step adds: a sweep can be left once
        the spread is small enough. The losses are taken for raw. At the end it is what
        :func:`lrsuggest.learned` answers for the member ``"gru"``, where that is supported.
        """
        known = Context.checked(**context).struct()
        out = lrs_learned_estimate(*LRS_LEARNED_ESTIMATE_INIT)
        status = call("lrs_sweep_estimate", self._handle.value, byref(known), byref(out))
        return None if status else LearnedEstimate.of(out)

    def _repr_html_(self) -> str:
        """Show what has been recorded so far as a small picture in notebooks."""
        title = f"{len(self)} losses recorded, {self.stop_reason}"
        if not len(self):
            return f"<p>{title}</p>"
        from ._html import html
        from ._words import Words

        reading = Reading(self._handle.curve(), Context.checked())
        return html(Picture(reading, Landmarks.of(reading), title), Words("", (), ""))

    def landmarks(
        self, *, smoothing: float | None = None, ema_beta: float | None = None
    ) -> Landmarks:
        """Find the named points of what has been recorded; see :func:`lrsuggest.landmarks`."""
        context = Context.checked(smoothing=smoothing, ema_beta=ema_beta)
        return Landmarks.of(Reading(self._handle.curve(), context))
