"""What a reset probe says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .search_range import SearchRange

__all__ = ["ProbeAnswer", "ProbeTrial"]


@dataclass(frozen=True)
class ProbeTrial:
    """One short run of a reset probe.

    Parameters
    ----------
    lr : float
        Its learning rate, the same at every step.
    loss : float or None
        The mean of the last half of its losses; None unless it was completed.
    steps : int
        How many losses were recorded.
    state : {"running", "completed", "diverged", "non_finite"}
        Why it ended.
    """

    lr: float
    loss: float | None
    steps: int
    state: str


@dataclass(frozen=True, repr=False)
class ProbeAnswer:
    """The learning rate that a reset probe and the answer it started from give together.

    It is true, ``float()`` takes it for its learning rate, and it may be the start of
    another probe.

    Parameters
    ----------
    lr : float
        Train with this: the peak of a one-cycle schedule, else the first rate.
    interval : SearchRange
        Covers the middle of the good rates in about 80 % of the calibration trainings.
    best_lr : float
        Where the loss of the short runs ended lowest, between the rates that were tried.
    correction : float
        How far the best rate of the training lies from there, in decades.
    weight : float
        How far the answer goes from the starting rate to the corrected one: 0 to 1.
    steps : int
        How many steps were made, all rates together.
    trials : tuple of ProbeTrial
        The runs, in order.
    """

    lr: float
    interval: SearchRange
    best_lr: float
    correction: float
    weight: float
    steps: int
    trials: tuple[ProbeTrial, ...]
    _explanation: str

    def explanation(self) -> str:
        """Say what each rate gave, and how that became the answer."""
        return self._explanation

    def __float__(self) -> float:
        """Return the learning rate."""
        return self.lr

    def __bool__(self) -> bool:
        """Return True: there is an answer."""
        return True

    def __repr__(self) -> str:
        """Show the numbers to three digits."""
        ends = "({:.3g}, {:.3g})".format(*self.interval)
        return f"ProbeAnswer(lr={self.lr:.3g}, interval={ends}, steps={self.steps})"
