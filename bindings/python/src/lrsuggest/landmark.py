"""The points of a range test that carry a name."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ._abi import LRS_LANDMARK_INIT, LRS_NOT_FOUND, lrs_landmark
from ._arrays import doubles
from ._check import call
from ._context import Context
from ._reading import Reading, curve_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._typing import ArrayLike

__all__ = ["Landmark", "Landmarks", "landmarks"]


@dataclass(frozen=True)
class Landmark:
    """One point of the smooth curve.

    Parameters
    ----------
    name : str
        What it is called, such as ``"steepest"``.
    lr : float
        The learning rate where it lies, in the units of the curve; it may lie between
        two points.
    loss : float
        The height of the smooth curve there, in units of the loss.
    index : int
        The index of the nearest point of the curve.
    """

    name: str
    lr: float
    loss: float
    index: int


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

    def __iter__(self) -> Iterator[Landmark]:
        """Yield the landmarks that are there."""
        every = (getattr(self, field.name) for field in fields(self))
        return (landmark for landmark in every if landmark is not None)

    @classmethod
    def of(cls, reading: Reading) -> Landmarks:
        """Read the landmarks off an analysis."""
        names = [field.name for field in fields(cls)]
        return cls(*(found(reading, kind, name) for kind, name in enumerate(names)))


def found(reading: Reading, kind: int, name: str) -> Landmark | None:
    """Read one landmark off an analysis; None where it is not there."""
    out = lrs_landmark(*LRS_LANDMARK_INIT)
    if call("lrs_analysis_landmark", reading.analysis.value, kind, byref(out)) == LRS_NOT_FOUND:
        return None
    return Landmark(name, out.learning_rate, out.loss, out.index)


def landmarks(lrs: ArrayLike, losses: ArrayLike, *, smoothing: float | None = None) -> Landmarks:
    """Find the named points of a range test.

    Parameters
    ----------
    lrs : array-like
        The learning rates: positive, finite, strictly increasing.
    losses : array-like
        The raw loss recorded with each, not smoothed; NaN and infinity are welcome.
    smoothing : float, optional
        Whittaker penalty, 0 to 1e8; chosen from the data (REML) where left out.

    Returns
    -------
    Landmarks
        Five landmarks, each None where this curve has none of that kind.

    Raises
    ------
    LRSuggestError
        The points are no curve, or `smoothing` is outside its range.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> marks = lrsuggest.landmarks(lrs, losses)
    >>> 0.08 < marks.minimum.lr < 0.18
    True
    >>> marks.steepest.lr < marks.minimum.lr
    True
    """
    curve = curve_of(doubles(lrs, "lrs"), doubles(losses, "losses"), "lrs", "losses")
    return Landmarks.of(Reading(curve, Context.checked(smoothing=smoothing)))
