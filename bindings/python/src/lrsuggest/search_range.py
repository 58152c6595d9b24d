"""A range of learning rates."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SearchRange"]


class SearchRange(NamedTuple):
    """Two learning rates, to be read and searched on a logarithmic scale.

    It unpacks wherever two numbers are wanted, as in
    ``trial.suggest_float("lr", *suggestion.search_range, log=True)``.

    Parameters
    ----------
    low, high : float
        The ends, in the units of the curve.

    Examples
    --------
    >>> low, high = SearchRange(1e-4, 1e-2)
    >>> high / low
    100.0
    """

    low: float
    high: float

    def __repr__(self) -> str:
        """Show the ends to three digits."""
        return f"SearchRange(low={self.low:.3g}, high={self.high:.3g})"
