"""``lrsuggest/curvature.h``: rates that curvature allows."""

from __future__ import annotations

from ctypes import Structure, c_double, c_uint32, c_uint64, sizeof

from .context import LRS_UNKNOWN


class lrs_smith(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("momentum", c_double),
        ("count", c_uint64),
        ("average", c_double),
        ("latest", c_double),
        ("step", c_double),
        ("step_change", c_double),
    ]


LRS_SMITH_INIT = (sizeof(lrs_smith), 0, 0, 0, 0.1, LRS_UNKNOWN, 0, 0)


class lrs_secant(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("count", c_uint64),
        ("step_step", c_double),
        ("step_gradient", c_double),
        ("gradient_gradient", c_double),
    ]


LRS_SECANT_INIT = (sizeof(lrs_secant), *[0] * 5)
