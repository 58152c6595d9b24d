"""``lrsuggest/landmarks.h``: the points, slopes and hollows of a curve."""

from __future__ import annotations

from ctypes import Structure, c_double, c_uint32, c_uint64, sizeof

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
