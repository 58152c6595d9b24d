"""``lrsuggest/layers.h``: how far the weights of a layer have turned."""

from __future__ import annotations

from ctypes import Structure, c_double, c_uint32, c_uint64, sizeof


class lrs_rotation(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("count", c_uint64),
        ("dot", c_double),
        ("initial_square", c_double),
        ("current_square", c_double),
        ("change_square", c_double),
    ]


LRS_ROTATION_INIT = (sizeof(lrs_rotation), *[0] * 6)
