"""The door to the shared library for what the Python package does not hand out: the reading.

Speaks `include/lrsuggest.h` through ctypes; the library is the one LRSUGGEST_LIBRARY names, or
the release build of this checkout.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from functools import cache
from pathlib import Path

import numpy as np

from recordings import Array

ROOT = Path(__file__).resolve().parents[2]
VALLEY, MINIMUM, ELBOW = 2, 3, 4
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
    ]


class Landmark(ctypes.Structure):
    """`lrs_landmark`."""

    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("index", c_uint64),
        ("learning_rate", c_double),
        ("loss", c_double),
    ]


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
    out = Landmark(ctypes.sizeof(Landmark))
    found = asked("lrs_analysis_landmark", analysis, kind, byref(out))
    return float(np.log10(out.learning_rate)) if found else np.nan


def read(lr: Array, loss: Array) -> tuple[float, ...]:
    """log10 valley, minimum and elbow, bandwidth in decades, drop over noise; NaN where missing."""
    lr, loss = np.ascontiguousarray(lr, np.float64), np.ascontiguousarray(loss, np.float64)
    columns = (column.ctypes.data_as(POINTER(c_double)) for column in (lr, loss))
    curve, analysis = c_void_p(), c_void_p()
    asked("lrs_curve_create", *columns, len(loss), byref(curve))
    try:
        asked("lrs_analysis_create", curve, None, byref(analysis))
        out = Reading(ctypes.sizeof(Reading))
        if not asked("lrs_analysis_reading", analysis, byref(out)):
            return (np.nan,) * 5
        clarity = out.drop / out.noise if out.noise > 0 else np.inf
        marks = (landmark(analysis, kind) for kind in (VALLEY, MINIMUM, ELBOW))
        return (*marks, out.bandwidth, clarity)
    finally:
        library().lrs_analysis_free(analysis)
        library().lrs_curve_free(curve)
