"""Basins of the smooth curve, and the biggest square in them."""

from __future__ import annotations

import math

import pytest
from conftest import refused
from curves import exponential, falling, flat, rates

import lrsuggest


def hollows(first: float, second: float) -> lrsuggest.Landmarks:
    """Read a curve with shallow hollows of known depth around 1e-4 and 1e-1."""
    lrs = rates(161, (1e-6, 100.0))

    def height(x: float) -> float:
        return 1 - first * math.exp(-4 * (x + 4) ** 2) - second * math.exp(-4 * (x + 1) ** 2)

    return lrsuggest.landmarks(lrs, [math.exp(height(math.log10(lr))) for lr in lrs])


def test_basins_of_known_size():
    left, right = hollows(0.06, 0.09).basins
    assert isinstance(left, lrsuggest.Basin)
    assert math.log10(left.lr) == pytest.approx(-4, abs=0.1)
    assert math.log10(right.lr) == pytest.approx(-1, abs=0.1)
    assert left.depth == pytest.approx(0.06, rel=0.1)
    assert right.depth == pytest.approx(0.09, rel=0.1)
    assert left.left_rim < left.lr < left.right_rim <= right.lr
    assert left.width == pytest.approx(math.log10(left.right_rim / left.left_rim))
    assert right.probability > 0.95 > 0.05 > left.probability


@pytest.mark.parametrize("depths", [(0.06, 0.09), (0.09, 0.06)])
def test_the_biggest_square_is_in_the_larger_basin(depths):
    marks = hollows(*depths)
    largest = max(marks.basins, key=lambda basin: basin.square_side)
    assert len(marks.basins) == 2
    assert marks.biggest_square(coef=0) == pytest.approx(largest.lr)
    for coef in (0.5, 1, 2, 3):
        expected = largest.lr * (largest.lr / largest.right_rim) ** coef
        assert marks.biggest_square(coef) == pytest.approx(expected)
    assert marks.biggest_square() == marks.biggest_square(1)


def test_the_rule_has_the_coefficient_one():
    lrs, losses = falling(noise=0.03)
    rate = lrsuggest.rule("biggest_square", lrs, losses)
    assert rate == lrsuggest.landmarks(lrs, losses).biggest_square()


@pytest.mark.parametrize("coef", [-1, math.nan, math.inf])
def test_coefficients_have_a_range(coef):
    assert "coefficient is" in refused(coef, call=hollows(0.06, 0.09).biggest_square)


@pytest.mark.parametrize("curve", [flat(), exponential(1e-3)])
def test_curves_without_a_rise_have_none(curve):
    marks = lrsuggest.landmarks(*curve)
    assert marks.basins == ()
    assert marks.biggest_square() is None


def test_refusals_count_the_sweeps_to_average():
    reasons = lrsuggest.suggest(*flat()).reasons
    assert any("hopeless" in reason for reason in reasons)
