"""Where a search begins, and how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Union

from .._arrays import shown
from .._numbers import real
from .._spaces import checked
from ..errors import LRSuggestError
from ..refusal import Refusal
from ..runs_suggestion import RunsSuggestion
from ..search_range import SearchRange
from ..suggestion import Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Start", "Startable"]

Startable = Union[Suggestion, RunsSuggestion, SearchRange, "Sequence[float]"]
"""An answer, a range, or the three numbers of rate, low and high."""


class Start(NamedTuple):
    """The rate that is tried first, if any, and the range that is searched."""

    lr: float | None
    span: SearchRange

    @classmethod
    def of(cls, suggestion: Startable | Refusal) -> Start:
        """Read what the caller has.

        Raises
        ------
        LRSuggestError
            It is a refusal, no range of rates, or a rate outside its range.
        """
        lr, low, high = numbers(suggestion)
        span = SearchRange(*checked((low, high)))
        if not span.low < span.high:
            raise LRSuggestError(f"there is nothing to search from {span.low} to {span.high}")
        if lr is not None and not span.low <= (lr := real(lr, "the suggested rate")) <= span.high:
            message = f"the suggested rate {lr} is not in the range from {span.low} to {span.high}"
            raise LRSuggestError(message)
        return cls(lr, span)


def numbers(suggestion: Startable | Refusal) -> tuple[float | None, float, float]:
    """Take rate, low and high out of whatever holds them."""
    if isinstance(suggestion, Refusal):
        reasons = " ".join(suggestion.reasons)
        advice = "repeat the range test, or give a SearchRange of your own"
        raise LRSuggestError(f"there is no suggestion to refine: {reasons} ({advice})")
    if isinstance(suggestion, (Suggestion, RunsSuggestion)):
        return (suggestion.lr, *suggestion.search_range)
    if isinstance(suggestion, SearchRange):
        return (None, *suggestion)
    try:
        lr, low, high = suggestion
    except (TypeError, ValueError):
        wanted = "a Suggestion, a RunsSuggestion, a SearchRange or (lr, low, high)"
        raise LRSuggestError(f"suggestion must be {wanted}, not {shown(suggestion)}") from None
    return lr, low, high
