"""``lrsuggest/sweep.h``: a range test in progress."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_int64, c_uint32, sizeof

LRS_MODE_EXPONENTIAL = 0
LRS_MODE_LINEAR = 1

LRS_STATE_RUNNING = 0
LRS_STATE_COMPLETED = 1
LRS_STATE_DIVERGED = 2
LRS_STATE_NON_FINITE = 3

LRS_STOP_NEVER = 0
LRS_STOP_CUSUM = 1
LRS_STOP_FOUR_TIMES_BEST = 2
LRS_STOP_FIVE_TIMES_BEST = 3


class lrs_sweep_options(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("mode", c_int32),
        ("start_learning_rate", c_double),
        ("end_learning_rate", c_double),
        ("num_iter", c_int64),
        ("stop", c_int32),
        ("reserved", c_int32),
    ]


LRS_SWEEP_OPTIONS_INIT = (
    sizeof(lrs_sweep_options), LRS_MODE_EXPONENTIAL, 1e-7, 10.0, 100, LRS_STOP_CUSUM, 0
)  # fmt: skip
