"""Which rows become points of the range test."""

from __future__ import annotations

import re

import pytest
from conftest import refused
from curves import falling

from lrsuggest import read_log

LRS, LOSSES = falling(40)


def table(*rows):
    """Return columns of step, rate and loss."""
    return dict(zip(("step", "lr", "loss"), map(list, zip(*rows))))


ROWS = list(zip(range(40), LRS, LOSSES))


def test_rows_are_joined_by_step_where_rate_and_loss_are_apart():
    apart = [row for step, lr, loss in ROWS for row in ((step, lr, None), (step, None, loss))]
    test = read_log(table(*apart))
    assert (test.lrs, test.losses) == (LRS, LOSSES)


def test_a_loss_logged_more_rarely_than_the_rate_is_joined_too():
    apart = [(step, lr, None) for step, lr, _ in ROWS]
    apart += [(step, None, loss) for step, _, loss in ROWS[::4]]
    test = read_log(table(*apart))
    assert (test.lrs, test.losses) == (LRS[::4], LOSSES[::4])
    assert test.dropped == {"no loss": 30}


def test_steps_that_only_one_of_both_has_are_named():
    message = refused(table((0, 1e-5, None), (10, 1e-4, None), (9, None, 2.0)), call=read_log)
    assert "'lr' at steps 0, 10 and 'loss' at steps 9" in message
    many = [(2 * step, lr, None) for step, lr in enumerate(LRS)]
    assert "'lr' at steps 0, 2, 4, ... and" in refused(table(*many, (1, None, 2.0)), call=read_log)


def test_rows_with_one_value_missing_are_left_out_and_counted():
    rows = [*ROWS, (40, 9.0, None), (41, None, 1.0), (42, None, None)]
    test = read_log(table(*rows))
    assert test.losses == LOSSES
    assert test.dropped == {
        "no loss": 1,
        "no learning rate": 1,
        "neither learning rate nor loss": 1,
    }
    assert "1 row was left out: no loss." in test.explanation()


@pytest.mark.parametrize("apart", [False, True])
def test_what_a_resumed_training_ran_again_supersedes_what_it_was(apart):
    stale = [(step, lr, 99.0) for step, lr, _ in ROWS[20:30]]
    rows = [*ROWS[:20], *stale, *ROWS[20:]]
    if apart:
        rows = [row for step, lr, loss in rows for row in ((step, lr, None), (step, None, loss))]
    test = read_log(table(*rows))
    assert (test.lrs, test.losses) == (LRS, LOSSES)
    assert test.dropped == {"superseded by a later row of the same step": 20 if apart else 10}


def test_steps_that_begin_anew_in_each_epoch_are_no_resumed_training():
    rows = [(step % 10, lr, loss) for step, lr, loss in ROWS]
    assert read_log(table(*rows)).losses == LOSSES
    apart = [row for step, lr, loss in rows for row in ((step, lr, None), (step, None, loss))]
    assert "begin anew" in refused(table(*apart), call=read_log)


def test_a_column_of_steps_that_holds_no_numbers_is_passed_over():
    log = {"iter": [f"[{step}/40]" for step in range(40)], "lr": LRS, "loss": LOSSES}
    assert read_log(log).losses == LOSSES


def test_micro_batches_of_one_step_are_averaged():
    rows = [(step, lr, loss + shift) for step, lr, loss in ROWS for shift in (-0.1, 0.1)]
    test = read_log(table(*rows))
    assert test.lrs == LRS
    assert test.losses == pytest.approx(LOSSES)
    assert "averaged" in test.notes[0]


def test_a_row_that_is_there_twice_is_one_point():
    test = read_log(table(*ROWS[:21], *ROWS[20:]))
    assert (test.lrs, test.losses) == (LRS, LOSSES)


def test_steps_at_the_rate_zero_before_the_test_are_left_out():
    test = read_log(table((-2, 0.0, 2.3), (-1, 0.0, 2.3), *ROWS))
    assert test.losses == LOSSES
    assert test.dropped == {"learning rate 0": 2}


def test_losses_that_are_not_finite_are_kept():
    lrs = LRS[:4]
    test = read_log({"lr": lrs, "loss": [1.0, float("inf"), float("-inf"), float("nan")]})
    assert repr(test.losses) == "[1.0, inf, -inf, nan]"


@pytest.mark.parametrize(
    ("lrs", "why"),
    [
        ([1e-3] * 9, "is 0.001 in all 9 rows"),
        ([1e-3 - 1e-5 * step for step in range(9)], "to 0.00099 in row 1; nowhere does it grow"),
        ([1e-5, 1e-4, 1e-3, 1e-2, 1e-5], r"falls from 0.01 to 1e-05 in row 4; .*slice\(0, 4\)"),
        ([1e-5, 1e-4, 1e-3, 1e-2, 1e-2], r"stays at 0.01 from row 3 to row 4; .*slice\(0, 4\)"),
        ([0.5, 1e-5, 1e-4, 1e-3], r"falls from 0.5 to 1e-05 in row 1; .*slice\(1, 4\)"),
    ],
)
def test_an_ordinary_training_is_no_range_test(lrs, why):
    log = {"lr": lrs, "loss": [1.0] * len(lrs)}
    message = refused(log, call=read_log)
    assert "is no range test: the learning rate" in message
    assert re.search(why, message), message


def test_a_stretch_that_grows_is_read_by_row_or_by_step():
    decay = [(40 + step, 0.5 - 0.01 * step, 1.0) for step in range(20)]
    log = table(*ROWS, *decay)
    message = refused(log, call=read_log)
    assert "rows=slice(0, 40)" in message
    for chosen in ({"rows": slice(0, 40)}, {"rows": slice(-20)}, {"steps": (0, 40)}):
        assert read_log(log, **chosen).losses == LOSSES


def test_a_choice_of_steps_needs_a_column_of_steps():
    log = {"lr": LRS, "loss": LOSSES}
    assert "pass rows=" in refused(log, call=read_log, steps=(0, 9))
    assert "slice(0, 100)" in refused(log, call=read_log, rows=(0, 9))
    assert "two numbers" in refused(table(*ROWS), call=read_log, steps=5)
    assert "no row" in refused(log, call=read_log, rows=slice(90, 95))


@pytest.mark.parametrize("lr", [-1e-3, float("nan"), float("inf")])
def test_what_is_no_rate_is_named_with_its_row(lr):
    message = refused({"lr": [1e-5, lr], "loss": [1, 1]}, call=read_log)
    assert "row 1, column 'lr'" in message
    assert str(lr) in message
