"""The functions of ``include/lrsuggest.h``, in its order.

The header is the manual; a test compares every line below with it.
"""

from __future__ import annotations

from ctypes import POINTER, c_char_p, c_double, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

from ._abi import (
    lrs_context,
    lrs_error,
    lrs_landmark,
    lrs_reading,
    lrs_slopes,
    lrs_smoother,
    lrs_suggestion,
    lrs_sweep_options,
)

_handle, _handle_out = c_void_p, POINTER(c_void_p)
_doubles, _int_out, _size_out = POINTER(c_double), POINTER(c_int32), POINTER(c_size_t)
_error, _status = POINTER(lrs_error), c_int32

#: Every function: its result, then its parameters.
PROTOTYPES = {
    "lrs_abi_version": (c_uint32,),
    "lrs_version": (c_char_p,),
    "lrs_status_name": (c_char_p, _status),
    "lrs_curve_create": (_status, _doubles, _doubles, c_size_t, _handle_out, _error),
    "lrs_curve_free": (_status, _handle),
    "lrs_curve_count": (_status, _handle, _size_out, _error),
    "lrs_curve_points": (_status, _handle, _doubles, _doubles, c_size_t, _error),
    "lrs_schedule_named": (_status, c_char_p, _int_out, _error),
    "lrs_optimizer_named": (_status, c_char_p, _int_out, _error),
    "lrs_suggest": (_status, _handle, POINTER(lrs_context), POINTER(lrs_suggestion), _error),
    "lrs_suggest_batch": (
        _status,
        _handle_out,
        c_size_t,
        POINTER(lrs_context),
        c_uint32,
        POINTER(lrs_suggestion),
        _int_out,
        _error,
    ),
    "lrs_analysis_create": (_status, _handle, POINTER(lrs_context), _handle_out, _error),
    "lrs_analysis_free": (_status, _handle),
    "lrs_analysis_suggestion": (_status, _handle, POINTER(lrs_suggestion), _error),
    "lrs_analysis_reading": (_status, _handle, POINTER(lrs_reading), _error),
    "lrs_landmark_name": (c_char_p, c_int32),
    "lrs_analysis_landmark": (_status, _handle, c_int32, POINTER(lrs_landmark), _error),
    "lrs_analysis_level": (_status, _handle, c_double, _doubles, _error),
    "lrs_analysis_slopes": (_status, _handle, POINTER(lrs_slopes), _error),
    "lrs_range_name": (c_char_p, c_int32),
    "lrs_analysis_range": (_status, _handle, c_int32, c_int32, _doubles, _doubles, _error),
    "lrs_sample_log_uniform": (_status, c_double, c_double, c_uint64, _doubles, c_size_t, _error),
    "lrs_analysis_smooth": (
        _status,
        _handle,
        _doubles,
        _doubles,
        _doubles,
        _doubles,
        c_size_t,
        _size_out,
        _error,
    ),
    "lrs_analysis_text_count": (_status, _handle, c_int32, _size_out, _error),
    "lrs_analysis_text": (
        _status,
        _handle,
        c_int32,
        c_size_t,
        c_char_p,
        c_size_t,
        _size_out,
        _error,
    ),
    "lrs_smoother_name": (c_char_p, c_int32),
    "lrs_smoother_named": (_status, c_char_p, _int_out, _error),
    "lrs_smooth": (_status, _handle, POINTER(lrs_smoother), _doubles, c_size_t, _error),
    "lrs_lag": (
        _status,
        _handle,
        POINTER(lrs_smoother),
        c_size_t,
        _doubles,
        _doubles,
        _error,
    ),
    "lrs_ema_detect": (_status, _handle, _doubles, _int_out, _error),
    "lrs_ema_undo": (_status, _handle, c_double, c_int32, _doubles, c_size_t, _error),
    "lrs_rule_count": (c_size_t,),
    "lrs_rule_name": (c_char_p, c_size_t),
    "lrs_rule_text": (c_char_p, c_size_t, c_int32),
    "lrs_rule_apply": (_status, c_char_p, _handle, _doubles, _error),
    "lrs_mode_named": (_status, c_char_p, _int_out, _error),
    "lrs_stop_named": (_status, c_char_p, _int_out, _error),
    "lrs_sweep_create": (_status, POINTER(lrs_sweep_options), _handle_out, _error),
    "lrs_sweep_free": (_status, _handle),
    "lrs_sweep_learning_rate": (_status, _handle, _doubles, _error),
    "lrs_sweep_record": (_status, _handle, c_double, _error),
    "lrs_sweep_count": (_status, _handle, _size_out, _error),
    "lrs_sweep_state": (_status, _handle, _int_out, _error),
    "lrs_sweep_state_name": (c_char_p, c_int32),
    "lrs_sweep_curve": (_status, _handle, _handle_out, _error),
}
