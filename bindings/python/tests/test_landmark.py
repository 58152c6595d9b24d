"""The named points of a curve."""

from __future__ import annotations

import math

import pytest
from conftest import refused
from curves import exponential, falling, flat, rising

import lrsuggest

NAMES = ["descent_start", "steepest", "valley", "minimum", "elbow"]


def test_every_landmark_of_a_usual_curve():
    lrs, losses = falling()
    marks = lrsuggest.landmarks(lrs, losses)
    assert [mark.name for mark in marks] == NAMES
    for name, mark in zip(NAMES, marks):
        assert getattr(marks, name) == mark
        assert lrs[0] <= mark.lr <= lrs[-1]
        nearest = min(range(101), key=lambda index: abs(math.log(lrs[index] / mark.lr)))
        assert mark.index == nearest
        assert isinstance(mark.index, int)
        assert 0 <= mark.loss < 3


def test_the_minimum_of_a_curve_without_noise():
    lrs, losses = falling(401)
    lowest = lrs[losses.index(min(losses))]
    assert abs(math.log10(lrsuggest.landmarks(lrs, losses).minimum.lr / lowest)) < 0.05


def test_intervals():
    lrs, losses = falling(noise=0.1)
    for mark in lrsuggest.landmarks(lrs, losses):
        assert isinstance(mark.interval, lrsuggest.SearchRange)
        assert mark.interval.low < mark.lr < mark.interval.high
        assert 0.5 < mark.probability <= 1
    quiet = lrsuggest.landmarks(*falling(noise=0.01)).minimum.interval
    noisy = lrsuggest.landmarks(*falling(noise=0.3)).minimum.interval
    assert noisy.high / noisy.low > quiet.high / quiet.low
    assert "interval=SearchRange(low=" in repr(lrsuggest.landmarks(lrs, losses))


def test_two_points_have_no_interval():
    minimum = lrsuggest.landmarks([1, 2], [2, 1]).minimum
    assert minimum.interval is None
    assert minimum.probability is None


def test_their_order():
    marks = lrsuggest.landmarks(*falling(noise=0.03))
    assert marks.descent_start.lr < marks.steepest.lr < marks.minimum.lr <= marks.elbow.lr
    assert marks.descent_start.loss > marks.steepest.loss > marks.minimum.loss


def test_a_curve_that_never_rises_has_no_elbow():
    marks = lrsuggest.landmarks(*exponential(1e-2))
    assert marks.elbow is None
    assert "elbow" not in [mark.name for mark in marks]


@pytest.mark.parametrize("curve", [flat(), rising(), ([0.1], [1.0]), ([0.1, 1.0], [math.nan, 1.0])])
def test_curves_without_descent(curve):
    marks = lrsuggest.landmarks(*curve)
    assert marks.descent_start is None
    assert marks.steepest is None
    assert marks.valley is None


def test_smoothing_changes_what_is_read():
    lrs, losses = falling(noise=0.2)
    assert lrsuggest.landmarks(lrs, losses, smoothing=0) != lrsuggest.landmarks(lrs, losses)


def test_they_are_the_same_everywhere():
    lrs, losses = falling(noise=0.1)
    marks = lrsuggest.landmarks(lrs, losses)
    assert lrsuggest.suggest(lrs, losses, optimizer="sgd", steps=100).landmarks == marks
    assert len({marks, lrsuggest.landmarks(lrs, losses)}) == 1


def test_misuse():
    assert "losses" in refused([0.1], None, call=lrsuggest.landmarks)
    assert "lrs holds 1 value and losses 2" in refused([0.1], [1, 2], call=lrsuggest.landmarks)
