"""Several sweeps from the same weights, until their answers agree."""

from __future__ import annotations

import math

import pytest
from conftest import refused
from curves import usual

import lrsuggest
from lrsuggest import SweepSeries, several_sweeps


def finished(factors=(1,) * 100, **options) -> SweepSeries:
    series, sweep = SweepSeries(1e-6, 10, **options), -1
    for lr in series:
        sweep += series.needs_reset
        series.record(usual(lr * factors[sweep]))
    return series


def test_equal_sweeps_agree_after_two():
    series = finished(steps=900, schedule="constant")
    assert (series.state, series.needs_reset) == ("agreed", False)
    answer = series.suggest()
    alone = lrsuggest.Sweep(1e-6, 10)
    for lr in alone:
        alone.record(usual(lr))
    assert answer.runs == (alone.suggest(steps=900, schedule="constant"),) * 2
    assert answer.spread == 0
    assert series.steps == 2 * len(alone)
    assert repr(series) == "<SweepSeries: 2 sweeps ended, agreed>"


def test_sweeps_that_disagree_go_on():
    series = finished((1, 0.1, 10), max_sweeps=3)
    assert series.state == "exhausted"
    assert len(series.suggest().runs) == 3


@pytest.mark.parametrize(("tolerance", "count"), [(0, 5), (0.4, 2)])
def test_the_tolerance_decides(tolerance, count):
    series = finished((1, 2, 1, 2, 1), tolerance=tolerance)
    assert len(series.suggest().runs) == count


def test_in_one_call():
    factors, resets = (1, 2, 1, 2, 1), []

    def step(lr):
        return usual(lr * factors[len(resets) - 1])

    answer = several_sweeps(step, lambda: resets.append(1), 1e-6, 10, tolerance=0, steps=500)
    assert len(resets) == 5
    assert answer == finished(factors, tolerance=0, steps=500).suggest()


def test_sweeps_without_an_answer_are_refused_together():
    refusal = several_sweeps(lambda lr: 2.3, lambda: None, max_sweeps=3)
    assert not refusal
    assert refusal.code == "no_descent"
    assert "None of 3 runs holds an answer" in refusal.explanation()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"max_sweeps": 1}, "max_sweeps is 1"),
        ({"max_sweeps": 101}, "max_sweeps is 101"),
        ({"tolerance": -0.5}, "tolerance is -0.5"),
        ({"tolerance": math.nan}, "tolerance is nan"),
        ({"start_lr": 0}, "start_lr is 0.0"),
        ({"stop": "never ever"}, "never ever"),
        ({"steps": 0}, "steps is 0"),
    ],
)
def test_what_is_no_series(options, words):
    assert words in refused(call=SweepSeries, **options)


def test_turns():
    series = SweepSeries(num_iter=2, stop="never", max_sweeps=2)
    assert "no learning rate has been taken yet" in refused(1.0, call=series.record)
    assert "have ended: 0; two are needed" in refused(call=series.suggest)
    for _ in series:
        series.record(1.0)
    assert "the series has ended (exhausted)" in refused(1.0, call=series.record)
    said = refused(lambda lr: None, lambda: None, call=several_sweeps)
    assert "what step(lr) returns must be a number" in said
