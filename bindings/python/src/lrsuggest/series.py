"""Several sweeps of one problem, in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._context import Context
from ._handles import sweep_options
from ._series import SeriesHandle
from ._turns import Turns
from .errors import LRSuggestError
from .runs import suggest_runs

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ContextArguments, Mode, StopRule
    from .refusal import Refusal
    from .runs_suggestion import RunsSuggestion

__all__ = ["SweepSeries"]


class SweepSeries(Turns):
    """The learning rates of several sweeps from the same weights, until their answers agree.

    Iterate over it; where `needs_reset` says so restore the first weights and the optimizer's
    state, but let the order of the data go on: sweeps in one order say the same. Train one
    step with each learning rate, and record its loss. :func:`lrsuggest.several_sweeps` does
    the loop.

    Parameters
    ----------
    start_lr, end_lr, num_iter, mode, stop
        The sweeps, as in :class:`lrsuggest.Sweep`.
    max_sweeps : int
        The most sweeps that will be made: 2 to 100.
    tolerance : float
        The series ends once the standard error of the answers is at most this, in decades;
        0 makes all sweeps.
    **context
        As in :func:`lrsuggest.suggest`.

    Raises
    ------
    LRSuggestError
        An argument is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> series = lrsuggest.SweepSeries(1e-5, 1)
    >>> for lr in series:
    ...     series.record(2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4)
    >>> series.state, len(series.suggest().runs)
    ('agreed', 2)
    """

    _noun = "series"

    def __init__(
        self,
        start_lr: float = 1e-7,
        end_lr: float = 10,
        num_iter: int = 100,
        mode: Mode = "exponential",
        *,
        stop: StopRule | None = "cusum",
        max_sweeps: int = 5,
        tolerance: float = 0.1,
        **context: Unpack[ContextArguments],
    ) -> None:
        super().__init__()
        sweep = sweep_options(start_lr, end_lr, num_iter, mode, stop)
        self._context = context
        self._handle: SeriesHandle = SeriesHandle.of(
            sweep, max_sweeps, tolerance, Context.checked(**context)
        )

    @property
    def needs_reset(self) -> bool:
        """Whether the weights must be reset before the step with the current learning rate."""
        return self._handle.needs_reset()

    @property
    def state(self) -> str:
        """``"running"``, or why the series ended: ``"agreed"`` or ``"exhausted"``."""
        return self._handle.state()

    @property
    def steps(self) -> int:
        """How many losses have been recorded, all sweeps together."""
        return self._handle.count()

    def suggest(self) -> RunsSuggestion | Refusal:
        """Say what the sweeps that have ended suggest together.

        Raises
        ------
        LRSuggestError
            Fewer than two sweeps have ended.
        """
        pairs = [curve.points() for curve in self._handle.curves()]
        if len(pairs) < 2:
            raise LRSuggestError(f"sweeps that have ended: {len(pairs)}; two are needed")
        return suggest_runs(pairs, **self._context)

    def __repr__(self) -> str:
        """Show how far the series has come."""
        return f"<SweepSeries: {len(self._handle.curves())} sweeps ended, {self.state}>"
