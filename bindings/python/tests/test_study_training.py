"""What a training function may return, and what is kept of it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from conftest import refused

from lrsuggest import study
from lrsuggest.study.outcome import outcome_of
from lrsuggest.study.training import Training, carried_out

NAN, INF = math.nan, math.inf


def kept(losses, kind="constant", held_out=None, accuracy=None):
    """Keep what a function returns that has these losses whatever it is asked."""
    steps = len(losses)
    outcome = study.Outcome(losses, held_out, accuracy)
    training = Training(lambda lrs, seed: outcome, kind, steps, 1, 0.1, 10.0)
    return carried_out(training)[0]


@pytest.mark.parametrize(
    "losses",
    [[1, 2.5, 3], (1, 2.5, 3), np.array([1, 2.5, 3]), np.float32([1, 2.5, 3]), iter([1, 2.5, 3])],
    ids=lambda losses: type(losses).__name__,
)
def test_rows_of_numbers(losses):
    outcome = outcome_of(losses, 3)
    np.testing.assert_array_equal(outcome.losses, [1, 2.5, 3])
    assert outcome.losses.dtype == np.float64
    assert outcome.held_out is None


def test_losses_may_end_after_one_that_is_not_finite():
    for last in (NAN, INF, -INF):
        np.testing.assert_array_equal(outcome_of([1, last], 4).losses, [1, last, NAN, NAN])


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ([1.0, 2.0], "train returned 2 losses for 3 learning rates"),
        ([1.0] * 4, "train returned 4 losses for 3 learning rates"),
        ([1.0, 2.0, 3.0, NAN], "train returned 4 losses for 3 learning rates"),
        ([], "train returned 0 losses for 3 learning rates"),
        (None, "losses must be a sequence of numbers, not None"),
        (1.0, "losses must be a sequence of numbers, not 1.0"),
        ("abc", "losses must be a sequence of numbers, not 'abc'"),
        ([1, "2", 3], "losses[1] is '2'"),
        ([[1, 2, 3]], "losses[0] is a sequence"),
        (np.ones((3, 1)), "losses must have one dimension; its shape is (3, 1)"),
        (study.Outcome([1, 2, 3], held_out="low"), "held_out must be a number, not 'low'"),
        (study.Outcome([1, 2, 3], accuracy=True), "accuracy must be a number, not True"),
    ],
)
def test_what_is_no_outcome(result, said):
    assert said in refused(result, 3, call=outcome_of)


def test_a_sweep_keeps_the_first_loss_that_is_not_finite_and_nothing_after():
    np.testing.assert_array_equal(kept([1, INF, 2, 3], "sweep")["losses"], [1, INF, NAN, NAN])
    np.testing.assert_array_equal(kept([NAN, 1], "sweep")["losses"], [NAN, NAN])
    np.testing.assert_array_equal(kept([1, 9e38, 2], "sweep")["losses"], [1, INF, NAN])
    assert kept([1.0, 2.0], "sweep")["losses"].dtype == np.float32


def test_a_training_keeps_means():
    made = kept(np.arange(100.0), held_out=0.25, accuracy=0.5)
    assert made["train"] == np.mean(range(90, 100))
    assert (made["held"], made["acc"]) == (0.25, 0.5)
    assert (made["nonfinite"], made["steps_done"], made["first"]) == (0, 100, 0)
    np.testing.assert_array_equal(made["trace"], np.arange(20) * 5 + 2)


def test_a_training_of_few_steps():
    made = kept([3.0, 1.0])
    assert made["train"] == 1
    assert np.isnan(made["held"])
    assert np.isfinite(made["trace"]).sum() == 2


@pytest.mark.parametrize(
    ("losses", "held_out", "done"),
    [([1, NAN, 1], 0.5, 1), ([1, 2, INF], 0.5, 2), ([1, 2, 3], NAN, 3), ([1, 2, 3], INF, 3)],
)
def test_a_diverged_training_has_no_outcome(losses, held_out, done):
    made = kept(losses, held_out=held_out, accuracy=0.5)
    assert made["nonfinite"] == 1
    assert made["steps_done"] == done
    assert np.isnan([made["train"], made["held"], made["acc"]]).all()
    assert np.isfinite(made["trace"]).sum() == done


def test_the_rates_of_the_schedules():
    def asked(*what):
        rates = []
        carried_out(Training(lambda lrs, seed: rates.append(lrs) or [0.0] * len(lrs), *what))
        return rates[0]

    sweep = asked("sweep", 100, 1, 1e-7, 10.0)
    np.testing.assert_allclose(sweep, 1e-7 * 1e8 ** (np.arange(100) / 100))
    assert asked("constant", 3, 1, 0.5) == (0.5, 0.5, 0.5)
    assert asked("start", 1, 1) == (0.0,)
    cycle = asked("one_cycle", 400, 1, 2.0)
    assert len(cycle) == 400
    assert cycle[0] == pytest.approx(2 / 25)
    assert cycle[50] == pytest.approx((2 + 2 / 25) / 2)
    assert cycle[100] == max(cycle) == 2
    assert cycle[250] == pytest.approx((2 + 2e-5) / 2)
    assert 2e-5 < cycle[399] < 1e-4
    assert all(isinstance(lr, float) for lr in (*sweep, *cycle))


def test_one_cycle_is_that_of_fastai():
    fastai = []  # sched_cos of fastai.callback.schedule, combined at a quarter
    for step in range(40):
        share = step / 40
        start, end, part = (
            (1 / 25, 1, share / 0.25) if share < 0.25 else (1, 1e-5, (share - 0.25) / 0.75)
        )
        fastai.append(start + (1 + math.cos(math.pi * (1 - part))) * (end - start) / 2)
    np.testing.assert_allclose(study.one_cycle(1.0, 40), fastai, rtol=1e-12)


@pytest.mark.parametrize(
    ("call", "arguments", "said"),
    [
        (study.sweep_lrs, (0,), "count must be at least 1, not 0"),
        (study.constant, (-1.0, 3), "lr must be positive and finite, not -1.0"),
        (study.sweep_lrs, (10, 0.0), "start must be positive and finite, not 0.0"),
        (study.sweep_lrs, (10, 1e-3, math.inf), "end must be positive and finite, not inf"),
        (study.one_cycle, (-1.0, 10), "lr must be positive and finite, not -1.0"),
        (study.one_cycle, (1.0, 1.5), "steps must be a whole number, not 1.5; convert it by int()"),
        (study.constant, ("1", 10), "lr must be a number, not '1'"),
    ],
)
def test_schedules_of_nonsense(call, arguments, said):
    assert refused(*arguments, call=call) == said
