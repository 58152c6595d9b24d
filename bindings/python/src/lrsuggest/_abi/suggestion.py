"""``lrsuggest/suggestion.h``: the answer to a curve."""

from __future__ import annotations

from ctypes import Structure, c_double, c_uint32, sizeof

LRS_DOUBT_NOISY = 1
LRS_DOUBT_NO_ELBOW = 2
LRS_DOUBT_SPARSE = 4
LRS_DOUBT_STEPS_OUTSIDE = 8
LRS_DOUBT_SECOND_DESCENT = 16
LRS_DOUBT_UNEVEN = 32
LRS_DOUBT_NARROW = 64
LRS_DOUBT_SMOOTHED = 128
LRS_DOUBT_NO_DESCENT = 256
LRS_DOUBT_OVERFITTING = 512


class lrs_suggestion(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("doubts", c_uint32),
        ("learning_rate", c_double),
        ("interval_low", c_double),
        ("interval_high", c_double),
        ("search_low", c_double),
        ("search_high", c_double),
        ("max_safe_learning_rate", c_double),
        ("confidence", c_double),
    ]


LRS_SUGGESTION_INIT = (sizeof(lrs_suggestion), 0, 0, 0, 0, 0, 0, 0, 0)
