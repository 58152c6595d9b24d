"""The constants and structs of ``include/lrsuggest.h``, name for name, in its order.

The header is the manual; a test compares every line below with it.
"""

from __future__ import annotations

from ctypes import Structure, c_char, c_double, c_int32, c_int64, c_uint32, c_uint64, sizeof

LRS_ABI_VERSION = 1

LRS_OK = 0
LRS_REFUSED_TOO_FEW_POINTS = 1
LRS_REFUSED_NO_FINITE_LOSS = 2
LRS_REFUSED_NO_DESCENT = 3
LRS_REFUSED_DIVERGED_AT_START = 4
LRS_REFUSED_AMBIGUOUS = 5
LRS_REFUSED_BADLY_SCALED = 6
LRS_REFUSED_NO_ANSWER = 7
LRS_NOT_FOUND = 16
LRS_SWEEP_ENDED = 17
LRS_PROBE_ENDED = 18
LRS_ERROR_NULL_POINTER = -1
LRS_ERROR_INVALID_HANDLE = -2
LRS_ERROR_INVALID_ARGUMENT = -3
LRS_ERROR_INVALID_CURVE = -4
LRS_ERROR_UNKNOWN_NAME = -5
LRS_ERROR_STRUCT_SIZE = -6
LRS_ERROR_BUFFER_TOO_SMALL = -7
LRS_ERROR_OUT_OF_TURN = -8


class lrs_error(Structure):
    _fields_ = [("status", c_int32), ("message", c_char * 508)]


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

LRS_LANDMARK_DESCENT_START = 0
LRS_LANDMARK_STEEPEST = 1
LRS_LANDMARK_VALLEY = 2
LRS_LANDMARK_MINIMUM = 3
LRS_LANDMARK_ELBOW = 4


class lrs_landmark(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("index", c_uint64),
        ("learning_rate", c_double),
        ("loss", c_double),
        ("low", c_double),
        ("high", c_double),
        ("probability", c_double),
    ]


LRS_LANDMARK_INIT = (sizeof(lrs_landmark), 0, 0, 0, 0, 0, 0, 0)


class lrs_slopes(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("low", c_double),
        ("high", c_double),
        ("mean", c_double),
        ("deviation", c_double),
        ("noise", c_double),
        ("shape", c_double),
        ("relative_mean", c_double),
        ("relative_deviation", c_double),
        ("relative_noise", c_double),
        ("relative_shape", c_double),
    ]


LRS_SLOPES_INIT = (sizeof(lrs_slopes), *[0] * 11)


class lrs_basin(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("learning_rate", c_double),
        ("left_rim", c_double),
        ("right_rim", c_double),
        ("depth", c_double),
        ("width", c_double),
        ("square_side", c_double),
        ("probability", c_double),
    ]


LRS_BASIN_INIT = (sizeof(lrs_basin), *[0] * 8)

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

LRS_RANGE_SUGGESTED = 0
LRS_RANGE_STEEPEST_TO_ELBOW = 1
LRS_RANGE_AROUND_STEEPEST = 2

LRS_TEXT_EXPLANATION = 0
LRS_TEXT_ASSUMPTION = 1
LRS_TEXT_DOUBT = 2
LRS_TEXT_REASON = 3

LRS_SMOOTHER_WHITTAKER = 0
LRS_SMOOTHER_MOVING_AVERAGE = 1
LRS_SMOOTHER_CENTERED_MOVING_AVERAGE = 2
LRS_SMOOTHER_EMA = 3
LRS_SMOOTHER_EMA_UNCORRECTED = 4
LRS_SMOOTHER_EMA_FIRST_VALUE = 5
LRS_SMOOTHER_SPLINE = 6
LRS_SMOOTHER_EMA_SPLINE = 7
LRS_SMOOTHER_SAVITZKY_GOLAY = 8


class lrs_smoother(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("window", c_int64),
        ("beta", c_double),
        ("penalty", c_double),
        ("order", c_int32),
        ("reserved", c_int32),
    ]


LRS_SMOOTHER_INIT = (sizeof(lrs_smoother), LRS_SMOOTHER_WHITTAKER, *[LRS_UNKNOWN] * 4, 0)

LRS_EMA_BIAS_CORRECTED = 0
LRS_EMA_FIRST_VALUE = 1

LRS_RULE_FAMILY = 0
LRS_RULE_SUMMARY = 1
LRS_RULE_FORMULA = 2
LRS_RULE_SOURCE = 3
LRS_RULE_CAVEAT = 4
LRS_RULE_CORRECTED = 5


class lrs_spread(Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("answered", c_uint64),
        ("suggestions", c_double),
        ("elbows", c_double),
    ]


LRS_SPREAD_INIT = (sizeof(lrs_spread), 0, 0, 0, 0)

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

LRS_SERIES_RUNNING = 0
LRS_SERIES_AGREED = 1
LRS_SERIES_EXHAUSTED = 2


class lrs_series_options(Structure):
    _fields_ = [("struct_size", c_uint32), ("max_sweeps", c_int32), ("tolerance", c_double)]


LRS_SERIES_OPTIONS_INIT = (sizeof(lrs_series_options), 5, 0.1)

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
