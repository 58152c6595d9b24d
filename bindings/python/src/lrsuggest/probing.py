"""A reset probe in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat

from ._drive import drive
from .probe import ResetProbe

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Unpack

    from ._typing import ContextArguments
    from .probe_answer import ProbeAnswer
    from .refusal import Refusal
    from .runs_suggestion import RunsSuggestion
    from .suggestion import Suggestion

__all__ = ["reset_probe"]


def reset_probe(
    step: Callable[[float], SupportsFloat],
    reset: Callable[[], object],
    *,
    around: Suggestion | RunsSuggestion | ProbeAnswer | float,
    interval: tuple[float, float] | None = None,
    steps_per_rate: int | None = None,
    max_rates: int = 6,
    **context: Unpack[ContextArguments],
) -> ProbeAnswer | Refusal:
    """Improve an answer by short trainings at a few rates around it.

    Parameters
    ----------
    step : callable
        ``step(lr)`` trains one step with a learning rate and returns its loss.
    reset : callable
        ``reset()`` restores the first weights and the optimizer's state; and, if it can, the
        order of the data: runs over the same batches are compared best.
    around, interval, steps_per_rate, max_rates, **context
        As in :class:`lrsuggest.ResetProbe`. Give `schedule` and `steps`.

    Returns
    -------
    ProbeAnswer or Refusal
        A refusal only where every run diverged. The weights are left as the last run left
        them.

    Raises
    ------
    LRSuggestError
        An argument is outside its range, or `step` returns no number. What `step` and `reset`
        raise passes through.

    Examples
    --------
    >>> import lrsuggest
    >>> weights = [1.0, 1.0]
    >>> def reset():
    ...     weights[:] = [1.0, 1.0]
    >>> def step(lr):
    ...     loss = sum(size * weight**2 for size, weight in zip((5, 0.05), weights))
    ...     for index, size in enumerate((5, 0.05)):
    ...         weights[index] -= lr * 2 * size * weights[index]
    ...     return loss
    >>> answer = lrsuggest.reset_probe(step, reset, around=0.001, schedule="constant", steps=400)
    >>> 0.001 < answer.lr < 0.2
    True
    """
    probe = ResetProbe(
        around,
        interval=interval,
        steps_per_rate=steps_per_rate,
        max_rates=max_rates,
        **context,
    )
    drive(probe, step, reset)
    return probe.answer()
