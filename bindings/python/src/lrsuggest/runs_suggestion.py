"""The answer of several range tests of one problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._answer import Answer
from ._picture import Picture
from ._words import Words, worth
from .refusal import Refusal
from .search_range import SearchRange

if TYPE_CHECKING:
    from ._reading import Reading
    from .suggestion import Suggestion

__all__ = ["RunsSuggestion"]


@dataclass(frozen=True, repr=False)
class RunsSuggestion(Answer):
    """A learning rate that several runs suggest together.

    Landmarks and search ranges are those of the mean curve. It is true, ``float()`` takes
    it for its learning rate, and it pickles, copies, compares and hashes by value.

    Parameters
    ----------
    lr : float
        Train with this: the geometric mean of the middle half of the runs' own rates.
    interval : SearchRange
        Covers the middle of the good rates in about 80 % of the calibration trainings.
    search_range : SearchRange
        Where a hyper-parameter search should begin and end, log-uniformly.
    max_safe_lr : float
        Up to it nine in ten calibration trainings kept half of what the best rate achieves.
    confidence : float
        The probability that this rate loses at most a tenth of what the best one achieves
        (a regret of at most 0.10): the mean over the runs.
    runs : tuple of Suggestion or Refusal
        What each run says alone, in their order.
    spread : float or None
        How far the runs' suggestions lie apart, in decades: a robust standard deviation.
        None where fewer than two answered.
    elbow_spread : float or None
        The same of their elbows.
    """

    lr: float
    interval: SearchRange
    search_range: SearchRange
    max_safe_lr: float
    confidence: float
    runs: tuple[Suggestion | Refusal, ...]
    spread: float | None
    elbow_spread: float | None
    _explanation: str
    _reading: Reading

    def explanation(self) -> str:
        """Say what each run answered, how far they lie apart and how they were combined."""
        return self._explanation

    def search_ranges(self, *, above_elbow: bool = False) -> dict[str, SearchRange]:
        """Draw the ranges of the mean curve, and the combined one, for a search."""
        ranges, elbow = super().search_ranges(above_elbow=above_elbow), self.landmarks.elbow
        low, high = self.search_range
        if elbow is not None and not above_elbow and low < elbow.lr < high:
            high = elbow.lr
        return {**ranges, "suggested": SearchRange(low, high)}

    def _picture(self) -> Picture:
        count = sum(map(bool, self.runs))
        title = f"Suggested learning rate: {self.lr:.2g} ({count} of {len(self.runs)} runs)"
        behind = tuple(run._reading for run in self.runs)
        alone = tuple(float(run) for run in self.runs if run)
        return Picture(self._reading, self.landmarks, title, self.lr, self.interval, behind, alone)

    def _words(self) -> Words:
        silent = tuple(
            f"Run {index} holds no answer: {run.code.replace('_', ' ')}."
            for index, run in enumerate(self.runs)
            if isinstance(run, Refusal)
        )
        pages = {run.page: None for run in self.runs if isinstance(run, Refusal)}
        apart = "" if self.spread is None else f" The runs lie {self.spread:.2g} decades apart."
        return Words(worth(self.confidence) + apart, silent, self.explanation(), tuple(pages))

    def __float__(self) -> float:
        """Return the learning rate."""
        return self.lr

    def __bool__(self) -> bool:
        """Return True: there is an answer."""
        return True

    def __repr__(self) -> str:
        """Show the numbers to three digits."""
        ends = "({:.3g}, {:.3g})".format(*self.interval)
        return f"RunsSuggestion(lr={self.lr:.3g}, interval={ends}, runs={len(self.runs)})"
