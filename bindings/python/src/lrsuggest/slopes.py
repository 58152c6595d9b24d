"""How a smooth curve slopes between its steepest point and its elbow."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ._abi import LRS_SLOPES_INIT, lrs_slopes
from ._check import call

if TYPE_CHECKING:
    from ._reading import Reading

__all__ = ["Slopes"]


@dataclass(frozen=True)
class Slopes:
    """The slopes of the smooth curve between its steepest point and its elbow.

    They are changes per decade of the learning rate on the scale of the smoother (the
    logarithm where no loss is negative), of the lines between neighbouring points, weighted
    with their widths. The `relative_` ones are divided by the drop: they do not change with
    the size of the descent.

    Parameters
    ----------
    low, high : float
        The steepest point and the elbow.
    mean : float
        The mean slope: the secant from the one to the other.
    deviation : float
        The standard deviation of the slopes.
    noise : float
        The part of it that is noise; an upper bound.
    shape : float
        What the shape contributes at least: ``sqrt(max(0, deviation**2 - noise**2))``.
    relative_mean, relative_deviation, relative_noise, relative_shape : float
        The same, divided by the drop.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> slopes = lrsuggest.landmarks(lrs, losses).slopes
    >>> slopes.mean < 0 < slopes.shape <= slopes.deviation
    True
    """

    low: float
    high: float
    mean: float
    deviation: float
    noise: float
    shape: float
    relative_mean: float
    relative_deviation: float
    relative_noise: float
    relative_shape: float

    @classmethod
    def of(cls, reading: Reading) -> Slopes | None:
        """Read the slopes off an analysis; None where they are undefined."""
        out = lrs_slopes(*LRS_SLOPES_INIT)
        if call("lrs_analysis_slopes", reading.analysis.value, byref(out)):
            return None
        return cls(*(getattr(out, field.name) for field in fields(cls)))
