"""What one range test says of one group of weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .search_range import SearchRange

__all__ = ["GroupReading"]

Advice = Literal["keep", "raise", "lower", "freeze"]


@dataclass(frozen=True, repr=False)
class GroupReading:
    """What one range test says of one group of weights: a value, as its report is.

    Parameters
    ----------
    name : str
        Of the group.
    lrs : tuple of float
        The learning rates up to where the loss rises for good: beyond, steps are too long for
        their effects to be told apart. Of a long sweep, means of neighbours.
    losses : tuple of float
        What the loss would have been had this group alone changed it.
    share : float or None
        Its share of the fall of the loss up to the suggested rate, as its own batches show it;
        negative where it made the loss rise, None where that did not fall.
    multiplier : float
        Its rate as a multiple of the one for the whole network.
    lr : float or None
        Train it with this; None where the curve was refused.
    interval : SearchRange or None
        The interval of the suggestion, stretched to hold this multiple of it, too.
    advice : {"keep", "raise", "lower", "freeze"}
        What to do about it; "keep" where nothing is known.
    confidence : float
        About how often such advice was right; 0 where nothing is known. Of "freeze", that freezing
        the group costs at most 2 % of what training achieves. Of "raise" and "lower", that a
        range test of this group alone finds a higher, or lower, rate than those of the groups
        that make the loss fall; of "keep", that it finds one within twice and half of theirs.
    edge : float or None
        The rate above which steps of this group alone are unstable: needs the gradient of the
        same batch after each update, and to be told the optimizer.
    update_ratio : float or None
        The length of an update at its rate, relative to its weights: 0.001 is usual.
    relative_gradient : float or None
        The length of the gradient relative to that of the weights, near the suggested rate.
    """

    name: str
    lrs: tuple[float, ...]
    losses: tuple[float, ...]
    share: float | None
    multiplier: float
    lr: float | None
    interval: SearchRange | None
    advice: Advice
    confidence: float
    edge: float | None
    update_ratio: float | None
    relative_gradient: float | None

    @property
    def changes(self) -> tuple[float, ...]:
        """The changes of the loss that are attributed to it, cumulated: negative where it fell."""
        return tuple(loss - self.losses[0] for loss in self.losses)

    def __repr__(self) -> str:
        """Show the rate and the advice."""
        lr = "None" if self.lr is None else f"{self.lr:.3g}"
        return f"GroupReading(name={self.name!r}, lr={lr}, advice={self.advice!r})"
