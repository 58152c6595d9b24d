"""Short runs at a few rates around an answer."""

from __future__ import annotations

import copy
import math
import pickle

import pytest
from conftest import refused
from curves import falling, flat

import lrsuggest
from lrsuggest import ResetProbe, reset_probe


def bowl(place: float):
    """Return a loss whose logarithmic parabola has its vertex at 10^place."""
    return lambda lr: 1 + (math.log10(lr) - place) ** 2


BOWL = bowl(-1.4)


def finished(around=0.01, loss=BOWL, **options) -> ResetProbe:
    probe = ResetProbe(around, **options)
    for lr in probe:  # from 0 on nothing is gained, so that any lower loss counts
        probe.record(0.0 if probe.needs_reset and math.isfinite(loss(lr)) else loss(lr))
    return probe


def test_a_whole_loop():
    probe = ResetProbe(1e-3, steps_per_rate=12, schedule="constant", steps=400)
    resets = 0
    for lr in probe:
        assert probe.state == "running"
        resets += probe.needs_reset
        probe.record(0.0 if probe.needs_reset else bowl(-1.9)(lr))
    assert (probe.state, resets, probe.steps, probe.needs_reset) == ("bracketed", 4, 48, False)
    assert [math.log10(trial.lr) for trial in probe.trials] == pytest.approx([-3, -2.5, -2, -1.5])
    assert {(trial.steps, trial.state) for trial in probe.trials} == {(12, "completed")}
    losses = [bowl(-1.9)(trial.lr) for trial in probe.trials]
    assert [trial.loss for trial in probe.trials] == pytest.approx(losses)
    assert repr(probe) == "<ResetProbe: 4 rates, 48 losses, bracketed>"


def test_the_answer():
    answer = finished(steps_per_rate=40, schedule="constant", steps=400).answer()
    assert math.log10(answer.best_lr) == pytest.approx(-1.4)
    assert answer.correction == pytest.approx(-0.25)
    assert answer.weight == pytest.approx(1 / 1.2625)
    assert math.log10(answer.lr) == pytest.approx(-2 + answer.weight * 0.35)
    assert answer.interval.low < answer.lr < answer.interval.high
    assert float(answer) == answer.lr
    assert answer
    assert answer.steps == sum(trial.steps for trial in answer.trials)
    assert repr(answer).startswith("ProbeAnswer(lr=")
    assert answer.explanation().startswith("Train with 0.0189; in about 4 of 5")


def test_it_is_a_value():
    answer = finished().answer()
    for made in (pickle.loads(pickle.dumps(answer)), copy.deepcopy(answer)):
        assert made == answer
        assert hash(made) == hash(answer)
    assert answer != finished(0.02).answer()
    with pytest.raises(AttributeError):
        answer.lr = 1.0


def test_it_starts_from_an_answer_and_its_interval():
    suggestion = lrsuggest.suggest(*falling(), steps=1000)
    runs = lrsuggest.suggest_runs([falling(), falling(noise=0.1)], steps=1000)
    for found in (suggestion, runs, finished().answer()):
        by_hand = finished(found.lr, interval=found.interval, steps=1000).answer()
        assert finished(found, steps=1000).answer() == by_hand
        assert by_hand != finished(found.lr, steps=1000).answer()


def test_in_one_call():
    weights, resets = [0.0], []

    def reset():
        weights[:] = [1.0]
        resets.append(1)

    def step(lr):
        loss = weights[0] ** 2
        weights[0] -= lr * 2 * weights[0]
        return loss

    answer = reset_probe(step, reset, around=1e-2, steps_per_rate=15, steps=300)
    assert len(answer.trials) == len(resets) == 4
    assert answer.trials[0].loss == pytest.approx(sum(0.98 ** (2 * k) for k in range(7, 15)) / 8)
    assert 0.05 < answer.best_lr < 0.2


@pytest.mark.parametrize("loss", [math.nan, math.inf, -math.inf])
def test_a_rate_that_breaks_counts_as_worst(loss):
    probe = finished(loss=lambda lr: loss if lr > 0.02 else 1 - lr, steps_per_rate=10)
    assert [trial.state for trial in probe.trials] == ["completed", "non_finite", "completed"]
    assert [trial.steps for trial in probe.trials] == [10, 1, 10]
    assert probe.trials[1].loss is None
    assert probe.answer().best_lr == pytest.approx(0.01)


def test_where_all_break_it_is_refused():
    refusal = finished(loss=lambda lr: math.nan, max_rates=3).answer()
    assert not refusal
    assert refusal.code == "diverged_at_start"
    assert refusal.explanation().startswith("Every run diverged, down to 0.001")
    assert copy.deepcopy(refusal) == refusal


def test_a_loop_left_early_can_be_resumed():
    probe = ResetProbe(0.01, steps_per_rate=10)
    for lr in probe:
        if probe.steps == 14:
            break
        probe.record(0.0 if probe.needs_reset else bowl(-1.4)(lr))
    assert refused(call=probe.answer).startswith("The probe has not ended.")
    for lr in probe:
        probe.record(0.0 if probe.needs_reset else bowl(-1.4)(lr))
    assert probe.answer() == finished(steps_per_rate=10).answer()


def test_turns():
    probe = ResetProbe(0.01)
    assert "no learning rate has been taken yet" in refused(1.0, call=probe.record)
    next(probe)
    assert "the loss at the learning rate 0.01 was not recorded" in refused(call=probe.__next__)
    assert "loss must be a number, not None" in refused(None, call=probe.record)
    probe.record(1.0)
    assert "a loss has been recorded already" in refused(1.0, call=probe.record)
    assert "the probe has ended (bracketed)" in refused(1.0, call=finished().record)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"around": 0}, "around is 0.0"),
        ({"around": math.nan}, "around is nan"),
        ({"around": "0.1"}, "around must be a number, not '0.1'"),
        ({"around": None}, "around must be a number, not None"),
        ({"around": 1, "steps_per_rate": 9}, "steps_per_rate is 9"),
        ({"around": 1, "steps_per_rate": 1.5}, "steps_per_rate must be a whole number"),
        ({"around": 1, "max_rates": 2}, "max_rates is 2"),
        ({"around": 1, "max_rates": 2**40}, "max_rates is beyond 32 bits"),
        ({"around": 1, "interval": (2, 3)}, "interval is 2.0 to 3.0"),
        ({"around": 1, "interval": (0, 3)}, "interval[0] is 0.0"),
        ({"around": 1, "interval": (1, math.nan)}, "interval[1] is nan"),
        ({"around": 1, "interval": (-1, -1)}, "interval[0] must not be -1"),
        ({"around": 1, "interval": 3}, "interval must be a pair"),
        ({"around": 1, "schedule": "square"}, "square"),
    ],
)
def test_what_is_no_probe(options, words):
    assert words in refused(call=ResetProbe, **options)


def test_a_refusal_is_no_place_to_start_from():
    refusal = lrsuggest.suggest(*flat())
    assert "there is no learning rate to take (no_descent)" in refused(refusal, call=ResetProbe)


def test_functions_that_are_none():
    assert "step must be a function, not 3" in refused(3, print, call=reset_probe, around=1)
    assert "reset must be a function" in refused(print, None, call=reset_probe, around=1)
    said = refused(lambda lr: None, lambda: None, call=reset_probe, around=1)
    assert "what step(lr) returns must be a number, not None" in said


def test_what_the_functions_raise_passes_through():
    with pytest.raises(ZeroDivisionError):
        reset_probe(lambda lr: 1 / 0, lambda: None, around=1)
