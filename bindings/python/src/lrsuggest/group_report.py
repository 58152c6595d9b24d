"""What one range test says of all groups of weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .group_reading import GroupReading
    from .refusal import Refusal
    from .suggestion import Suggestion

__all__ = ["GroupReport"]


@dataclass(frozen=True, repr=False)
class GroupReport:
    """What one range test says of all groups of weights.

    It pickles, copies, compares and hashes by value.

    Parameters
    ----------
    groups : tuple of GroupReading
        In the order of the sweep.
    answer : Suggestion or Refusal
        What the loss over the rates says, read as any range test: the one rate for all groups.
    error : float or None
        By how much the attributed changes miss the fall of the smooth loss up to the suggested
        rate, relative to it; None where it does not fall.
    explanation : str
        The rates, what to do about which group and why, and what all that rests on.
    """

    groups: tuple[GroupReading, ...]
    answer: Suggestion | Refusal
    error: float | None
    explanation: str

    @property
    def lrs(self) -> list[float]:
        """A learning rate for each group, in their order.

        Raises
        ------
        LRSuggestError
            The answer is a refusal: there are none.
        """
        float(self.answer)  # a refusal says why there are none
        return [group.lr for group in self.groups if group.lr is not None]

    def plot(self, figsize: tuple[float, float] | None = None) -> Any:
        """Draw the curve of each group, its rate and what is advised, on the same axes.

        Parameters
        ----------
        figsize : (float, float), optional
            Width and height of the figure in inches. It chooses how many panels stand side by
            side, and how many find room.

        Returns
        -------
        matplotlib.figure.Figure
            A new figure; nothing is shown on screen.

        Raises
        ------
        LRSuggestError
            matplotlib is not installed: ``pip install 'lrsuggest[plot]'``.
        """
        from ._group_picture import draw

        return draw(self, figsize)

    def _repr_html_(self) -> str:
        """Show the report in notebooks: in words, with a picture and a table."""
        from ._group_html import html

        return html(self)

    def __repr__(self) -> str:
        """Show the answer and the number of groups."""
        error = "None" if self.error is None else f"{self.error:.2g}"
        return f"GroupReport(groups={len(self.groups)}, answer={self.answer!r}, error={error})"
