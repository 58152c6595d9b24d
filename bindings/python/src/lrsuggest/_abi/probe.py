"""``lrsuggest/probe.h``: short runs around an answer, each from the same weights."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_int64, c_uint32, c_uint64, sizeof

from .context import LRS_UNKNOWN

LRS_PROBE_RUNNING = 0
LRS_PROBE_BRACKETED = 1
LRS_PROBE_EXHAUSTED = 2
LRS_PROBE_DIVERGED = 3


class lrs_probe_options(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("max_rates", c_int32),
        ("steps_per_rate", c_int64),
        ("learning_rate", c_double),
        ("interval_low", c_double),
        ("interval_high", c_double),
    ]


LRS_PROBE_OPTIONS_INIT = (sizeof(lrs_probe_options), 6, LRS_UNKNOWN, 0, LRS_UNKNOWN, LRS_UNKNOWN)


class lrs_trial(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("state", c_int32),
        ("steps", c_uint64),
        ("learning_rate", c_double),
        ("loss", c_double),
    ]


LRS_TRIAL_INIT = (sizeof(lrs_trial), 0, 0, 0, 0)


class lrs_probe_result(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("steps", c_uint64),
        ("learning_rate", c_double),
        ("interval_low", c_double),
        ("interval_high", c_double),
        ("best_learning_rate", c_double),
        ("correction", c_double),
        ("weight", c_double),
    ]


LRS_PROBE_RESULT_INIT = (sizeof(lrs_probe_result), *[0] * 8)
