"""The door to the shared library for what the Python package does not hand out: the reading.

Speaks `include/lrsuggest.h` through ctypes; the library is the one LRSUGGEST_LIBRARY names, or
the release build of this checkout.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from functools import cache
from pathlib import Path

import numpy as np

from recordings import Array

ROOT = Path(__file__).resolve().parents[2]
VALLEY, MINIMUM, ELBOW = 2, 3, 4
KINDS = 5
NOT_FOUND = 16


class Reading(ctypes.Structure):
    """`lrs_reading`."""

    _fields_ = [
        ("struct_size", c_uint32),
        ("end", c_int32),
        ("covered", c_uint64),
        ("drop", c_double),
        ("noise", c_double),
        ("significance", c_double),
        ("bandwidth", c_double),
        ("onset", c_double),
        ("logarithmic", c_int32),
        ("starts_badly", c_int32),
        ("onset_share", c_double),
    ]


class Landmark(ctypes.Structure):
    """`lrs_landmark`."""

    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("index", c_uint64),
        ("learning_rate", c_double),
        ("loss", c_double),
        ("low", c_double),
        ("high", c_double),
        ("probability", c_double),
    ]

    WITHOUT_INTERVAL = 32  # bytes; the library samples intervals only where there is room for them


class Failed(ctypes.Structure):
    """`lrs_error`."""

    _fields_ = [("status", c_int32), ("message", ctypes.c_char * 508)]


@cache
def library() -> ctypes.CDLL:
    """The shared library, loaded once."""
    built = ROOT / ".build-release" / "release" / "liblrsuggest.so"
    loaded = ctypes.CDLL(os.environ.get("LRSUGGEST_LIBRARY") or str(built))
    numbers = POINTER(c_double)
    for name, parameters in {
        "lrs_curve_create": (numbers, numbers, c_size_t, POINTER(c_void_p)),
        "lrs_analysis_create": (c_void_p, c_void_p, POINTER(c_void_p)),
        "lrs_analysis_reading": (c_void_p, POINTER(Reading)),
        "lrs_analysis_landmark": (c_void_p, c_int32, POINTER(Landmark)),
        "lrs_analysis_level": (c_void_p, c_double, POINTER(c_double)),
    }.items():
        getattr(loaded, name).argtypes = [*parameters, POINTER(Failed)]
    for name in ("lrs_curve_free", "lrs_analysis_free"):
        getattr(loaded, name).argtypes = [c_void_p]
    return loaded


def asked(name: str, *arguments: object) -> bool:
    """Call a function: False where a curve has no such thing; raise ValueError for misuse."""
    error = Failed()
    status = getattr(library(), name)(*arguments, byref(error))
    if status < 0:
        raise ValueError(f"{name}: {error.message.decode()}")
    return status != NOT_FOUND


def landmark(analysis: c_void_p, kind: int) -> float:
    """log10 of a landmark's rate; NaN where the curve has none."""
    out = Landmark(Landmark.WITHOUT_INTERVAL)
    found = asked("lrs_analysis_landmark", analysis, kind, byref(out))
    return float(np.log10(out.learning_rate)) if found else np.nan


def landmark_interval(analysis: c_void_p, kind: int) -> tuple[float, ...]:
    """log10 of a landmark's rate and of the ends of its interval, and its probability."""
    out = Landmark(ctypes.sizeof(Landmark))
    if not asked("lrs_analysis_landmark", analysis, kind, byref(out)):
        return (np.nan,) * 4
    return (*np.log10([out.learning_rate, out.low, out.high]).tolist(), out.probability)


@contextmanager
def analysed(lr: Array, loss: Array) -> Iterator[c_void_p]:
    """The analysis of a curve, freed at the end."""
    lr, loss = np.ascontiguousarray(lr, np.float64), np.ascontiguousarray(loss, np.float64)
    columns = (column.ctypes.data_as(POINTER(c_double)) for column in (lr, loss))
    curve, analysis = c_void_p(), c_void_p()
    asked("lrs_curve_create", *columns, len(loss), byref(curve))
    try:
        asked("lrs_analysis_create", curve, None, byref(analysis))
        yield analysis
    finally:
        library().lrs_analysis_free(analysis)
        library().lrs_curve_free(curve)


def reading(analysis: c_void_p) -> Reading | None:
    """What was read off the whole curve; None where nothing could be smoothed."""
    out = Reading(ctypes.sizeof(Reading))
    return out if asked("lrs_analysis_reading", analysis, byref(out)) else None


def clarity(found: Reading | None) -> float:
    """Drop over noise; NaN where nothing could be smoothed."""
    if found is None:
        return np.nan
    return found.drop / found.noise if found.noise > 0 else np.inf


def level(analysis: c_void_p, share: float) -> float:
    """log10 of the rate at which a share of the drop is reached; NaN where it is not."""
    out = c_double()
    there = asked("lrs_analysis_level", analysis, share, byref(out))
    return float(np.log10(out.value)) if there else np.nan


def read(lr: Array, loss: Array, share: float) -> tuple[float, ...]:
    """What the formula and the confidence need; NaN where missing.

    log10 of valley, bottom (the level of `share`, else the minimum), elbow and onset; bandwidth in
    decades, drop over noise, the onset's share; 1 where the curve starts badly, and where it is not
    read on a logarithmic scale.
    """
    with analysed(lr, loss) as analysis:
        valley, minimum, elbow = (landmark(analysis, kind) for kind in (VALLEY, MINIMUM, ELBOW))
        bottom, found = level(analysis, share), reading(analysis)
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
    with analysed(lr, loss) as analysis:
        marks = np.array([landmark_interval(analysis, kind) for kind in range(KINDS)])
        return clarity(reading(analysis)), marks
