"""``lrsuggest/context.h``: what is known of the training that follows."""

from __future__ import annotations

from ctypes import Structure, c_double, c_int32, c_int64, c_uint32, sizeof

LRS_UNKNOWN = -1

LRS_SCHEDULE_ONE_CYCLE = 0
LRS_SCHEDULE_CONSTANT = 1
LRS_SCHEDULE_LINEAR = 2
LRS_SCHEDULE_COSINE = 3

LRS_OPTIMIZER_SGD = 0
LRS_OPTIMIZER_MOMENTUM = 1
LRS_OPTIMIZER_NESTEROV = 2
LRS_OPTIMIZER_ADAM = 3
LRS_OPTIMIZER_ADAMW = 4
LRS_OPTIMIZER_RMSPROP = 5
LRS_OPTIMIZER_ADAGRAD = 6
LRS_OPTIMIZER_LION = 7


class lrs_context(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("schedule", c_int32),
        ("optimizer", c_int32),
        ("fine_tuning", c_int32),
        ("steps", c_int64),
        ("batch_size", c_int64),
        ("smoothing", c_double),
        ("ema_beta", c_double),
        ("epochs", c_double),
    ]


LRS_CONTEXT_INIT = (sizeof(lrs_context), LRS_SCHEDULE_ONE_CYCLE, LRS_UNKNOWN, 0, *[LRS_UNKNOWN] * 5)
