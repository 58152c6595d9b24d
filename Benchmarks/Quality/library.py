"""What the Python package reads off a curve but does not hand out, as numbers for the fits.

Asks the library through the package's own `ctypes`; the library is the one LRSUGGEST_LIBRARY names,
or the release build of this checkout.
"""

from __future__ import annotations

from ctypes import byref, c_double
from pathlib import Path

import numpy as np
from lrsuggest._abi import (
    LRS_LANDMARK_ELBOW,
    LRS_LANDMARK_INIT,
    LRS_LANDMARK_MINIMUM,
    LRS_LANDMARK_VALLEY,
    LRS_NOT_FOUND,
    LRS_READING_INIT,
    lrs_landmark,
    lrs_reading,
)
from lrsuggest._arrays import doubles
from lrsuggest._check import call
from lrsuggest._context import Context
from lrsuggest._handles import CurveHandle
from lrsuggest._reading import Reading

from recordings import Array

ROOT = Path(__file__).resolve().parents[2]
KINDS = 5

# The library samples intervals only where there is room for them.
WITHOUT_INTERVAL = lrs_landmark.low.offset


def analysed(lr: Array, loss: Array) -> Reading:
    """A curve of which nothing is known but its points, to be analysed on first need."""
    return Reading(CurveHandle.of(doubles(lr, "lr"), doubles(loss, "loss")), Context.checked())


def landmark(curve: Reading, kind: int, size: int = WITHOUT_INTERVAL) -> lrs_landmark | None:
    """A landmark, in as many bytes as are asked for; None where the curve has none."""
    out = lrs_landmark(*LRS_LANDMARK_INIT)
    out.struct_size = size
    status = call("lrs_analysis_landmark", curve.analysis.value, kind, byref(out))
    return None if status == LRS_NOT_FOUND else out


def place(curve: Reading, kind: int) -> float:
    """log10 of a landmark's rate; NaN where the curve has none."""
    found = landmark(curve, kind)
    return np.nan if found is None else float(np.log10(found.learning_rate))


def landmark_interval(curve: Reading, kind: int) -> tuple[float, ...]:
    """log10 of a landmark's rate and of the ends of its interval, and its probability."""
    found = landmark(curve, kind, LRS_LANDMARK_INIT[0])
    if found is None:
        return (np.nan,) * 4
    ends = (found.learning_rate, found.low, found.high)
    return (*np.log10(ends).tolist(), found.probability)


def reading(curve: Reading) -> lrs_reading | None:
    """What was read off the whole curve; None where nothing could be smoothed."""
    out = lrs_reading(*LRS_READING_INIT)
    status = call("lrs_analysis_reading", curve.analysis.value, byref(out))
    return None if status == LRS_NOT_FOUND else out


def clarity(found: lrs_reading | None) -> float:
    """Drop over noise; NaN where nothing could be smoothed."""
    if found is None:
        return np.nan
    return found.drop / found.noise if found.noise > 0 else np.inf


def level(curve: Reading, share: float) -> float:
    """log10 of the rate at which a share of the drop is reached; NaN where it is not."""
    out = c_double()
    status = call("lrs_analysis_level", curve.analysis.value, share, byref(out))
    return np.nan if status == LRS_NOT_FOUND else float(np.log10(out.value))


def read(lr: Array, loss: Array, share: float) -> tuple[float, ...]:
    """What the formula and the confidence need; NaN where missing.

    log10 of valley, bottom (the level of `share`, else the minimum), elbow and onset; bandwidth in
    decades, drop over noise, the onset's share; 1 where the curve starts badly, and where it is not
    read on a logarithmic scale.
    """
    curve = analysed(lr, loss)
    kinds = (LRS_LANDMARK_VALLEY, LRS_LANDMARK_MINIMUM, LRS_LANDMARK_ELBOW)
    valley, minimum, elbow = (place(curve, kind) for kind in kinds)
    bottom, found = level(curve, share), reading(curve)
    bottom = minimum if np.isnan(bottom) else bottom
    if found is None:
        return (valley, bottom, elbow, *(np.nan,) * 6)
    onset = float(np.log10(found.onset))
    flags = (found.onset_share, float(found.starts_badly), float(not found.logarithmic))
    return (valley, bottom, elbow, onset, found.bandwidth, clarity(found), *flags)


def intervals(lr: Array, loss: Array) -> tuple[float, Array]:
    """Drop over noise, and for each kind of landmark its place, interval and probability.

    The places and ends are log10 of rates: an array (kinds, 4), NaN where missing.
    """
    curve = analysed(lr, loss)
    marks = np.array([landmark_interval(curve, kind) for kind in range(KINDS)])
    return clarity(reading(curve)), marks
