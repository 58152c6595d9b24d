"""Short runs at a few rates around an answer, in progress."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from ._arrays import doubles
from ._context import Context
from ._probe import ProbeHandle
from ._reading import Reading, curve_of
from ._turns import Turns
from .probe_answer import ProbeAnswer
from .refusal import Refusal
from .search_range import SearchRange

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ContextArguments
    from .probe_answer import ProbeTrial
    from .runs_suggestion import RunsSuggestion
    from .suggestion import Suggestion

__all__ = ["ResetProbe"]


class ResetProbe(Turns):
    """A few rates around an answer, each trained for some steps from the same weights.

    Iterate over it; where `needs_reset` says so restore the first weights (and the
    optimizer's state, and the order of the data, if that can be done); train one step with
    each learning rate, and record its loss. :func:`lrsuggest.reset_probe` does the loop.

    After the answer itself it tries half a decade up or down from the best rate so far, until
    that has a neighbour on both sides. A run that diverges ends and counts as worst.

    Parameters
    ----------
    around : Suggestion or RunsSuggestion or float
        The answer to improve, or any learning rate to start from: after a refusal, say.
    interval : (low, high), optional
        Holds the middle of the good rates with 80 %; that of `around` where it has one.
        Without any the probe has nearly all say.
    steps_per_rate : int, optional
        10 or more; 5 % of `steps`, but 40 to 1,000, where not given.
    max_rates : int
        The most rates that will be tried: 3 to 20.
    **context
        As in :func:`lrsuggest.suggest`; `schedule` and `steps` decide how the best rate of
        short runs is corrected for the length of the training.

    Raises
    ------
    LRSuggestError
        An argument is outside its range, or `around` is a refusal.

    Examples
    --------
    >>> import lrsuggest
    >>> probe = lrsuggest.ResetProbe(0.01, schedule="constant", steps=400)
    >>> for lr in probe:
    ...     if probe.needs_reset:
    ...         weight = 1.0  # restore the first weights
    ...     probe.record(weight**2)
    ...     weight -= lr * 2 * weight  # one step of gradient descent
    >>> probe.state
    'bracketed'
    >>> [f"{trial.lr:.2g}" for trial in probe.trials]
    ['0.01', '0.032', '0.1', '0.32']
    >>> 0.05 < probe.answer().best_lr < 0.2
    True
    """

    _noun = "probe"

    def __init__(
        self,
        around: Suggestion | RunsSuggestion | ProbeAnswer | float,
        *,
        interval: tuple[float, float] | None = None,
        steps_per_rate: int | None = None,
        max_rates: int = 6,
        **context: Unpack[ContextArguments],
    ) -> None:
        super().__init__()
        self._context = Context.checked(**context)
        self._handle: ProbeHandle = ProbeHandle.of(
            around, interval, steps_per_rate, max_rates, self._context
        )

    @property
    def needs_reset(self) -> bool:
        """Whether the weights must be reset before the step with the current learning rate."""
        return self._handle.needs_reset()

    @property
    def state(self) -> str:
        """``"running"``, or why the probe ended.

        ``"bracketed"``: the best rate was tried on both sides. ``"exhausted"``: all rates were
        used up before that. ``"diverged"``: every run diverged.
        """
        return self._handle.state()

    @property
    def trials(self) -> tuple[ProbeTrial, ...]:
        """The runs so far, in order, the one in progress last."""
        return self._handle.trials()

    @property
    def steps(self) -> int:
        """How many losses have been recorded."""
        return self._handle.count()

    def answer(self) -> ProbeAnswer | Refusal:
        """Say what the probe found; a refusal where every run diverged.

        Raises
        ------
        LRSuggestError
            The probe has not ended.
        """
        status, out = self._handle.answer()
        if status:
            return Refusal.of(status, self._handle.explanation(), self._reading())
        return ProbeAnswer(
            out.learning_rate,
            SearchRange(out.interval_low, out.interval_high),
            out.best_learning_rate,
            out.correction,
            out.weight,
            out.steps,
            self.trials,
            self._handle.explanation(),
        )

    def explanation(self) -> str:
        """Say how far the probe has come, or what it found."""
        return self._handle.explanation()

    def _reading(self) -> Reading:
        """Read the runs, all of which diverged, as a curve."""
        rates = sorted(trial.lr for trial in self.trials)
        lrs, losses = doubles(rates, "lrs"), doubles([nan] * len(rates), "losses")
        return Reading(curve_of(lrs, losses, "lrs", "losses"), self._context)

    def __repr__(self) -> str:
        """Show how far the probe has come."""
        return f"<ResetProbe: {len(self.trials)} rates, {self.steps} losses, {self.state}>"
