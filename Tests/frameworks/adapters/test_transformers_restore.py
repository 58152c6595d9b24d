"""After a range test of a ``Trainer``, its training goes on as if there had been none."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest
import torch
from lrsuggest.integrations.torch._store import Store
from transformers import Trainer, TrainerCallback

from seeds import seed
from torch_training import bits
from transformers_training import (
    Batched,
    classifier,
    everything,
    language_model,
    ranged,
    rows,
    sentences,
    trainer_of,
)


def trained(trainer: Trainer) -> tuple[list[float], Any]:
    """Train, and return losses and final weights."""
    trainer.train()
    assert len(trainer.noting.losses) >= 50
    return trainer.noting.losses, bits(trainer.model.state_dict())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[float], Any]:
    """What the plainest training comes to without a range test."""
    return trained(trainer_of(tmp_path_factory.mktemp("plain")))


def test_the_training_after_it_is_the_same_to_the_bit(tmp_path, undisturbed):
    trainer = trainer_of(tmp_path)
    held = everything(trainer)
    ranged(trainer)
    assert everything(trainer) == held
    assert trainer.optimizer is None
    assert trainer.lr_scheduler is None
    assert trained(trainer) == undisturbed


LANGUAGE = {"model": language_model, "data": sentences()}
WORKERS = {"dataloader_num_workers": 1, "dataloader_persistent_workers": True}


@pytest.mark.parametrize(
    "settings",
    [
        {**LANGUAGE, "gradient_accumulation_steps": 3},
        {"model": classifier, "bf16": True, "neftune_noise_alpha": 5.0},
        {"model": classifier, "label_smoothing_factor": 0.1, "max_grad_norm": 0.1},
        {"lr_scheduler_type": "cosine", "warmup_steps": 10, "optim": "sgd"},
        {"num_train_epochs": 4, "max_steps": -1, **WORKERS},
    ],
    ids=lambda settings: " ".join(settings),
)
def test_so_it_is_with(tmp_path, settings):
    make = settings.get("model", Batched)

    def of() -> Trainer:
        seed(3)
        return trainer_of(tmp_path, **{**settings, "model": make()})

    expected = trained(of())
    trainer = of()
    held = everything(trainer)
    ranged(trainer, num_iter=30)
    assert everything(trainer) == held
    assert trained(trainer) == expected


class At(TrainerCallback):
    """Does something at one step of a training."""

    def __init__(self, step: int, work: Any) -> None:
        """Remember when and what."""
        self.step, self.work = step, work

    def on_step_end(self, _args: Any, state: Any, *_: Any, **__: Any) -> None:
        """Do it, if it is time."""
        if state.global_step == self.step:
            self.work()


@pytest.mark.parametrize(
    "settings",
    [{}, {"keep": "disk"}, {"end_lr": 1e6, "stop": "never"}, {"num_iter": 2}],
    ids=lambda settings: " ".join(settings) or "plain",
)
def test_the_training_around_it_is_the_same_to_the_bit(tmp_path, undisturbed, settings):
    trainer = trainer_of(tmp_path)

    def work() -> None:
        held = everything(trainer)
        ranged(trainer, **settings)
        assert everything(trainer) == held

    trainer.add_callback(At(9, work))
    assert trained(trainer) == undisturbed


def test_in_the_middle_of_an_accumulation(tmp_path):
    expected = trained(trainer_of(tmp_path, gradient_accumulation_steps=3))
    trainer = trainer_of(tmp_path, gradient_accumulation_steps=3)

    class Between(TrainerCallback):
        def on_substep_end(self, _args: Any, state: Any, *_: Any, **__: Any) -> None:
            if state.global_step == 5:
                ranged(trainer, num_iter=12)

    trainer.add_callback(Between())
    assert trained(trainer) == expected


def test_between_two_trainings(tmp_path):
    def losses(tested: bool) -> list[float]:
        trainer = trainer_of(tmp_path)
        trainer.train()
        if tested:
            held = everything(trainer)
            ranged(trainer)
            assert everything(trainer) == held
        trainer.train()
        return trainer.noting.losses

    assert losses(tested=True) == losses(tested=False)


class Failing(Trainer):
    """Fails at the n-th of its training steps."""

    at, what, count = -1, None, 0

    def training_step(self, *arguments: Any, **keywords: Any) -> torch.Tensor:
        """Fail or train."""
        self.count += 1
        if self.count == self.at:
            if self.what is KeyboardInterrupt:
                signal.raise_signal(signal.SIGINT)
            raise self.what("mine")
        return super().training_step(*arguments, **keywords)


@pytest.mark.parametrize("what", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize(("at", "middle"), [(1, False), (40, True), (100, False), (1, True)])
def test_failing_at_any_step_leaves_everything(tmp_path, undisturbed, at, what, middle):
    trainer = trainer_of(tmp_path, kind=Failing)

    def work() -> None:
        held = everything(trainer)
        trainer.at, trainer.what = trainer.count + at, what
        held["trainer"].update(at=trainer.at, what=what)
        with pytest.raises(what):
            ranged(trainer, stop="never")
        trainer.at = -1
        assert {**everything(trainer), "trainer": None} == {**held, "trainer": None}

    if middle:
        trainer.add_callback(At(9, work))
    else:
        work()
    assert trained(trainer) == undisturbed


def test_a_training_that_was_interrupted_can_be_tested(tmp_path):
    """``is_in_train`` stays true then."""
    trainer = trainer_of(tmp_path, kind=Failing)
    trainer.at, trainer.what = 20, KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        trainer.train()
    trainer.at = -1
    assert trainer.is_in_train
    held = everything(trainer)
    assert len(ranged(trainer).losses) > 50
    assert everything(trainer) == held


def test_no_file_is_left_and_no_callback_is_called(tmp_path, monkeypatch):
    trainer = trainer_of(tmp_path / "out", save_strategy="steps", save_steps=1)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "out").chmod(0o500)
    ranged(trainer)
    assert os.listdir(tmp_path) == ["out"]
    assert os.listdir(tmp_path / "out") == []
    assert trainer.noting.events == []


def test_what_the_loss_logs_is_not_logged(tmp_path):
    class Chatty(Trainer):
        def compute_loss(self, *arguments: Any, **keywords: Any) -> Any:
            self.log({"extra": 1.0})
            self.seen = [*getattr(self, "seen", []), 1]
            return super().compute_loss(*arguments, **keywords)

    trainer = trainer_of(tmp_path, kind=Chatty)
    ranged(trainer)
    assert trainer.noting.events == []
    assert trainer.state.log_history == []
    assert not hasattr(trainer, "seen")


def test_an_optimizer_and_a_schedule_of_ones_own(tmp_path):
    def make() -> Trainer:
        seed(3)
        model = Batched()
        optimizer = torch.optim.Adam(
            [{"params": model.embedding.parameters(), "lr": 1e-3},
             {"params": model.head.parameters(), "lr": 1e-2}]
        )  # fmt: skip
        schedule = torch.optim.lr_scheduler.StepLR(optimizer, 10)
        return trainer_of(tmp_path, model, optimizers=(optimizer, schedule))

    expected = trained(make())
    trainer = make()
    held, optimizer = everything(trainer), trainer.optimizer
    test = ranged(trainer)
    assert everything(trainer) == held
    assert trainer.optimizer is optimizer
    assert test.ratios == pytest.approx([0.1, 1])
    assert "schedule" not in test.context
    assert trained(trainer) == expected


def test_a_model_that_is_made_by_the_trainer(tmp_path):
    def make() -> Trainer:
        return trainer_of(tmp_path, model_init=Batched)

    expected = trained(make())
    trainer = make()
    held = everything(trainer)
    test = ranged(trainer)
    assert everything(trainer) == held
    assert len(test.losses) > 50
    assert trained(trainer) == expected


def test_checkpointed_activations_are_switched_off_again(tmp_path):
    def switched() -> list[bool]:
        return [getattr(part, "gradient_checkpointing", False) for part in model.modules()]

    model = classifier()
    trainer = trainer_of(tmp_path, model)
    trainer.args.activation_checkpointing = True
    held, during = switched(), []
    model.register_forward_hook(lambda *_: during.append(switched()))
    ranged(trainer, num_iter=12)
    assert switched() == held
    assert during[0] != held


def test_rows_in_a_list_are_not_copied(tmp_path, monkeypatch):
    data, copied = rows(), []
    put = Store.put

    def note(store: Store, tensor: torch.Tensor) -> Any:
        copied.append(tensor.data_ptr())
        return put(store, tensor)

    monkeypatch.setattr(Store, "put", note)
    trainer = trainer_of(tmp_path, data=data)
    ranged(trainer, num_iter=12)
    assert trainer.model.head.weight.data_ptr() in copied
    assert {row["input_ids"].data_ptr() for row in data}.isdisjoint(copied)
