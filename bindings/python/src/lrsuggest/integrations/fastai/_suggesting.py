"""Functions for ``suggest_funcs`` of fastai's ``lr_find``."""

from __future__ import annotations

import math
import warnings
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from ...averaging import undo_ema
from ...errors import LRSuggestError
from ...refusal import Refusal
from ...rulebook import rule_info
from ...ruling import rule as apply
from ...suggesting import suggest as suggest_from

__all__ = ["rule", "suggest"]

Point = tuple[float, float]
NO_POINT = (math.nan, (math.nan, math.nan))
BETA = 0.98
"""The memory of the average that fastai's recorder keeps."""


def suggest(
    lrs: Any, losses: Any, num_it: int, *, ema_beta: float = BETA, **context: Any
) -> tuple[float, Point]:
    """Suggest a learning rate to ``learn.lr_find``.

    Parameters
    ----------
    lrs, losses : torch.Tensor
        The inner part of a range test, with averaged losses, as ``lr_find`` passes them.
    num_it : int
        The number of its steps; a tenth of them has been cut off at the start.
    ema_beta : float
        The memory of the average: that of ``learn.recorder``.
    **context
        What :func:`lrsuggest.suggest` takes after the curve, to be bound by
        ``functools.partial(suggest, steps=1500)``.

    Returns
    -------
    tuple
        The learning rate, and the point of the curve to mark. Where there is no answer, all of
        them are NaN, with a warning that says why: nobody can train with it by mistake.

    Notes
    -----
    The average is undone, exactly but for the first of the losses, which is left out. Still
    ``lr_find`` has cut off both ends: ``learn.lr_suggest()`` and :func:`from_recorder` see all of
    the curve.

    Examples
    --------
    >>> from fastai.callback.schedule import valley
    >>> from lrsuggest.integrations import fastai
    >>> functions = fastai.suggest, valley
    >>> learn.lr_find(suggest_funcs=functions)  # doctest: +SKIP
    SuggestedLRs(suggest=0.0123, valley=0.0033)
    """

    def ask(*curve: Any) -> Any:
        return suggest_from(*curve, ema_beta=0, **context)

    return answered(ask, lrs, losses, num_it, ema_beta)


def rule(name: str) -> Callable[..., tuple[float, Point]]:
    """Return a rule as a function for ``suggest_funcs``, with its name.

    It gets the raw losses of what ``lr_find`` passes, and does to them what :func:`lrsuggest.rule`
    does. The rules of other libraries want a whole range test: apply those to
    :func:`from_recorder`.

    Parameters
    ----------
    name : str
        One of :func:`lrsuggest.rules`. fastai wants each name once: beside its own ``valley``,
        this library's has no place.

    Raises
    ------
    LRSuggestError
        The rule is unknown.

    Examples
    --------
    >>> from lrsuggest.integrations import fastai
    >>> fastai.rule("elbow").__name__
    'elbow'
    """
    rule_info(name)

    def function(
        lrs: Any, losses: Any, num_it: int, *, ema_beta: float = BETA, **context: Any
    ) -> tuple[float, Point]:
        """Apply the rule."""

        def ask(*curve: Any) -> Any:
            return apply(name, *curve, **context)

        return answered(ask, lrs, losses, num_it, ema_beta)

    function.__name__ = function.__qualname__ = name
    return function


def answered(
    ask: Callable[[list[float], list[float]], Any], lrs: Any, losses: Any, num_it: int, beta: float
) -> tuple[float, Point]:
    """Answer in the form that fastai wants."""
    rates, averages = [float(lr) for lr in lrs], [float(loss) for loss in losses]
    raw = undone(averages, num_it // 10, beta)
    if not raw:
        return refused("lr_find left no losses to read: give it a larger num_it, 100 is usual")
    answer = ask(rates[1:], raw)
    if isinstance(answer, Refusal):
        return refused(" ".join(answer.reasons))
    rate = float(answer)
    return rate, (rate, height(rate, rates, averages))


def undone(averages: list[float], cut: int, beta: float) -> list[float]:
    """Return the losses behind averages, without the first of them.

    An average and the one before it give the loss, whatever was before: so the part that was cut
    off may be replaced by anything.
    """
    if not isinstance(cut, int) or cut < 0:
        raise LRSuggestError(f"num_it must be the number of steps of lr_find, not {cut}")
    if len(averages) < 2:
        return []
    return undo_ema([averages[0]] * cut + averages, beta)[cut + 1 :]


def refused(reason: str) -> tuple[float, Point]:
    """Say why there is no answer, in the line that called ``lr_find``."""
    warnings.warn(f"no learning rate is suggested: {reason}", stacklevel=5)
    return NO_POINT


def height(rate: float, rates: list[float], averages: list[float]) -> float:
    """Return how high the curve that fastai draws is at a rate, on its logarithmic axis."""
    after = min(max(bisect_left(rates, rate), 1), len(rates) - 1)
    low, high = math.log(rates[after - 1]), math.log(rates[after])
    share = min(max((math.log(rate) - low) / (high - low), 0.0), 1.0)
    return averages[after - 1] + share * (averages[after] - averages[after - 1])
