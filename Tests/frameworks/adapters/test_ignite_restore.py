"""After a range test with ignite, the training goes on as if there had been none."""

from __future__ import annotations

import os
import signal
from functools import partial
from typing import Any

import pytest
import torch
from ignite.engine import DeterministicEngine, Engine, Events
from lrsuggest.integrations.torch._store import Store

from ignite_training import MSE, Ignited, ignited, stepping
from torch_training import bits, training

BEFORE, AFTER = 2, 7
"""Epochs of eight steps."""


def undisturbed(before: int = BEFORE, **settings: Any) -> Ignited:
    """Train without a range test."""
    trained = ignited(**settings)
    trained.run(before)
    trained.run(AFTER)
    return trained


def failing(at: int, what: BaseException) -> Any:
    """Return a loss that raises at its n-th call, once it is armed."""
    calls = iter(range(10**6))

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        if loss.armed and next(calls) == at:
            if isinstance(what, KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            raise what
        return MSE(outputs, targets)

    loss.armed = False
    return loss


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"keep": "disk"},
        {"accumulate": 3},
        {"end_lr": 1e6, "stop": "never"},
        {"num_iter": 2},
    ],
    ids=lambda settings: " ".join(settings) or "plain",
)
@pytest.mark.parametrize("before", [0, BEFORE])
def test_the_next_fifty_steps_are_the_same_to_the_bit(before, settings):
    expected = undisturbed(before)
    trained = ignited()
    trained.run(before)
    held = trained.everything()
    trained.ranged(**settings)
    assert trained.everything() == held
    trained.run(AFTER)
    assert len(trained.losses) >= 50
    assert trained.losses == expected.losses
    assert trained.calls == expected.calls
    assert trained.trainer.state.metrics == expected.trainer.state.metrics
    assert bits(trained.parts.model.state_dict()) == bits(expected.parts.model.state_dict())


@pytest.mark.parametrize("what", [RuntimeError("mine"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("at", [0, 40, 99])
def test_failing_at_any_step_leaves_everything(at, what):
    expected = undisturbed()
    loss = failing(at, what)
    trained = ignited(loss_fn=loss)
    trained.run(BEFORE)
    loss.armed = True
    with pytest.raises(type(what)):
        trained.ranged(stop="never")
    loss.armed = False
    trained.run(AFTER)
    assert trained.losses == expected.losses
    assert trained.calls == expected.calls


@pytest.mark.parametrize("what", [RuntimeError("mine"), KeyboardInterrupt()], ids=repr)
def test_failing_inside_a_handler_of_a_run_leaves_the_run(what):
    """The handler catches it and the run goes on."""
    expected = undisturbed()
    loss = failing(20, what)
    trained = ignited(loss_fn=loss)

    @trained.trainer.on(Events.EPOCH_COMPLETED(once=BEFORE))
    def look() -> None:
        loss.armed = True
        with pytest.raises(type(what)):
            trained.ranged()
        loss.armed = False

    trained.run(BEFORE)
    trained.run(AFTER)
    assert trained.losses == expected.losses


def test_a_second_ctrl_c_waits_until_all_is_back():
    trained = ignited()
    held = trained.everything()
    hits = []
    handler = signal.getsignal(signal.SIGINT)

    def note(*_: object) -> None:
        hits.append(trained.trainer.state.iteration)
        raise KeyboardInterrupt

    def interrupted(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)
        return MSE(outputs, targets)

    trained = ignited(loss_fn=interrupted)
    held = trained.everything()
    signal.signal(signal.SIGINT, note)
    try:
        with pytest.raises(KeyboardInterrupt):
            trained.ranged()
    finally:
        signal.signal(signal.SIGINT, handler)
    assert hits == [1, 0]  # that of the range test, and that of the trainer
    assert trained.everything() == held


@pytest.mark.parametrize(
    "event",
    [Events.STARTED, Events.EPOCH_STARTED, Events.GET_BATCH_STARTED, Events.ITERATION_STARTED,
     Events.ITERATION_COMPLETED, Events.EPOCH_COMPLETED],
)  # fmt: skip
def test_at_any_event_of_a_run(event):
    expected = undisturbed()
    trained = ignited()
    trained.trainer.add_event_handler(
        event(once=BEFORE), lambda: trained.ranged(num_iter=12, loader=trained.parts.loader)
    )
    trained.run(BEFORE)
    trained.run(AFTER)
    assert trained.losses == expected.losses


def test_a_deterministic_engine_in_the_middle():
    expected = undisturbed(deterministic=True)
    trained = ignited(deterministic=True)
    assert isinstance(trained.trainer, DeterministicEngine)
    trained.trainer.add_event_handler(
        Events.ITERATION_COMPLETED(once=13), lambda: trained.ranged(loader=None)
    )
    trained.run(BEFORE)
    trained.run(AFTER)
    assert trained.losses == expected.losses


def test_gradients_of_an_unfinished_accumulation_stay():
    def losses(tested: bool) -> list[float]:
        trained = ignited(gradient_accumulation_steps=4)
        if tested:
            trained.trainer.add_event_handler(
                Events.ITERATION_COMPLETED(once=6), lambda: trained.ranged(loader=None)
            )
        trained.run(AFTER)
        return trained.losses

    assert losses(tested=True) == losses(tested=False)


def test_no_file_is_left_or_needed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    tmp_path.chmod(0o500)
    ignited().ranged()
    assert os.listdir(tmp_path) == []


class Stepper:
    """A function of a trainer that is an object, or a method of one."""

    def __init__(self, parts: Any) -> None:
        """Hold what is trained."""
        self.model, self.scaler, self.plain = parts.model, parts.scaler, stepping(parts)

    def __call__(self, engine: Engine, batch: Any) -> float:
        """Train."""
        return self.plain(engine, batch)


@pytest.mark.parametrize(
    "of",
    [
        stepping,
        Stepper,
        lambda parts: Stepper(parts).__call__,
        lambda parts: partial(
            lambda engine, batch, model, scaler: stepping(parts)(engine, batch),
            model=parts.model,
            scaler=parts.scaler,
        ),
    ],
    ids=["closure", "object", "method", "partial"],
)
def test_what_nobody_named_is_found_in_the_function(of):
    parts = training()
    trained = ignited(of(parts), parts)
    held = trained.everything()
    trained.ranged(to_save=[])
    assert trained.everything() == held


def test_batches_in_a_list_are_not_copied(monkeypatch):
    trained = ignited()
    loader = [tuple(batch) for batch in trained.parts.loader]
    trained.trainer.state.dataloader = loader
    copied = []
    put = Store.put

    def note(store: Store, tensor: torch.Tensor) -> Any:
        copied.append(tensor.data_ptr())
        return put(store, tensor)

    monkeypatch.setattr(Store, "put", note)
    trained.ranged(loader=None, num_iter=12)
    assert trained.parts.model.head.weight.data_ptr() in copied
    assert {inputs.data_ptr() for inputs, _ in loader}.isdisjoint(copied)
