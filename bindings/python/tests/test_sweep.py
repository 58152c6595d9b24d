"""A range test in progress."""

from __future__ import annotations

import itertools
import math

import pytest
from conftest import refused
from curves import usual

import lrsuggest
from lrsuggest import Sweep


def finished(loss=usual, *arguments, **options) -> Sweep:
    sweep = Sweep(*arguments, **options)
    for lr in sweep:
        sweep.record(loss(lr))
    return sweep


def test_the_rates_of_an_exponential_sweep():
    sweep = finished(lambda lr: 1.0, 1e-4, 1e-1, 4)
    assert sweep.lrs == pytest.approx([1e-4, 1e-3, 1e-2, 1e-1], rel=1e-14)
    assert (sweep.lrs[0], sweep.lrs[-1]) == (1e-4, 1e-1)


def test_the_rates_of_a_linear_sweep():
    sweep = finished(lambda lr: 1.0, 1, 2, 5, "linear")
    assert sweep.lrs == [1, 1.25, 1.5, 1.75, 2]


def test_a_whole_loop():
    sweep = Sweep(1e-5, 1, num_iter=50, stop="never")
    seen = []
    for lr in sweep:
        assert len(sweep) == len(seen)
        assert sweep.stop_reason == "running"
        seen.append(lr)
        sweep.record(usual(lr))
    assert sweep.lrs == seen
    assert sweep.losses == [usual(lr) for lr in seen]
    assert (len(sweep), sweep.stop_reason) == (50, "completed")
    context = {"optimizer": "adam", "steps": 500}
    assert sweep.suggest(**context) == lrsuggest.suggest(seen, sweep.losses, **context)
    assert sweep.landmarks(smoothing=3) == lrsuggest.landmarks(seen, sweep.losses, smoothing=3)
    assert repr(sweep) == "<Sweep: 50 losses recorded, completed>"


@pytest.mark.parametrize(
    ("loss", "reason"),
    [
        (lambda lr: math.nan if lr > 0.1 else 1.0, "non_finite"),
        (lambda lr: -math.inf if lr > 0.1 else 1.0, "non_finite"),
        (lambda lr: usual(lr), "diverged"),
    ],
)
def test_it_stops_early(loss, reason):
    sweep = finished(loss)
    assert sweep.stop_reason == reason
    assert len(sweep) < 100
    assert sweep.lrs[-1] > 0.1
    for never in ("never", None):
        whole = finished(loss, stop=never)
        assert (len(whole), whole.stop_reason) == (100, "completed")


def test_the_stop_rules_of_other_tools():
    def levelling(top):
        return lambda lr: 1.0 if lr < 0.1 else top

    ends = {
        rule: [len(finished(levelling(top), stop=rule)) for top in (1.5, 4.9, 20.0)]
        for rule in ("cusum", "four_times_best", "five_times_best")
    }
    assert ends["cusum"] == [81, 81, 81]
    assert ends["four_times_best"] == [100, 100, 82]
    assert ends["five_times_best"] == [100, 100, 80]
    for rule in ends:
        assert finished(lambda lr: math.nan, stop=rule).stop_reason == "non_finite"


def test_the_onset_of_the_rise():
    sweep = finished(lambda lr: 1.0 if lr < 0.1 else 2.0)
    assert sweep.stop_reason == "diverged"
    assert sweep.onset == sweep.lrs[74] < 0.1 <= sweep.lrs[75]
    assert sweep.suggest().onset == sweep.onset
    assert finished(lambda lr: 1.0).onset is None
    assert finished(lambda lr: math.nan).onset is None
    assert Sweep().onset is None


def test_a_forgotten_record():
    sweep = Sweep()
    message = refused(sweep, call=list)
    assert "1e-07 was not recorded" in message
    assert "record()" in message


def test_two_records_in_one_turn():
    sweep = Sweep()
    next(iter(sweep))
    sweep.record(1.0)
    assert "already" in refused(1.0, call=sweep.record)
    assert len(sweep) == 1


def test_a_record_before_the_loop():
    assert "inside the loop" in refused(1.0, call=Sweep().record)


def test_a_record_after_the_end():
    for loss, reason in ((lambda lr: 1.0, "completed"), (lambda lr: math.nan, "non_finite")):
        sweep = finished(loss)
        assert reason in refused(1.0, call=sweep.record)
        assert list(sweep) == []


