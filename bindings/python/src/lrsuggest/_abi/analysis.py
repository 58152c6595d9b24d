"""``lrsuggest/analysis.h``: everything read off one curve."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_uint32, c_uint64, sizeof

LRS_END_CURVE = 0
LRS_END_NON_FINITE = 1
LRS_END_EXPLOSION = 2


class lrs_reading(Structure):
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


LRS_READING_INIT = (sizeof(lrs_reading), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

LRS_TEXT_EXPLANATION = 0
LRS_TEXT_ASSUMPTION = 1
LRS_TEXT_DOUBT = 2
LRS_TEXT_REASON = 3
