"""The answer to a range test that holds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._abi import LRS_TEXT_ASSUMPTION, LRS_TEXT_EXPLANATION, lrs_suggestion
from ._answer import Answer
from ._picture import Picture
from ._words import Words, worth
from .doubt import doubts_of
from .search_range import SearchRange

if TYPE_CHECKING:
    from ._reading import Reading
    from .doubt import Doubt

__all__ = ["Suggestion"]


@dataclass(frozen=True, repr=False)
class Suggestion(Answer):
    """A learning rate to train with, and the reasons for it.

    It is true where a :class:`~lrsuggest.Refusal` is false, ``float()`` takes it for its
    learning rate, and it pickles, copies, compares and hashes by value. All learning
    rates are in the units of the curve.

    Parameters
    ----------
    lr : float
        Train with this.
    interval : SearchRange
        Covers the middle of the good rates in about 80 % of the calibration trainings.
    search_range : SearchRange
        Where a hyper-parameter search should begin and end, log-uniformly.
    max_safe_lr : float
        Up to it nine in ten calibration trainings kept half of what the best rate achieves.
    confidence : float
        The probability that this rate loses at most a tenth of what the best one achieves
        (a regret of at most 0.10), as counted over calibration trainings that were left out.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> suggestion = lrsuggest.suggest(lrs, losses, optimizer="adam", steps=1000)
    >>> low, high = suggestion.interval
    >>> low < float(suggestion) < high
    True
    """

    lr: float
    interval: SearchRange
    search_range: SearchRange
    max_safe_lr: float
    confidence: float
    _reading: Reading

    @classmethod
    def of(cls, out: lrs_suggestion, reading: Reading) -> Suggestion:
        """Read what the library wrote."""
        return cls(
            out.learning_rate,
            SearchRange(out.interval_low, out.interval_high),
            SearchRange(out.search_low, out.search_high),
            out.max_safe_learning_rate,
            out.confidence,
            reading,
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The reasons to trust this suggestion less: one sentence each, that knows its page."""
        return doubts_of(self._reading)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed for want of being told, one sentence each."""
        return self._reading.texts(LRS_TEXT_ASSUMPTION)

    def explanation(self) -> str:
        """Say which rule led here, what was read off the curve and what was assumed."""
        return "\n".join(self._reading.texts(LRS_TEXT_EXPLANATION))

    def _picture(self) -> Picture:
        low, high = self.interval
        title = f"Suggested learning rate: {self.lr:.2g} ({low:.2g} to {high:.2g})"
        return Picture(self._reading, self.landmarks, title, self.lr, self.interval)

    def _words(self) -> Words:
        doubts = self.doubts
        pages = tuple(doubt.page for doubt in doubts)
        return Words(worth(self.confidence), doubts, self.explanation(), pages)

    def __float__(self) -> float:
        """Return the learning rate."""
        return self.lr

    def __bool__(self) -> bool:
        """Return True: there is an answer."""
        return True

    def __repr__(self) -> str:
        """Show the numbers to three digits, ready to be copied."""
        low, high = self.interval
        return f"Suggestion(lr={self.lr:.3g}, interval=({low:.3g}, {high:.3g}))"
