"""A history of turns as it is looked at: printed, in notebooks, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._heat import Heat

__all__ = ["ShownTurns"]


class ShownTurns:
    """What shows the turns of layers, however they are kept."""

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers."""
        raise NotImplementedError

    def _heat(self) -> Heat | None:
        """Say what there is to show; None where nothing is recorded yet."""
        raise NotImplementedError

    def plot(self, ax: Any = None) -> Any:
        """Draw a heat map: a row for each layer, a column for each epoch.

        Where there are too many, neighbouring layers share a row, and the axis says so.

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
            Nothing is recorded, or matplotlib is not installed: ``pip install
            'lrsuggest[plot]'``.
        """
        from ._heat_picture import draw

        return draw(self._recorded(), ax)

    def plot_curves(self, ax: Any = None) -> Any:
        """Draw the distance of each layer over the training.

        Of more than eight layers those are drawn and named that get an advice, or else end
        farthest from the median; the others are a shaded range around the median.

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
            As of :meth:`plot`.
        """
        from ._turn_curves import draw

        return draw(self._recorded(), ax)

    def __str__(self) -> str:
        """Write the last distances, how they came about, and what they mean."""
        from ._heat_words import text

        heat = self._heat()
        return self._nothing() if heat is None else text(heat)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Show a heat map in notebooks, which layers stand out, and what that means."""
        from ._heat_words import html, nothing_html

        heat = self._heat()
        return nothing_html(self._nothing()) if heat is None else html(heat)

    def _nothing(self) -> str:
        return f"{type(self).__name__}: {len(self.layers)} layers, nothing recorded yet"

    def _recorded(self) -> Heat:
        heat = self._heat()
        if heat is None:
            raise LRSuggestError("nothing is recorded yet: call record(epoch, state) first")
        return heat
