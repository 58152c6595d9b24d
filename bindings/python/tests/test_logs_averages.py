"""What averages the losses of a log are taken for, and what a suggestion makes of it."""

from __future__ import annotations

import pytest
from conftest import refused
from curves import falling

import lrsuggest
from lrsuggest import read_log

LRS, LOSSES = falling(200, noise=0.1)


def test_a_suggestion_from_a_log_is_that_from_its_points():
    test = read_log({"lr": LRS, "loss": LOSSES})
    context = {"optimizer": "sgd", "steps": 1000}
    assert test.suggest(**context) == lrsuggest.suggest(LRS, LOSSES, **context)
    assert test.landmarks() == lrsuggest.landmarks(LRS, LOSSES)
    assert test.ema_beta is None


def test_a_log_shows_its_answer():
    test = read_log({"lr": LRS, "loss": LOSSES})
    assert test._repr_html_() == test.suggest()._repr_html_()
    assert test.plot().get_title(loc="left") == test.suggest().plot().get_title(loc="left")


def test_a_name_that_tells_of_an_average_is_remarked_on():
    log = {"lr": LRS, "running_loss": LOSSES}
    assert "'running_loss' says that the losses are averages" in read_log(log).notes[0]
    for said in ({"ema_beta": 0}, {"running_mean": False}):
        assert read_log(log, **said).notes == ()


def test_a_memory_that_is_told_is_handed_to_the_suggestion():
    averages = lrsuggest.smooth(LOSSES, "ema", beta=0.9)
    test = read_log({"lr": LRS, "loss": averages}, ema_beta=0.9)
    assert (test.losses, test.ema_beta) == (averages, 0.9)
    assert test.suggest(steps=9) == lrsuggest.suggest(LRS, averages, steps=9, ema_beta=0.9)
    assert test.landmarks() == lrsuggest.landmarks(LRS, averages, ema_beta=0.9)


def test_an_average_is_undone_before_rows_are_chosen():
    averages = lrsuggest.smooth(LOSSES, "ema", beta=0.98)
    log = {"lr": LRS, "loss": averages}
    test = read_log(log, format="fastai_finder", rows=slice(50, 150))
    assert test.losses == pytest.approx(LOSSES[50:150])
    assert "memory 0.98" in test.notes[0]


def test_a_suggestion_refuses_to_be_told_the_memory_again():
    test = read_log({"lr": LRS, "loss": LOSSES}, ema_beta=0)
    assert "read_log" in refused(call=test.suggest, ema_beta=0.9)


@pytest.mark.parametrize("beta", [1, -0.1, "0.9", float("nan")])
def test_a_memory_outside_its_range_is_refused(beta):
    assert "ema_beta" in refused({"lr": LRS, "loss": LOSSES}, call=read_log, ema_beta=beta)


def running_means(losses, length):
    """Return the means since the beginning of each epoch."""
    return [
        sum(losses[index // length * length : index + 1]) / (index % length + 1)
        for index in range(len(losses))
    ]


@pytest.mark.parametrize("counted", [("epoch",), ("batch",), ("epoch", "batch")])
def test_a_running_mean_is_undone_epoch_by_epoch(counted):
    columns = {
        "epoch": [index // 60 for index in range(200)],
        "batch": [index % 60 for index in range(200)],
    }
    log = {
        "lr": LRS,
        "loss": running_means(LOSSES, 60),
        **{name: columns[name] for name in counted},
    }
    assert read_log(log, running_mean=True).losses == pytest.approx(LOSSES)


def test_batches_counted_from_one_are_told():
    batches = [index % 50 + 1 for index in range(200)]
    log = {"lr": LRS, "loss": running_means(LOSSES, 50), "batch": batches}
    assert read_log(log, running_mean=True).losses == pytest.approx(LOSSES)


def test_a_batch_before_the_first_one_counts_by_its_place():
    means = running_means(LOSSES, 200)
    log = {"lr": LRS, "loss": means, "batch": [-1, *range(1, 200)]}
    found = read_log(log, running_mean=True).losses
    assert found[:2] == means[:2]  # each the first of a mean
    assert found[2:] == pytest.approx(
        [(n * new - (n - 1) * old) for n, (old, new) in enumerate(zip(means[1:], means[2:]), 2)]
    )


def test_fractions_of_an_epoch_do_not_begin_the_mean_anew():
    log = {
        "lr": LRS,
        "loss": running_means(LOSSES, 50),
        "epoch": [index / 50 for index in range(200)],
    }
    assert read_log(log, running_mean=True).losses == pytest.approx(LOSSES)


def test_an_epoch_may_begin_at_a_later_batch_than_the_last_one_ended():
    means = running_means(LOSSES, 10)
    kept = [2, 15, 27, 39]
    log = {
        "lr": [LRS[index] for index in kept],
        "loss": [means[index] for index in kept],
        "batch": [index % 10 for index in kept],
        "epoch": [index // 10 for index in kept],
    }
    assert read_log(log, running_mean=True).losses == pytest.approx(log["loss"])


def test_a_running_mean_logged_every_fifth_batch_gives_the_means_between():
    means = running_means(LOSSES, 200)
    kept = range(4, 200, 5)
    log = {
        "lr": [LRS[index] for index in kept],
        "loss": [means[index] for index in kept],
        "batch": list(kept),
    }
    between = [sum(LOSSES[index - 4 : index + 1]) / 5 for index in kept]
    assert read_log(log, running_mean=True).losses == pytest.approx(between)


def test_the_mean_of_a_window_is_said_to_be_one():
    history = [{"loss": 1.0, "learning_rate": 1e-5 * 2**k, "step": 10 * k + 10} for k in range(9)]
    state = {"log_history": [*history, {"train_loss": 1.0, "train_runtime": 1.0, "step": 90}]}
    for source in (state, state["log_history"]):
        test = read_log(source)
        assert (test.format, test.ema_beta, len(test)) == ("transformers", 0, 9)
        assert "up to 10 steps" in test.notes[0]
