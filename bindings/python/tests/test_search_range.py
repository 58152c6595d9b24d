"""Search ranges, and rates drawn from them."""

from __future__ import annotations

import math

import pytest
from conftest import refused
from curves import exponential, falling, flat

import lrsuggest
from lrsuggest import SearchRange


def test_ranges_of_a_usual_curve():
    suggestion = lrsuggest.suggest(*falling(noise=0.03))
    ranges = suggestion.search_ranges()
    steepest, elbow = suggestion.landmarks.steepest.lr, suggestion.landmarks.elbow.lr
    assert list(ranges) == ["suggested", "steepest_to_elbow", "around_steepest"]
    assert ranges["steepest_to_elbow"] == (steepest / 10, elbow)
    assert ranges["around_steepest"] == (steepest / 10, min(10 * steepest, elbow))
    assert all(found.low <= found.high <= elbow for found in ranges.values())


def test_above_the_elbow_where_that_is_asked():
    suggestion = lrsuggest.suggest(*falling(noise=0.03))
    whole = suggestion.search_ranges(above_elbow=True)
    assert whole["suggested"] == suggestion.search_range
    assert whole["around_steepest"].high == 10 * suggestion.landmarks.steepest.lr
    assert "above_elbow" in refused(call=suggestion.search_ranges, above_elbow=1)


def test_without_an_elbow():
    ranges = lrsuggest.suggest(*exponential(1e-2)).search_ranges()
    assert "steepest_to_elbow" not in ranges
    assert ranges["around_steepest"].high <= 1


def test_a_refusal_has_none():
    assert lrsuggest.suggest(*flat()).search_ranges() == {}


def test_samples_are_inside_and_repeat():
    found = SearchRange(1e-5, 1e-1)
    rates = found.sample(2000, seed=3)
    assert isinstance(rates, list)
    assert all(found.low <= rate <= found.high for rate in rates)
    assert rates == found.sample(2000, seed=3)
    assert rates[:10] == found.sample(10, seed=3)
    assert rates != found.sample(2000, seed=4)
    assert found.sample(3) == found.sample(3, seed=0)
    assert abs(sum(rate < 1e-3 for rate in rates) - 1000) < 100
    assert found.sample(0) == []


def test_the_stream_is_known():
    # SplitMix64 with the seed 1234567 begins with 6457827717110365317.
    (rate,) = SearchRange(1.0, math.e).sample(1, seed=1_234_567)
    assert math.log(rate) == pytest.approx((6457827717110365317 >> 11) / 2**53, abs=1e-12)


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ((0, 1), "low is 0.0"),
        ((1, math.inf), "high is inf"),
        ((math.nan, 1), "low is nan"),
        ((2, 1), "high is 1.0, below low = 2.0"),
        (("a", 1), "low must be a number"),
    ],
)
def test_ends_must_be_rates(ends, message):
    assert message in refused(3, call=SearchRange(*ends).sample)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((-1,), "count must be at least 0, not -1"),
        ((10_000_001,), "count must be at most 10000000, not 10000001"),
        ((1.5,), "count must be a whole number"),
        ((1, -1), "seed must be at least 0, not -1"),
        ((1, "x"), "seed must be a whole number"),
    ],
)
def test_counts_and_seeds_have_a_range(arguments, message):
    assert message in refused(*arguments, call=SearchRange(1, 2).sample)
