"""The points of a range test that carry a name."""

from __future__ import annotations

from ctypes import byref, c_double
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ._check import call
from ._numbers import real
from .basin import Basin
from .mark import Landmark, found
from .slopes import Slopes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._reading import Reading

__all__ = ["Landmarks"]

NAMES = ("descent_start", "steepest", "valley", "minimum", "elbow")
"""The landmarks, in the order of the header."""


@dataclass(frozen=True)
class Landmarks:
    """The landmarks of one curve; None is one that this curve does not have.

    Iterating yields those that are there, in the order below.

    Parameters
    ----------
    descent_start : Landmark or None
        Where the loss begins to fall.
    steepest : Landmark or None
        The largest fall per decade of the learning rate, before the minimum.
    valley : Landmark or None
        fastai's valley point of the smoothed losses.
    minimum : Landmark or None
        The lowest point of the smooth curve.
    elbow : Landmark or None
        The last learning rate before the loss rises for good.
    """

    descent_start: Landmark | None
    steepest: Landmark | None
    valley: Landmark | None
    minimum: Landmark | None
    elbow: Landmark | None
    _reading: Reading = field(repr=False, compare=False)

    def level(self, share: float) -> float | None:
        """Return the learning rate at which a share of the drop of the loss is reached.

        From there on, up to the minimum, the smooth loss stays below
        ``start - share * (start - minimum)``. On ``floor + A exp(-rate / s)``, steepest
        per decade at ``s``, half of the drop is reached at ``s log(2)``.

        Parameters
        ----------
        share : float
            Above 0 and not above 1; 0.5 is the half-drop rate.

        Returns
        -------
        float or None
            None where the loss does not fall, or begins below that level.

        Raises
        ------
        LRSuggestError
            `share` is outside its range.
        """
        out = c_double()
        share = real(share, "share")
        if call("lrs_analysis_level", self._reading.analysis.value, share, byref(out)):
            return None
        return out.value

    @property
    def slopes(self) -> Slopes | None:
        """How the curve slopes between `steepest` and `elbow`; None without either."""
        return Slopes.of(self._reading)

    @property
    def basins(self) -> tuple[Basin, ...]:
        """The hollows of the curve, from the lowest learning rate to the highest."""
        return Basin.every(self._reading)

    def biggest_square(self, coef: float = 1.0) -> float | None:
        """Return the rate as far before the biggest basin's minimum as its right rim is behind.

        In decades, times `coef`; biggest by `square_side`. None without a basin.

        Parameters
        ----------
        coef : float
            Finite, not negative, or LRSuggestError is raised; 0 is the minimum itself.
        """
        out = c_double()
        handle = self._reading.analysis.value
        if call("lrs_analysis_biggest_square", handle, real(coef, "coef"), byref(out)):
            return None
        return out.value

    def __iter__(self) -> Iterator[Landmark]:
        """Yield the landmarks that are there."""
        every = (getattr(self, name) for name in NAMES)
        return (landmark for landmark in every if landmark is not None)

    @classmethod
    def of(cls, reading: Reading) -> Landmarks:
        """Read the landmarks off an analysis."""
        marks = {name: found(reading, kind, name) for kind, name in enumerate(NAMES)}
        return cls(_reading=reading, **marks)
