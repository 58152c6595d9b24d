"""Sums of groups in all shapes that rows of numbers come in."""

from __future__ import annotations

import math
from ctypes import addressof
from decimal import Decimal

import pytest
from conftest import refused
from curves import rates
from quadratics import Quadratic

import lrsuggest
from lrsuggest._sums import FIELDS, sums_of

NAMES = ("body", "head")
STEPS = list(Quadratic((0.5, 4.0), (1.0, 2.0)).steps(rates(60, (1e-3, 10.0))))
numpy = pytest.importorskip("numpy")


def frame(rows):
    return pytest.importorskip("pandas").DataFrame(rows, index=list(NAMES), columns=list(FIELDS))


KINDS = {
    "tuples": lambda rows: tuple(map(tuple, rows)),
    "a generator": lambda rows: (row for row in rows),
    "rows of arrays": lambda rows: [numpy.array(row) for row in rows],
    "mixed rows": lambda rows: [tuple(rows[0]), numpy.array(rows[1])],
    "decimals": lambda rows: [[Decimal(number) for number in row] for row in rows],
    "array": numpy.array,
    "fortran": lambda rows: numpy.array(rows, order="F"),
    "strided": lambda rows: numpy.repeat(numpy.array(rows), 2, axis=1)[:, ::2],
    "read-only": lambda rows: numpy.frombuffer(numpy.array(rows).tobytes()).reshape(2, 6),
    "other byte order": lambda rows: numpy.array(rows, dtype=">f8"),
    "long doubles": lambda rows: numpy.array(rows, dtype="longdouble"),
    "objects": lambda rows: numpy.array(rows, dtype=object),
    "masked": lambda rows: numpy.ma.array(rows, mask=numpy.isnan(rows)),
    "data frame": frame,
    "buffer": lambda rows: memoryview(numpy.array(rows)).tolist(),
}


def recorded(kind) -> lrsuggest.GroupReport:
    sweep = lrsuggest.GroupSweep(NAMES)
    for lr, loss, rows in STEPS:
        sweep.record(lr, loss, kind(rows))
    return sweep.report(optimizer="sgd")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_numbers_give_the_same_report(kind):
    assert recorded(KINDS[kind]) == recorded(lambda rows: rows)


def test_a_contiguous_array_of_doubles_is_not_copied():
    rows = numpy.array(STEPS[1][2])
    assert addressof(sums_of(rows, NAMES).first) == rows.ctypes.data


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        (None, "sums must be rows of 6 numbers, not None"),
        ("body", "sums must be rows of 6 numbers, not 'body'"),
        ({"body": [1]}, "sums must be rows of 6 numbers, not {'body': [1]}"),
        (3.0, "sums cannot be read as rows of numbers: 'float' object is not iterable"),
        ([], "sums has 0 rows, not 2: one row of 6 for each group"),
        ([1.0] * 12, "sums has 12 rows, not 2:"),
        ([1.0] * 2, "sums[0] ('body') must be a sequence of numbers, not 1.0"),
        ([[1.0] * 6, [1.0] * 5], "sums[1] ('head') has 5 values, not 6: gradient_step, previous"),
        ([[1.0] * 6, [1.0] * 5 + ["2"]], "sums[1] ('head')[5] is '2': must be real number"),
        ([[1.0] * 6, b"123456"], "sums[1] ('head') must be a sequence of numbers, not b'123456'"),
        ([[1.0] * 6, [1.0] * 5 + [1j]], "sums[1] ('head')[5] is 1j:"),
        (numpy.ones((2, 5)), "sums has the shape (2, 5), not (2, 6): one row of 6"),
        (numpy.ones((6, 2)), "sums has the shape (6, 2), not (2, 6):"),
        (numpy.ones(12), "sums has the shape (12,), not (2, 6):"),
        (numpy.ones((2, 6, 1)), "sums has the shape (2, 6, 1), not (2, 6):"),
        (numpy.ones((2, 6), complex), "sums[0] ('body')[0] is (1+0j):"),
        (numpy.full((2, 6), "a"), "sums[0] ('body')[0] is 'a':"),
    ],
)
def test_what_are_no_sums(sums, message):
    sweep = lrsuggest.GroupSweep(NAMES)
    assert refused(1.0, 1.0, sums, call=sweep.record).startswith(message)
    assert len(sweep) == 0


def test_what_goes_wrong_inside_of_foreign_arrays_is_told():
    class Broken:
        def __array__(self, *_arguments, **_keywords):
            raise RuntimeError("the device is gone")

    sweep = lrsuggest.GroupSweep(NAMES)
    assert refused(1.0, 1.0, Broken(), call=sweep.record).endswith("the device is gone")


def test_a_masked_sum_is_not_measured():
    sweep = lrsuggest.GroupSweep(NAMES)
    masked = numpy.ma.array(STEPS[0][2], mask=[[False] * 6, [True, *[False] * 5]])
    said = refused(1.0, 1.0, masked, call=sweep.record)
    assert said.startswith('gradient_step of group 1 ("head") is nan')
    assert math.isnan(STEPS[0][2][0][1])
