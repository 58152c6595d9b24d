"""Single numbers and names: what C cannot hold is refused in words."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import get_args

import pytest
from conftest import refused
from curves import falling

import lrsuggest
from lrsuggest import _typing
from lrsuggest._numbers import flag, integer, real, utf8

LRS, LOSSES = falling()
NAN, INFINITY = math.nan, math.inf


def told(**context) -> str:
    return refused(LRS, LOSSES, **context)


@pytest.mark.parametrize("name", ["steps", "batch_size"])
@pytest.mark.parametrize(
    "value", [0, -1, -2, -(2**70), 2**63, 1.5, 1e3, NAN, INFINITY, "9", b"9", True, [9]]
)
def test_counts(name, value):
    assert name in told(**{name: value})


def test_a_count_too_long_to_print():
    assert "steps is beyond 64 bits: of type int" in told(steps=10**6000)


def test_counts_that_have_an_index():
    class Nine:
        def __index__(self):
            return 9

    assert integer(Nine(), "steps") == 9
    np = pytest.importorskip("numpy")
    assert integer(np.int32(9), "steps") == 9
    assert "whole number" in refused(np.True_, "steps", call=integer)
    assert "int()" in refused(np.float64(9), "steps", call=integer)


def test_the_largest_counts():
    assert lrsuggest.suggest(LRS, LOSSES, steps=2**63 - 1, batch_size=2**63 - 1) is not None
    assert integer(2**31 - 1, "threads", bits=32) == 2**31 - 1
    assert "32 bits" in refused(2**31, "threads", bits=32, call=integer)


@pytest.mark.parametrize(
    "value", [0, -1, -1.0, -0.5, NAN, INFINITY, -INFINITY, "1", b"1", True, [1], 1j]
)
def test_epochs(value):
    assert "epochs" in told(epochs=value)
    assert "epochs" in refused(LRS, LOSSES, epochs=value, call=lrsuggest.frame)


def test_epochs_may_be_any_other_number():
    for epochs in (1, 0.25, 5e-324, 1e308, Decimal("12.5")):
        assert lrsuggest.suggest(LRS, LOSSES, epochs=epochs) is not None


@pytest.mark.parametrize(
    "value", [-1, -1.0, -0.5, NAN, INFINITY, -INFINITY, "1", b"1", True, [1], 1j]
)
def test_smoothing(value):
    assert "smoothing" in told(smoothing=value)
    assert "smoothing" in refused(LRS, LOSSES, smoothing=value, call=lrsuggest.landmarks)


def test_smoothing_takes_every_real_number():
    marks = {lrsuggest.landmarks(LRS, LOSSES, smoothing=one) for one in (10, 10.0, Decimal(10))}
    assert len(marks) == 1
    assert lrsuggest.landmarks(LRS, LOSSES, smoothing=0) not in marks
    assert "1" in refused(10**400, "smoothing", call=real)


@pytest.mark.parametrize("value", [0, 1, None, "yes", "", -1, 2, [True]])
def test_fine_tuning(value):
    assert "fine_tuning must be True or False" in told(fine_tuning=value)


def test_flags():
    assert (flag(True, "f"), flag(False, "f")) == (1, 0)
    np = pytest.importorskip("numpy")
    assert (flag(np.True_, "f"), flag(np.False_, "f")) == (1, 0)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("optimizer", get_args(_typing.Optimizer)),
        ("schedule", get_args(_typing.Schedule)),
    ],
)
def test_unknown_names_list_the_known_ones(name, known):
    for unknown in ("adamm", "", "ADAM", "adam ", "\u00e4dam", "\udcff", "a" * 40):
        message = told(**{name: unknown})
        assert [word for word in known if word not in message] == []


@pytest.mark.parametrize("name", ["optimizer", "schedule"])
@pytest.mark.parametrize("value", [0, 3, b"adam", ["adam"], 1.0, "adam\0"])
def test_names_that_are_no_names(name, value):
    assert name in told(**{name: value})


def test_a_schedule_is_needed():
    assert "schedule must be a name, not None" in told(schedule=None)


def test_every_known_name_is_taken():
    for optimizer in get_args(_typing.Optimizer):
        assert lrsuggest.suggest(LRS, LOSSES, optimizer=optimizer)
    for schedule in get_args(_typing.Schedule):
        assert lrsuggest.suggest(LRS, LOSSES, schedule=schedule)


def test_unknown_arguments():
    with pytest.raises(TypeError, match="momentum"):
        lrsuggest.suggest(LRS, LOSSES, momentum=0.9)


def test_names_stop_at_no_nul():
    assert utf8("adam", "optimizer") == b"adam"
    assert "NUL" in refused("adam\0x", "optimizer", call=utf8)
