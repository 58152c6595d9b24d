"""``lrsuggest/learned.h``: what networks say about a curve, and what they read."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_uint32, sizeof

LRS_FRAME_CURVE = 0
LRS_FRAME_FEATURES = 1
LRS_FRAME_CONDITIONS = 2
LRS_FRAME_RASTER = 3
LRS_FRAME_STREAM = 4

LRS_MEMBER_ENSEMBLE = 0
LRS_MEMBER_FEATURES = 1
LRS_MEMBER_CNN = 2
LRS_MEMBER_GRU = 3
LRS_MEMBER_IMAGE = 4


class lrs_learned_estimate(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("is_supported", c_int32),
        ("learning_rate", c_double),
        ("interval_low", c_double),
        ("interval_high", c_double),
        ("spread", c_double),
        ("disagreement", c_double),
        ("anchor", c_double),
        ("distribution", c_double * 41),
    ]


LRS_LEARNED_ESTIMATE_INIT = (sizeof(lrs_learned_estimate), *[0] * 7, (0,))
