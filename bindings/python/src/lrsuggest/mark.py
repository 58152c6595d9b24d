"""One point of a range test that carries a name."""

from __future__ import annotations

import math
from ctypes import byref
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._abi import LRS_LANDMARK_INIT, LRS_NOT_FOUND, lrs_landmark
from ._check import call
from .search_range import SearchRange

if TYPE_CHECKING:
    from ._reading import Reading

__all__ = ["Landmark", "found"]


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
    interval : SearchRange or None
        Holds the place the landmark has without noise in about 80 % of simulated
        trainings; None where nothing was smoothed, as of two points.
    probability : float or None
        The share of equally plausible smooth curves that have such a landmark, 0 to 1.
    """

    name: str
    lr: float
    loss: float
    index: int
    interval: SearchRange | None
    probability: float | None


def found(reading: Reading, kind: int, name: str) -> Landmark | None:
    """Read one landmark off an analysis; None where it is not there."""
    out = lrs_landmark(*LRS_LANDMARK_INIT)
    if call("lrs_analysis_landmark", reading.analysis.value, kind, byref(out)) == LRS_NOT_FOUND:
        return None
    known = math.isfinite(out.probability)
    interval = SearchRange(out.low, out.high) if known else None
    probability = out.probability if known else None
    return Landmark(name, out.learning_rate, out.loss, out.index, interval, probability)
