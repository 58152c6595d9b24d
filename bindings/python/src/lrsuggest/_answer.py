"""What a suggestion and a refusal have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .landmark import Landmarks

if TYPE_CHECKING:
    from ._picture import Picture
    from ._reading import Reading

__all__ = ["Answer"]


class Answer:
    """An answer about one curve, with the curve it was read off."""

    _reading: Reading

    def _picture(self) -> Picture:
        """Say what there is to draw."""
        raise NotImplementedError

    @property
    def landmarks(self) -> Landmarks:
        """The named points of the curve."""
        return Landmarks.of(self._reading)

    def plot(self, ax: Any = None) -> Any:
        """Draw the curve, its landmarks and this answer.

        Drawn are the raw losses, the smooth curve with its 95 % band, every landmark
        with its name and learning rate, the two classic picks (the steepest point and a
        tenth of the minimum) and, for a suggestion, its interval. The learning rate runs
        on a logarithmic axis. Nothing is shown on screen and no setting is changed.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure where left out.

        Returns
        -------
        matplotlib.axes.Axes
            What was drawn on.

        Raises
        ------
        LRSuggestError
            matplotlib is not installed: ``pip install lrsuggest[plot]``.
        """
        from .plotting import plot

        return plot(self._picture(), ax)

    def _repr_html_(self) -> str:
        """Show a small picture in notebooks."""
        from ._svg import svg

        return svg(self._picture())
