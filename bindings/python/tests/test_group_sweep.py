"""A range test in groups: what each did to the loss, and what is refused."""

from __future__ import annotations

import math
import time

import pytest
from conftest import refused
from curves import falling, flat, rates
from hypothesis import given, settings
from hypothesis import strategies as st
from quadratics import Quadratic

import lrsuggest

LRS = rates(120, (1e-4, 10.0))
TWO = Quadratic((1.0, 4.0), (1.0, 1.0))
ROW = (-0.01, math.nan, -0.009, 0.01, 1.0, 0.01)
positive = st.floats(-1, 1).map(lambda power: 10**power)


def report(quadratic=TWO, lrs=LRS, same_batch=True, **context):
    return quadratic.sweep(lrs, same_batch).report(**context)


def group_sweep(names=("body", "head"), steps=0):
    """Record steps that are all alike."""
    found = lrsuggest.GroupSweep(names)
    for lr in LRS[:steps]:
        row = (ROW[0], ROW[0] if len(found) else math.nan, *ROW[2:])
        found.record(lr, 1.0, [row] * len(names))
    return found


@settings(max_examples=40, deadline=None)
@given(st.tuples(positive, positive), st.tuples(positive, positive), st.tuples(positive, positive))
def test_changes_sum_to_that_of_the_loss_and_edges_are_two_over_curvature(
    curvatures, weights, ratios
):
    quadratic = Quadratic(curvatures, weights, ratios)
    found = report(quadratic, optimizer="sgd")
    losses = [loss for _, loss, _ in quadratic.steps(LRS)]
    shown = len(found.groups[0].lrs)
    assert shown > 20
    for step, summed in enumerate(zip(*(group.changes for group in found.groups))):
        assert sum(summed) == pytest.approx(losses[step] - losses[0], abs=1e-9 * losses[0])
    for group, curvature in zip(found.groups, curvatures):
        assert group.edge == pytest.approx(2 / curvature, rel=1e-6)
        assert group.lrs == tuple(LRS[:shown])
        assert group.losses[0] == losses[0]


def test_the_answer_is_that_of_suggest():
    context = {"optimizer": "adam", "steps": 700, "smoothing": 3.0, "schedule": "linear"}
    found = report(**context)
    losses = [loss for _, loss, _ in TWO.steps(LRS)]
    assert found.answer == lrsuggest.suggest(LRS, losses, **context)
    assert found.answer
    assert found.lrs == [group.multiplier * found.answer.lr for group in found.groups]
    for group in found.groups:
        assert group.interval.low <= group.lr <= group.interval.high
        assert 0 <= group.confidence < 1
    assert sum(group.share for group in found.groups) == pytest.approx(1)
    assert found.error < 0.05


def test_a_refused_curve_has_groups_without_rates():
    lrs, losses = flat()
    sweep = lrsuggest.GroupSweep(["body", "head"])
    for lr, loss in zip(lrs, losses):
        sweep.record(lr, loss, [[0.0, *ROW[1:]]] * 2)
    found = sweep.report()
    assert not found.answer
    assert "no_descent" in refused(call=lambda: found.lrs)
    for group in found.groups:
        assert (group.lr, group.interval, group.share, group.update_ratio) == (None,) * 4
        assert (group.advice, group.confidence, group.multiplier) == ("keep", 0, 1)
    assert found.error is None
    assert found.explanation.startswith(found.answer.explanation())
    assert "body" in found._repr_html_()


def test_edges_need_the_optimizer_and_the_same_batch():
    assert [group.edge for group in report().groups] == [None, None]
    coarse = report(same_batch=False, optimizer="sgd")
    assert [group.edge for group in coarse.groups] == [None, None]
    momentum = report(optimizer="momentum")
    assert [group.edge for group in momentum.groups] == pytest.approx([3.8, 0.95])


def test_a_group_without_a_gradient_keeps_the_rate():
    sweep = lrsuggest.GroupSweep(["body", "still"])
    for lr, loss, rows in Quadratic((1.0,), (1.0,)).steps(LRS):
        sweep.record(lr, loss, [rows[0], [0.0, rows[0][1] * 0, 0.0, 0.0, 1.0, 0.0]])
    still = sweep.report(optimizer="sgd").groups[1]
    assert (still.share, still.advice, still.confidence, still.edge) == (0, "keep", 0, None)
    assert (still.update_ratio, still.relative_gradient) == (None, None)
    assert set(still.changes) == {0}
    assert still.lr == sweep.report(optimizer="sgd").answer.lr


def test_steps_of_a_long_sweep_are_put_together():
    lrs = rates(3000, (1e-5, 0.1))
    losses = [loss for _, loss, _ in TWO.steps(lrs)]
    long = TWO.sweep(lrs)
    assert len(long) == 3000
    groups = long.report().groups
    assert 100 < len(groups[0].lrs) <= 512
    summed = sum(group.changes[-1] for group in groups)
    assert summed == pytest.approx(losses[-1] - losses[0], rel=0.01)


