"""What a suggestion and a refusal have in common."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING, Any

from ._check import call
from ._numbers import flag
from .landmark import Landmarks
from .search_range import SearchRange

if TYPE_CHECKING:
    from ._picture import Picture
    from ._reading import Reading
    from ._words import Words

__all__ = ["Answer"]

RANGES = ("suggested", "steepest_to_elbow", "around_steepest")
"""The ranges, in the order of the header."""


class Answer:
    """An answer about one curve, with the curve it was read off."""

    _reading: Reading

    def _picture(self) -> Picture:
        """Say what there is to draw."""
        raise NotImplementedError

    def _words(self) -> Words:
        """Say what there is to read beside the picture."""
        raise NotImplementedError

    @property
    def landmarks(self) -> Landmarks:
        """The named points of the curve."""
        return Landmarks.of(self._reading)

    @property
    def onset(self) -> float | None:
        """The last learning rate before the loss rose for good; None where it did not.

        It is found without the smooth curve, by the stop rule ``"cusum"`` whatever rule
        ended the sweep: the rate at which the evidence for the rise was last zero. The
        landmark `elbow` is the same event on the smooth curve.
        """
        return self._reading.onset()

    def search_ranges(self, *, above_elbow: bool = False) -> dict[str, SearchRange]:
        """Draw ranges for a hyper-parameter search, never above the elbow unless asked.

        Parameters
        ----------
        above_elbow : bool
            Whether the upper ends may lie above the elbow.

        Returns
        -------
        dict of str to SearchRange
            ``"suggested"``, the search range of the suggestion; ``"steepest_to_elbow"``,
            from a tenth of the steepest point to the elbow; ``"around_steepest"``, from a
            tenth to ten times the steepest point (where there is no elbow, at most to the
            last rate read). Those that this curve does not have are not there.
        """
        found = {}
        for kind, name in enumerate(RANGES):
            ends = c_double(), c_double()
            out = (flag(above_elbow, "above_elbow"), *map(byref, ends))
            if not call("lrs_analysis_range", self._reading.analysis.value, kind, *out):
                found[name] = SearchRange(*(end.value for end in ends))
        return found

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
            matplotlib is not installed: ``pip install 'lrsuggest[plot]'``.
        """
        from .plotting import plot

        return plot(self._picture(), ax)

    def _repr_html_(self) -> str:
        """Show the answer in notebooks: in words, with a picture."""
        from ._html import html

        return html(self._picture(), self._words())
