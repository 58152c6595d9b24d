"""Levels of the drop, and the slopes between steepest point and elbow."""

from __future__ import annotations

import copy
import math
import pickle

import pytest
from conftest import refused
from curves import exponential, falling, flat

import lrsuggest


@pytest.mark.parametrize("steepest", [1e-4, 1e-3, 1e-2])
def test_half_of_a_known_descent(steepest):
    marks = lrsuggest.landmarks(*exponential(steepest))
    assert marks.level(0.5) == pytest.approx(steepest * math.log(2), rel=0.05)
    assert marks.level(0.9) == pytest.approx(steepest * math.log(10), rel=0.05)


def test_levels_follow_each_other():
    marks = lrsuggest.landmarks(*falling(noise=0.05))
    levels = [marks.level(share / 20) for share in range(1, 21)]
    assert levels == sorted(levels)
    assert levels[-1] == pytest.approx(marks.minimum.lr, rel=0.1)


@pytest.mark.parametrize("share", [0, -1, 1.5, math.nan, math.inf])
def test_shares_have_a_range(share):
    marks = lrsuggest.landmarks(*falling())
    assert "share is" in refused(share, call=marks.level)


def test_a_share_is_a_number():
    marks = lrsuggest.landmarks(*falling())
    for value in ("0.5", True, None):
        assert "share must be a number" in refused(value, call=marks.level)


def test_slopes_of_a_descent():
    lrs, losses = falling(noise=0.05)
    marks = lrsuggest.landmarks(lrs, losses)
    slopes = marks.slopes
    assert isinstance(slopes, lrsuggest.Slopes)
    assert (slopes.low, slopes.high) == (marks.steepest.lr, marks.elbow.lr)
    assert slopes.mean < 0 < slopes.noise
    assert slopes.shape == pytest.approx(
        math.sqrt(max(0, slopes.deviation**2 - slopes.noise**2)), abs=1e-9
    )
    assert slopes.relative_mean / slopes.mean == pytest.approx(slopes.relative_noise / slopes.noise)


def test_slopes_do_not_change_with_the_unit_of_the_loss():
    lrs, losses = falling(noise=0.05)
    scaled = lrsuggest.landmarks(lrs, [64 * loss for loss in losses]).slopes
    found = lrsuggest.landmarks(lrs, losses).slopes
    assert scaled.relative_mean == pytest.approx(found.relative_mean, rel=1e-6)


def test_curves_without():
    marks = lrsuggest.landmarks(*flat())
    assert marks.level(0.5) is None
    assert marks.slopes is None
    assert lrsuggest.landmarks(*exponential(1e-2)).slopes is None


def test_copies_answer_alike():
    marks = lrsuggest.landmarks(*falling(noise=0.05))
    for twin in (copy.deepcopy(marks), pickle.loads(pickle.dumps(marks))):
        assert twin == marks
        assert hash(twin) == hash(marks)
        assert twin.level(0.3) == marks.level(0.3)
        assert twin.slopes == marks.slopes
