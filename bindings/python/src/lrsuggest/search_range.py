"""A range of learning rates."""

from __future__ import annotations

from ._arrays import MOST, empty
from ._check import call
from ._numbers import integer
from ._spaces import LogUniform, checked
from .errors import LRSuggestError

__all__ = ["SearchRange"]


class SearchRange(LogUniform):
    """Two learning rates, to be read and searched on a logarithmic scale.

    It unpacks wherever two numbers are wanted, as in
    ``hp.Float("lr", *suggestion.search_range, sampling="log")`` of KerasTuner.

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

    __slots__ = ()

    def sample(self, count: int, seed: int = 0) -> list[float]:
        """Draw learning rates at random, uniformly on the logarithmic axis.

        Parameters
        ----------
        count : int
            How many, 0 to 10,000,000.
        seed : int
            Zero or any positive number of 63 bits. The same seed gives the same rates, on
            every machine and in every language of this library.

        Returns
        -------
        list of float
            None of them below `low` or above `high`.

        Raises
        ------
        LRSuggestError
            An end is not positive and finite, they are reversed, or a number is out of
            its range.

        Examples
        --------
        >>> rates = SearchRange(1e-4, 1e-2).sample(100, seed=1)
        >>> 1e-4 <= min(rates) < 2e-4 and 5e-3 < max(rates) <= 1e-2
        True
        """
        count, seed = integer(count, "count", least=0), integer(seed, "seed", least=0)
        if count > MOST:
            raise LRSuggestError(f"count must be at most {MOST}, not {count}")
        rates, first = empty(count)
        low, high = checked(self)
        call("lrs_sample_log_uniform", low, high, seed, first, count)
        return rates.tolist()

    def __repr__(self) -> str:
        """Show the ends to three digits."""
        return f"SearchRange(low={self.low:.3g}, high={self.high:.3g})"