def test_names_are_kept_as_they_were_given():
    names = ["", "Schicht 1", "層", "\udc80", 'a "b"\n']
    sweep = group_sweep(names, 3)
    assert sweep.names == tuple(names)
    assert [group.name for group in sweep.report().groups] == names
    assert repr(sweep) == "<GroupSweep: 5 groups, 3 steps recorded>"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "names holds 0 names: it must hold between 1 and 100000"),
        (map(str, range(100_001)), "count is 100001; the most is 100000"),
        (["groups", "x", "groups"], 'names[2] is "groups", as names[0] is: names must differ'),
        (["a", 2], "names[1] must be a name, not 2"),
        (["a\0b"], "names[0] must not contain NUL: 'a\\x00b'"),
        ("body", "names must be a sequence of names, not 'body'"),
        (None, "names must be a sequence of names, not None"),
        (3, "names must be a sequence of names, not 3"),
    ],
)
def test_names_that_are_refused(names, message):
    assert refused(names, call=lrsuggest.GroupSweep) == message


@pytest.mark.parametrize(
    ("ratios", "message"),
    [
        ([1], "ratios has 1 values, not 2, one for each group"),
        ([], "ratios has 0 values, not 2, one for each group"),
        ([1, 0], 'ratios[1] ("head") is 0.0: it must be positive and finite; leave'),
        ([math.nan, 1], 'ratios[0] ("body") is nan: it must be'),
        ([1, math.inf], 'ratios[1] ("head") is inf: it must be'),
        ("12", "ratios must be a sequence of numbers, not '12'"),
        ([1, None], "ratios[1] is None:"),
    ],
)
def test_ratios_that_are_refused(ratios, message):
    assert refused(["body", "head"], ratios, call=lrsuggest.GroupSweep).startswith(message)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ((0.0, 1.0, [ROW, ROW]), "learning rate 2 is 0.0: it must be positive and finite"),
        ((math.nan, 1.0, [ROW, ROW]), "learning rate 2 is nan: it must be positive and finite"),
        ((1e-9, 1.0, [ROW, ROW]), "learning rate 2 is 1e-09, not above the one before, "),
        (("1", 1.0, [ROW, ROW]), "lr must be a number, not '1'"),
        ((1.0, math.nan, [ROW, ROW]), "loss 2 is nan: end the sweep there"),
        ((1.0, None, [ROW, ROW]), "loss must be a number, not None"),
    ],
)
def test_rates_and_losses_that_are_refused(step, message):
    sweep = group_sweep(steps=2)
    assert refused(*step, call=sweep.record).startswith(message)
    assert len(sweep) == 2


@pytest.mark.parametrize("field", range(6))
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1.0])
def test_a_sum_that_does_not_exist_is_named_and_nothing_recorded(field, value):
    sweep, good = group_sweep(steps=2), (ROW[0], ROW[0], *ROW[2:])
    bad = [*good[:field], value, *good[field + 1 :]]
    if value == -1 and field < 3:
        sweep.record(1.0, 1.0, [good, bad])
        return
    before = sweep.report()
    said = refused(1.0, 1.0, [good, bad], call=sweep.record)
    names = ("gradient_step", "previous_step", "after_step")
    names += ("step_square", "weight_square", "gradient_square")
    assert said.startswith(f'{names[field]} of group 1 ("head") ')
    unmeasured = math.isnan(value) and field in (1, 2)
    assert ("contradicts the others" if unmeasured else f"is {value}:") in said
    assert len(sweep) == 2
    assert sweep.report() == before


def test_groups_do_not_appear_or_vanish():
    sweep = group_sweep(steps=2)
    row = (ROW[0], ROW[0], *ROW[2:])
    assert refused(1.0, 1.0, [row], call=sweep.record).startswith("sums has 1 rows, not 2: one row")
    assert refused(1.0, 1.0, [row] * 3, call=sweep.record).startswith("sums has 3 rows, not 2:")
    sweep.record(1.0, 1.0, [row] * 2)
    assert len(sweep) == 3


def test_a_long_name_hides_no_value():
    sweep = lrsuggest.GroupSweep(["encoder." + 400 * "層." + "weight", "head"])
    said = refused(1.0, 1.0, [[math.inf, *ROW[1:]], ROW], call=sweep.record)
    assert said.startswith('gradient_step of group 0 ("encoder.層.')
    assert '.層.weight") is inf: such a sum does not exist' in said


def test_there_is_no_report_before_the_first_step():
    with pytest.raises(lrsuggest.LRSuggestError, match="no step was recorded") as caught:
        lrsuggest.GroupSweep(["body"]).report()
    assert caught.value.status == "LRS_ERROR_OUT_OF_TURN"
    assert refused(call=group_sweep(steps=1).report, optimizer="sgdm").startswith("optimizer")
    assert not group_sweep(steps=1).report().answer


def test_ten_thousand_groups():
    numpy = pytest.importorskip("numpy")
    count = 10_000
    curvatures = numpy.geomspace(0.1, 10, count)
    sweep = lrsuggest.GroupSweep([f"layer {index}" for index in range(count)])
    weights, step = numpy.ones(count), numpy.full(count, numpy.nan)
    for lr in LRS:
        loss, gradient = (curvatures * weights**2).sum() / 2, curvatures * weights
        previous, step = gradient * step, -lr * gradient
        after = curvatures * (weights + step) * step
        rows = [gradient * step, previous, after, step**2, weights**2, gradient**2]
        sweep.record(lr, loss, numpy.stack(rows, axis=1))
        weights += step
    began = time.process_time()
    found = sweep.report(optimizer="sgd")
    assert time.process_time() - began < 5
    assert [group.edge for group in found.groups] == pytest.approx(2 / curvatures)
    assert sum(group.share for group in found.groups) == pytest.approx(1)
    assert "more" in found.explanation
    assert len(found._repr_html_()) < 200_000
    assert len(sweep) == len(falling(120)[0])
