"""``lrsuggest/smoothing.h``: smoothers, their lag, and averages undone."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_int64, c_uint32, sizeof

from .context import LRS_UNKNOWN

LRS_SMOOTHER_WHITTAKER = 0
LRS_SMOOTHER_MOVING_AVERAGE = 1
LRS_SMOOTHER_CENTERED_MOVING_AVERAGE = 2
LRS_SMOOTHER_EMA = 3
LRS_SMOOTHER_EMA_UNCORRECTED = 4
LRS_SMOOTHER_EMA_FIRST_VALUE = 5
LRS_SMOOTHER_SPLINE = 6
LRS_SMOOTHER_EMA_SPLINE = 7
LRS_SMOOTHER_SAVITZKY_GOLAY = 8


class lrs_smoother(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("window", c_int64),
        ("beta", c_double),
        ("penalty", c_double),
        ("order", c_int32),
        ("reserved", c_int32),
    ]


LRS_SMOOTHER_INIT = (sizeof(lrs_smoother), LRS_SMOOTHER_WHITTAKER, *[LRS_UNKNOWN] * 4, 0)

LRS_EMA_BIAS_CORRECTED = 0
LRS_EMA_FIRST_VALUE = 1
