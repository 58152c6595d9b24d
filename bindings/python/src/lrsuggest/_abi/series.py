"""``lrsuggest/series.h``: sweeps until their answers agree."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_uint32, sizeof

LRS_SERIES_RUNNING = 0
LRS_SERIES_AGREED = 1
LRS_SERIES_EXHAUSTED = 2


class lrs_series_options(Structure):
    _fields_ = [("struct_size", c_uint32), ("max_sweeps", c_int32), ("tolerance", c_double)]


LRS_SERIES_OPTIONS_INIT = (sizeof(lrs_series_options), 5, 0.1)
