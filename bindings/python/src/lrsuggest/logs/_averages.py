"""What finders and loggers make of a loss before they record it, undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..averaging import undo_ema
from ..errors import LRSuggestError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Average", "undo_running_mean"]


@dataclass(frozen=True)
class Average:
    """An exponential moving average as some tool takes it.

    Parameters
    ----------
    beta : float
        Its memory; 0 where the losses are raw.
    form : str
        ``"bias_corrected"``, ``"first_value"``, or ``"lightning"``: since its version 1.6 the
        average after *t* steps is divided by *1 - beta^(t+1)*, where *1 - beta^t* would be right.
    """

    beta: float
    form: str = "bias_corrected"

    def __post_init__(self) -> None:
        """Refuse a memory outside its range."""
        if not 0 <= self.beta < 1:
            raise LRSuggestError(f"ema_beta is {self.beta}: it must be at least 0 and below 1")

    def undone(self, averages: list[float]) -> list[float]:
        """Return the raw losses."""
        if self.beta == 0:
            return averages
        if self.form == "lightning":
            averages = [
                value * (1 - self.beta ** (step + 1)) / (1 - self.beta**step)
                for step, value in enumerate(averages, 1)
            ]
            return undo_ema(averages, self.beta)
        return undo_ema(averages, self.beta, self.form)


def undo_running_mean(means: Sequence[float], counts: Sequence[float]) -> list[float]:
    """Return what running means were taken of.

    The mean of the steps after the one before, *(k m - j i) / (k - j)* for means *m* of *k*
    steps and *i* of *j* before it: the loss of one step where each is recorded.

    Parameters
    ----------
    means : sequence of float
        The means.
    counts : sequence of float
        How many steps each is of; where the count does not grow, a new mean begins.
    """
    losses = []
    mean_before, count_before = 0.0, 0.0
    for mean, count in zip(means, counts):
        if count <= count_before:
            mean_before, count_before = 0.0, 0.0
        before = count_before * mean_before if count_before else 0.0
        losses.append((count * mean - before) / (count - count_before))
        mean_before, count_before = mean, count
    return losses