def test_a_loop_left_early_is_resumed():
    sweep = Sweep(1e-4, 1e-1, 4)
    taken = []
    for lr in sweep:
        taken.append(lr)
        break
    for lr in sweep:
        taken.append(lr)
        sweep.record(1.0)
    assert taken == [1e-4, *sweep.lrs]


def test_the_loop_of_others():
    sweep = Sweep(1e-4, 1e-1, 4)
    for lr, _ in zip(sweep, itertools.count()):
        sweep.record(lr)
    assert sweep.losses == sweep.lrs


@pytest.mark.parametrize(
    "loss", [None, "nan", "0.5", b"1", [1.0], {}, 1j, object(), 10**400, True, float]
)
def test_losses_that_are_no_numbers(loss):
    sweep = Sweep()
    next(iter(sweep))
    assert "loss must be a number" in refused(loss, call=sweep.record)
    sweep.record(1.0)
    assert sweep.losses == [1.0]


def test_everything_float_takes():
    class Zero:
        def __float__(self):
            return 0.5

    sweep = Sweep()
    losses = [1, 2.5, Zero()]
    try:
        import numpy as np
    except ImportError:
        pass
    else:
        losses += [np.float32(0.5), np.array(0.5), np.int8(3)]
    for lr, loss in zip(sweep, losses):
        assert lr > 0
        sweep.record(loss)
    assert sweep.losses == [float(loss) for loss in losses]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"start_lr": 1.0, "end_lr": 1.0}, "end"),
        ({"start_lr": 2.0, "end_lr": 1.0}, "end"),
        ({"start_lr": 0.0}, "start"),
        ({"start_lr": -1.0}, "start"),
        ({"start_lr": math.nan}, "start"),
        ({"end_lr": math.inf}, "end"),
        ({"end_lr": math.nan}, "end"),
        ({"num_iter": 0}, "num_iter"),
        ({"num_iter": 1}, "num_iter"),
        ({"num_iter": -1}, "num_iter"),
        ({"num_iter": 10**9}, "num_iter"),
        ({"num_iter": 10**30}, "num_iter"),
        ({"num_iter": 100.0}, "num_iter"),
        ({"num_iter": True}, "num_iter"),
        ({"num_iter": None}, "num_iter"),
        ({"start_lr": "1e-5"}, "start_lr must be a number"),
        ({"end_lr": None}, "end_lr must be a number"),
        ({"end_lr": True}, "end_lr must be a number"),
        ({"end_lr": 10**400}, "end_lr must be a number"),
        ({"mode": "log"}, "exponential"),
        ({"mode": None}, "mode must be a name"),
        ({"stop": 1}, "stop must be a name"),
        ({"stop": True}, "stop must be a name"),
        ({"stop": "4x"}, "four_times_best"),
    ],
)
def test_bad_schedules(arguments, word):
    assert word in refused(call=Sweep, **arguments)


def test_the_largest_sweep_is_lazy():
    sweep = Sweep(num_iter=10_000_000)
    assert next(iter(sweep)) == 1e-7
    sweep.record(1.0)
    assert len(sweep) == 1


def test_before_anything_is_recorded():
    sweep = Sweep()
    assert (sweep.lrs, sweep.losses, len(sweep), sweep.stop_reason) == ([], [], 0, "running")
    refused(call=sweep.suggest)
    refused(call=sweep.landmarks)


def test_in_the_middle():
    sweep = Sweep(1e-5, 1)
    for lr in itertools.islice(sweep, 60):
        sweep.record(usual(lr))
    assert sweep.suggest() == lrsuggest.suggest(sweep.lrs, sweep.losses)


def test_a_bad_context():
    sweep = finished()
    assert "optimizer" in refused(call=sweep.suggest, optimizer="adamm")
    with pytest.raises(TypeError, match="rows"):
        sweep.suggest(rows=3)


def test_a_sweep_shows_itself_in_notebooks_at_any_time():
    sweep = Sweep(1e-5, 1)
    assert sweep._repr_html_() == "<p>0 losses recorded, running</p>"
    for lr in sweep:
        sweep.record(2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4)
        assert f"{len(sweep)} losses recorded, {sweep.stop_reason}" in sweep._repr_html_()
    assert "<svg" in sweep._repr_html_()
