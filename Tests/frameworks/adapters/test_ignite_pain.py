"""What users of ignite's own finder report, reproduced with it, and gone."""

from __future__ import annotations

import math
import warnings
from typing import Any

import pytest
import torch
from ignite.engine import Events
from ignite.handlers import FastaiLRFinder
from lrsuggest.integrations.ignite import LRSuggestFinder

from ignite_training import MSE, Ignited, ignited
from torch_training import training


def theirs(trained: Ignited, epochs: int = 20, **settings: Any) -> FastaiLRFinder:
    """Make a range test with ignite, as its documentation does."""
    finder = FastaiLRFinder()
    saved = {"model": trained.parts.model, "optimizer": trained.parts.optimizer}
    settings = {"start_lr": 1e-7, "end_lr": 10.0, "num_iter": 100, **settings}
    with finder.attach(trained.trainer, saved, **settings) as ready, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ready.run(trained.parts.loader, max_epochs=epochs)
    return finder


def ours(trained: Ignited, **settings: Any) -> LRSuggestFinder:
    """Make a range test with lrsuggest: two names differ."""
    finder = LRSuggestFinder()
    saved = {"model": trained.parts.model, "optimizer": trained.parts.optimizer}
    with finder.attach(trained.trainer, saved, progress=False, **settings) as ready:
        ready.run(trained.parts.loader)
    return finder


def used_rates(trained: Ignited) -> list[float]:
    """Note the rate of each step from now on."""
    rates: list[float] = []
    trained.parts.optimizer.register_step_pre_hook(
        lambda optimizer, *_: rates.append(optimizer.param_groups[0]["lr"])
    )
    return rates


def test_the_recorded_rate_is_the_next_one_or_the_used_one():
    trained = ignited()
    used = used_rates(trained)
    recorded = theirs(trained).get_results()["lr"]
    assert recorded[:20] != pytest.approx(used[:20])
    assert recorded[1:20] == pytest.approx(used[2:21])
    trained = ignited()
    used = used_rates(trained)
    assert ours(trained).get_results()["lr"] == pytest.approx(used, rel=1e-12)


@pytest.mark.parametrize(("finder", "moved"), [(theirs, True), (ours, False)])
def test_the_scheduler_of_the_training_goes_on_or_waits(finder, moved):
    """All handlers run during their range test; its own documentation warns of it."""
    trained = ignited()
    held = trained.parts.scheduler.state_dict()
    finder(trained)
    assert (trained.parts.scheduler.state_dict() != held) == moved


@pytest.mark.parametrize(("finder", "runs"), [(theirs, True), (ours, False)])
def test_handlers_save_and_log_what_is_thrown_away(finder, runs):
    trained = ignited()
    finder(trained)
    assert ("EPOCH_COMPLETED" in trained.calls) == runs


@pytest.mark.parametrize(("finder", "disturbs"), [(theirs, True), (ours, False)])
def test_the_training_that_follows_is_another_one(finder, disturbs):
    expected = ignited()
    expected.run(7)
    trained = ignited()
    finder(trained)
    trained.losses.clear()
    trained.trainer.state.max_epochs = None
    trained.run(7)
    assert (trained.losses != expected.losses) == disturbs


@pytest.mark.parametrize(("finder", "ruins"), [(theirs, True), (ours, False)])
def test_an_interrupted_range_test_ruins_the_model(finder, ruins):
    def interrupted(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        if trained.parts.model.calls == 60:
            raise KeyboardInterrupt
        return MSE(outputs, targets)

    trained = ignited(loss_fn=interrupted)
    held = trained.everything()["state"]
    trained.trainer._event_handlers.pop(Events.EXCEPTION_RAISED)
    with pytest.raises(KeyboardInterrupt):
        finder(trained)
    assert (trained.everything()["state"] != held) == ruins


@pytest.mark.parametrize("finder", [theirs, ours])
def test_nan_is_not_seen(finder):
    """ignite#1482: NaN is above nothing, so the range test goes on to its end."""

    def breaking(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        return MSE(outputs, targets) * (math.nan if trained.parts.model.calls > 20 else 1)

    trained = ignited(loss_fn=breaking)
    losses = finder(trained).get_results()["loss"]
    assert len(losses) == (21 if finder is ours else 101)


def test_a_negative_loss_stops_at_once_or_not():
    def negative(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        return MSE(outputs, targets) - 100

    assert len(theirs(ignited(loss_fn=negative)).get_results()["loss"]) < 3
    finder = ours(ignited(loss_fn=negative))
    assert len(finder.get_results()["loss"]) > 50
    assert finder.suggest()


def test_groups_lose_their_ratio_or_keep_it():
    """ignite#2703: one start rate for all groups makes them equal; a list has to be written."""

    def of(finder: Any) -> Any:
        parts = training()
        parts.optimizer = torch.optim.SGD(
            [
                {"params": parts.model.body.parameters(), "lr": 1e-3},
                {"params": parts.model.head.parameters(), "lr": 1e-1},
            ]
        )
        trained = ignited(parts=parts)
        return finder(trained), trained

    finder, _ = of(theirs)
    body, head = finder.get_results()["lr"][30]
    assert head == pytest.approx(body)
    finder, trained = of(ours)
    body, head = finder.get_results()["lr"][30]
    assert head == pytest.approx(100 * body)
    finder.apply_suggested_lr(trained.parts.optimizer, steps=500)
    body, head = (group["lr"] for group in trained.parts.optimizer.param_groups)
    assert head == pytest.approx(100 * body) == finder.lr_suggestion(steps=500)[1]


def test_it_cannot_be_made_from_a_handler_or_can():
    def of(finder: Any) -> Any:
        trained = ignited()
        trained.trainer.add_event_handler(
            Events.ITERATION_COMPLETED(once=13), lambda: finder(trained)
        )
        trained.run(9)
        return trained.losses

    expected = ignited()
    expected.run(9)
    assert of(theirs) != expected.losses
    assert of(ours) == expected.losses
