"""Round numbers along the axes of the picture in notebooks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lrsuggest import _ticks


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((-5, 0), "1e-05 0.0001 0.001 0.01 0.1 1"),
        ((-2.1, -0.9), "0.01 0.02 0.05 0.1"),
        ((-2, -1.69), "0.01 0.015 0.02"),
        ((-300, 300), "1e-300 1e-200 1e-100 1 1e+100 1e+200 1e+300"),
    ],
)
def test_rates_are_powers_of_ten_or_between(ends, said):
    assert set(said.split()) <= set(_ticks.written(_ticks.rates(*ends)))


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((0, 2.5), "0 0.5 1 1.5 2 2.5"),
        ((-1e300, 1e300), "-1e+300 -5e+299 0 5e+299 1e+300"),
        ((1000.001, 1000.003), "1000.001 1000.0015 1000.002 1000.0025 1000.003"),
        ((2.4, 2.4), "2.4"),
    ],
)
def test_losses_are_round(ends, said):
    assert _ticks.written(_ticks.even(*ends)) == said.split()


@given(st.floats(-300, 300), st.floats(1e-6, 600))
def test_rates_lie_on_the_axis_and_are_told_apart(left, wide):
    ticks = _ticks.rates(left, min(left + wide, 300.0))
    assert 1 <= len(ticks) <= 13
    assert all(left - 1e-6 <= math.log10(tick) <= left + wide + 1e-6 for tick in ticks)
    assert len(set(_ticks.written(ticks))) == len(ticks)


@given(st.floats(-1e300, 1e300), st.floats(0, 1e300))
def test_losses_lie_on_the_axis_and_are_told_apart(low, tall):
    ticks = _ticks.even(low, low + tall)
    slack = 1e-9 * max(abs(low), abs(low + tall))
    assert 1 <= len(ticks) <= 7
    assert all(low - slack <= tick <= low + tall + slack for tick in ticks)
    assert len(set(_ticks.written(ticks))) == len(ticks)
