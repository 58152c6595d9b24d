"""One curve, one answer."""

from __future__ import annotations

import math

import pytest
from conftest import refused
from curves import explosive, exponential, falling, flat, noise_only, rates, rising

import lrsuggest
from lrsuggest import Refusal, Suggestion

NAN, INFINITY = math.nan, math.inf
LRS, LOSSES = falling()


def test_a_curve_that_holds_an_answer():
    answer = lrsuggest.suggest(LRS, LOSSES)
    assert isinstance(answer, Suggestion)
    assert answer
    assert float(answer) == answer.lr
    assert answer.interval.low < answer.lr < answer.interval.high
    assert answer.search_range.low < answer.search_range.high
    assert 1e-5 < answer.lr <= answer.max_safe_lr


@pytest.mark.parametrize("steepest", [1e-3, 1e-2, 3e-2])
def test_the_analytic_steepest_point(steepest):
    found = lrsuggest.landmarks(*exponential(steepest, floor=200.0)).steepest
    assert abs(math.log10(found.lr / steepest)) < 0.02


def test_the_answer_moves_with_the_curve():
    ten_times = [10 * lr for lr in LRS]
    answer, moved = lrsuggest.suggest(LRS, LOSSES), lrsuggest.suggest(ten_times, LOSSES)
    assert moved.lr / answer.lr == pytest.approx(10, rel=1e-9)


def test_more_steps_want_a_smaller_rate():
    budgets = [400, 1600, 6400]
    answers = [lrsuggest.suggest(LRS, LOSSES, steps=steps).lr for steps in budgets]
    assert answers[0] > answers[1] > answers[2]


def test_epochs_tell_how_sure_a_rate_is_and_move_none():
    untold, few, many = (
        lrsuggest.suggest(LRS, LOSSES, steps=1000, epochs=epochs) for epochs in (None, 5, 500)
    )
    assert untold.lr == few.lr == many.lr
    assert few.confidence > untold.confidence > many.confidence
    assert few.interval.low > untold.interval.low > many.interval.low
    assert "Every row is seen 500 times" in " ".join(many.assumptions)
    assert any("over-fits" in doubt for doubt in many.doubts)
    assert not any("over-fits" in doubt for doubt in untold.doubts + few.doubts)
    assert many == lrsuggest.suggest_batch(LRS, [LOSSES], steps=1000, epochs=500)[0]


def test_what_is_not_said_is_assumed():
    silent = lrsuggest.suggest(LRS, LOSSES)
    told = lrsuggest.suggest(LRS, LOSSES, optimizer="adam", steps=1000, batch_size=64)
    assert "steps is not given" in " ".join(silent.assumptions)
    assert "not given" not in " ".join(told.assumptions)
    assert set(told.assumptions) != set(silent.assumptions)


def test_the_context_is_part_of_the_answer():
    constant = lrsuggest.suggest(LRS, LOSSES, schedule="constant")
    assert constant.lr < lrsuggest.suggest(LRS, LOSSES).lr
    assert constant != lrsuggest.suggest(LRS, LOSSES)


@pytest.mark.parametrize(
    ("curve", "code"),
    [
        (flat(), "no_descent"),
        (flat(0.0), "no_descent"),
        (flat(-5.0), "no_descent"),
        (noise_only(), "no_descent"),
        (explosive(), "diverged_at_start"),
        (falling(3), "too_few_points"),
        (([0.1], [2.3]), "too_few_points"),
        ((rates(), [NAN] * 101), "no_finite_loss"),
        ((rates(), [INFINITY, *LOSSES[1:]]), "no_finite_loss"),
        ((rates(), [NAN, *LOSSES[1:]]), "no_finite_loss"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_curves_without_an_answer(curve, code):
    answer = lrsuggest.suggest(*curve)
    assert isinstance(answer, Refusal)
    assert not answer
    assert answer.code == code


def test_what_follows_a_non_finite_loss_is_not_read():
    for last in (NAN, INFINITY, -INFINITY):
        cut = 80
        answer = lrsuggest.suggest(LRS, [*LOSSES[:cut], last, *[0.0] * (100 - cut)])
        whole = lrsuggest.suggest(LRS, [*LOSSES[:cut], *[last] * (101 - cut)])
        assert answer.lr == whole.lr
        assert answer.landmarks == whole.landmarks


@pytest.mark.parametrize("factor", [1e-320, 1e-300, 1e300, -1.0, 0.0])
def test_any_loss_is_looked_at(factor):
    answer = lrsuggest.suggest(LRS, [factor * loss for loss in LOSSES])
    assert answer.explanation()
    assert isinstance(answer, (Suggestion, Refusal))


def test_losses_at_the_edge_of_a_double():
    for top in (1.7e308, -1.7e308, 5e-324):
        losses = [top if index % 2 else -top for index in range(101)]
        assert lrsuggest.suggest(LRS, losses).explanation()


def test_negative_losses_hold_answers_too():
    assert lrsuggest.suggest(LRS, [loss - 10 for loss in LOSSES])


@pytest.mark.parametrize(
    ("index", "value", "shown"),
    [
        (0, NAN, "nan"),
        (3, INFINITY, "inf"),
        (5, -INFINITY, "inf"),
        (0, 0.0, "0"),
        (7, -0.5, "-0.5"),
    ],
)
def test_learning_rates_that_are_none(index, value, shown):
    lrs = [*LRS[:index], value, *LRS[index + 1 :]]
    message = refused(lrs, LOSSES)
    assert f"[{index}]" in message
    assert shown in message.lower()


def test_learning_rates_out_of_order():
    assert "[1]" in refused(LRS[::-1], LOSSES)
    assert "[51]" in refused([*LRS[:51], LRS[50], *LRS[52:]], LOSSES)


def test_extreme_learning_rates():
    lrs = rates(101, (5e-324, 1e-310))
    spaced = [5e-324 * (index + 1) for index in range(101)]
    assert len(lrs) == len(spaced)
    assert lrsuggest.suggest(spaced, LOSSES).explanation()
    assert lrsuggest.suggest(rates(101, (1e300, 1.7e308)), LOSSES).explanation()


def test_empty():
    assert "empty" in refused([], [])


def test_the_status_of_an_error():
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        lrsuggest.suggest([2.0, 1.0], [1.0, 1.0])
    assert caught.value.status == "LRS_ERROR_INVALID_CURVE"
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        lrsuggest.suggest([2.0, 1.0], [1.0])
    assert caught.value.status is None


def test_every_optimizer_is_one_that_moves_or_not():
    answers = {name: lrsuggest.suggest(LRS, LOSSES, optimizer=name).lr for name in ("sgd", "adam")}
    assert all(1e-5 < lr < 1 for lr in answers.values())


def test_a_loss_that_only_rises_late_is_answered_from_its_rise():
    answer = lrsuggest.suggest(*rising(), steps=400)
    assert answer
    assert answer.lr == pytest.approx(answer.onset * 10**-1.3)
    assert any("hardly falls" in doubt for doubt in answer.doubts)


def test_confidence_is_a_probability_that_clear_curves_raise():
    clear, noisy = (lrsuggest.suggest(*falling(noise=noise), steps=400) for noise in (0.01, 0.3))
    assert 0.5 < noisy.confidence < clear.confidence < 1
    together = lrsuggest.suggest_runs([falling(noise=0.3), falling(noise=0.3, seed=1)], steps=400)
    assert 0.5 < together.confidence < clear.confidence
