"""From several range tests of one problem to one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._context import Context
from ._runs import RunSet, curves_of
from .refusal import Refusal
from .runs_suggestion import RunsSuggestion
from .search_range import SearchRange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._typing import ArrayLike, Optimizer, Schedule

__all__ = ["suggest_runs"]


def suggest_runs(
    runs: Iterable[tuple[ArrayLike, ArrayLike]],
    *,
    schedule: Schedule = "one_cycle",
    optimizer: Optimizer | None = None,
    steps: int | None = None,
    batch_size: int | None = None,
    fine_tuning: bool = False,
    smoothing: float | None = None,
    ema_beta: float | None = None,
    epochs: float | None = None,
) -> RunsSuggestion | Refusal:
    """Suggest a learning rate from several range tests of one problem.

    Runs may differ in length and in where they end. One without an answer takes nothing
    from the others.

    Parameters
    ----------
    runs : iterable of (lrs, losses)
        2 to 100 range tests, each as :func:`lrsuggest.suggest` takes it.
    schedule, optimizer, steps, batch_size, fine_tuning, smoothing, ema_beta, epochs
        As in :func:`lrsuggest.suggest`.

    Returns
    -------
    RunsSuggestion or Refusal
        A refusal only where neither a run nor the mean of all holds an answer.

    Raises
    ------
    LRSuggestError
        A run is no curve, they share no learning rate, or an argument is out of range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> answer = lrsuggest.suggest_runs([(lrs, losses), (lrs[:90], losses[:90])], steps=2000)
    >>> len(answer.runs), answer.spread < 0.1
    (2, True)
    """
    context = Context.checked(
        schedule=schedule,
        optimizer=optimizer,
        steps=steps,
        batch_size=batch_size,
        fine_tuning=fine_tuning,
        smoothing=smoothing,
        ema_beta=ema_beta,
        epochs=epochs,
    )
    found = RunSet(curves_of(runs), context)
    status, out = found.together()
    if status:
        return Refusal.of(status, found.explanation(), found.mean())
    return RunsSuggestion(
        out.learning_rate,
        SearchRange(out.interval_low, out.interval_high),
        SearchRange(out.search_low, out.search_high),
        out.max_safe_learning_rate,
        out.confidence,
        found.alone(),
        *found.spread(),
        found.explanation(),
        found.mean(),
    )
