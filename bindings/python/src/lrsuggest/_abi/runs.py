"""``lrsuggest/runs.h``: several range tests of one problem."""

from __future__ import annotations

from ctypes import Structure, c_double, c_uint32, c_uint64, sizeof


class lrs_spread(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("answered", c_uint64),
        ("suggestions", c_double),
        ("elbows", c_double),
    ]


LRS_SPREAD_INIT = (sizeof(lrs_spread), 0, 0, 0, 0)
