"""Several sweeps in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat

from ._drive import drive
from .series import SweepSeries

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Unpack

    from ._typing import ContextArguments, Mode, StopRule
    from .refusal import Refusal
    from .runs_suggestion import RunsSuggestion

__all__ = ["several_sweeps"]


def several_sweeps(
    step: Callable[[float], SupportsFloat],
    reset: Callable[[], object],
    start_lr: float = 1e-7,
    end_lr: float = 10,
    num_iter: int = 100,
    mode: Mode = "exponential",
    *,
    stop: StopRule | None = "cusum",
    max_sweeps: int = 5,
    tolerance: float = 0.1,
    **context: Unpack[ContextArguments],
) -> RunsSuggestion | Refusal:
    """Sweep from the same weights until the answers agree, and combine them.

    Parameters
    ----------
    step : callable
        ``step(lr)`` trains one step with a learning rate and returns its loss.
    reset : callable
        ``reset()`` restores the first weights and the optimizer's state; the order of the data
        should go on where it was.
    start_lr, end_lr, num_iter, mode, stop, max_sweeps, tolerance, **context
        As in :class:`lrsuggest.SweepSeries`.

    Returns
    -------
    RunsSuggestion or Refusal
        As from :func:`lrsuggest.suggest_runs`. The weights are left as the last sweep left
        them.

    Examples
    --------
    >>> import lrsuggest
    >>> answer = lrsuggest.several_sweeps(
    ...     lambda lr: 2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4, lambda: None, 1e-5, 1
    ... )
    >>> len(answer.runs), answer.spread
    (2, 0.0)
    """
    series = SweepSeries(
        start_lr,
        end_lr,
        num_iter,
        mode,
        stop=stop,
        max_sweeps=max_sweeps,
        tolerance=tolerance,
        **context,
    )
    drive(series, step, reset)
    return series.suggest()
