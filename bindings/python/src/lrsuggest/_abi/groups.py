"""``lrsuggest/groups.h``: one range test of a network in groups of weights."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_uint32, sizeof

LRS_ADVICE_KEEP = 0
LRS_ADVICE_RAISE = 1
LRS_ADVICE_LOWER = 2
LRS_ADVICE_FREEZE = 3


class lrs_group_reading(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("advice", c_int32),
        ("share", c_double),
        ("multiplier", c_double),
        ("learning_rate", c_double),
        ("interval_low", c_double),
        ("interval_high", c_double),
        ("confidence", c_double),
        ("edge", c_double),
        ("update_ratio", c_double),
        ("relative_gradient", c_double),
    ]


LRS_GROUP_READING_INIT = (sizeof(lrs_group_reading), *[0] * 10)
