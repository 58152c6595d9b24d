"""The hollows of a smooth curve."""

from __future__ import annotations

from ctypes import byref, c_size_t
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._abi import LRS_BASIN_INIT, LRS_ERROR_BUFFER_TOO_SMALL, lrs_basin, lrs_error
from ._check import call, check
from ._library import library

if TYPE_CHECKING:
    from ._reading import Reading

__all__ = ["Basin"]


@dataclass(frozen=True)
class Basin:
    """A hollow of the smooth curve: a minimum between two rims.

    Parameters
    ----------
    lr : float
        The learning rate of its minimum.
    left_rim, right_rim : float
        The highest points on the way to the neighbouring basins, or to the ends.
    depth : float
        How far the lower rim lies above the minimum, on the scale of the smoother (the
        logarithm where no loss is negative).
    width : float
        From rim to rim, in decades.
    square_side : float
        ``min(width, depth)`` where the curve that was read is one wide and one high.
    probability : float
        The share of curves, of those the losses could as well be the noisy record of, whose
        lowest point lies between the rims.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> (basin,) = lrsuggest.landmarks(lrs, losses).basins
    >>> basin.left_rim < basin.lr < basin.right_rim
    True
    """

    lr: float
    left_rim: float
    right_rim: float
    depth: float
    width: float
    square_side: float
    probability: float

    @classmethod
    def every(cls, reading: Reading) -> tuple[Basin, ...]:
        """Read all basins off an analysis."""
        count, error = c_size_t(), lrs_error()
        copy, analysis = library().lrs_analysis_basins, reading.analysis.value
        status = copy(analysis, None, 0, byref(count), byref(error))
        if status != LRS_ERROR_BUFFER_TOO_SMALL:
            check(status, error)
            return ()
        room = (lrs_basin * count.value)(*(lrs_basin(*LRS_BASIN_INIT) for _ in range(count.value)))
        call("lrs_analysis_basins", analysis, room, count.value, byref(count))
        names = [field[0] for field in lrs_basin._fields_[2:]]
        return tuple(cls(*(getattr(found, name) for name in names)) for found in room)
