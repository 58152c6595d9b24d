"""What a range test of a ``Trainer`` can do: the cells of the table in the documentation."""

from __future__ import annotations

import math
from typing import Any

import lrsuggest
import pytest
import torch
from lrsuggest.integrations.torch import preserved
from torch import nn
from transformers import BertForSequenceClassification, Trainer, TrainerCallback

from processes import torchrun
from seeds import seed
from transformers_training import (
    Batched,
    Plain,
    classifier,
    everything,
    language_model,
    ranged,
    rows,
    sentences,
    trainer_of,
)


def by_hand(trainer: Trainer) -> list[float]:
    """Make the same range test in the plainest of loops."""
    model, losses = trainer.model, []
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0, fused=True)

    def batches() -> Any:
        while True:
            yield from loader

    with preserved(model):
        loader = trainer.get_train_dataloader()
        model.train()
        sweep = lrsuggest.Sweep(1e-7, 10)
        for lr, batch in zip(sweep, batches()):
            optimizer.param_groups[0]["lr"] = lr
            optimizer.zero_grad()
            loss = model(**batch)["loss"]
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            sweep.record(losses[-1])
    return losses


def test_range_test(tmp_path):
    trainer = trainer_of(tmp_path)
    expected = by_hand(trainer)
    test = ranged(trainer)
    assert list(test.losses) == pytest.approx(expected, rel=1e-5)
    assert test.context == {
        "optimizer": "adamw", "batch_size": 16, "fine_tuning": False, "schedule": "linear",
        "steps": 50, "epochs": 50 * 16 / 256,
    }  # fmt: skip
    assert 1e-3 < test.suggest().lr < 1


class Midway(TrainerCallback):
    """Makes a range test in the middle of a training."""

    def __init__(self, trainer: Trainer, **settings: Any) -> None:
        """Remember the trainer."""
        self.trainer, self.settings = trainer, settings
        self.test: Any = None

    def on_step_end(self, _args: Any, state: Any, *_: Any, **__: Any) -> None:
        """Make it at the thirtieth step."""
        if state.global_step == 30:
            self.test = ranged(self.trainer, **self.settings)


def test_mid_training(tmp_path):
    trainer = trainer_of(tmp_path)
    start = ranged(trainer)
    midway = Midway(trainer)
    trainer.add_callback(midway)
    trainer.train()
    assert midway.test.context["steps"] == 20
    assert len(midway.test.losses) > 50
    assert midway.test.losses[0] < start.losses[0]
    expected = trainer_of(tmp_path)
    expected.train()
    assert trainer.noting.losses == expected.noting.losses


@pytest.mark.parametrize(("make", "data"), [(language_model, sentences), (Plain, rows)])
def test_accumulation(tmp_path, make, data):
    """Four batches of four are one of sixteen: where tokens are counted, and where rows are."""

    def of(size: int, accumulated: int) -> Any:
        seed(3)
        model = make()
        for part in model.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        trainer = trainer_of(
            tmp_path, model, data(), per_device_train_batch_size=size, optim="sgd",
            gradient_accumulation_steps=accumulated, train_sampling_strategy="sequential",
        )  # fmt: skip
        return ranged(trainer, num_iter=40, end_lr=1, stop="never")

    whole, parts = of(16, 1), of(4, 4)
    assert parts.losses == pytest.approx(whole.losses, rel=1e-4)
    assert parts.lrs == whole.lrs
    assert parts.context == whole.context


def test_the_loss_is_the_one_that_the_training_logs_for_its_first_step(tmp_path):
    """This model takes the number of items and makes no use of it: its losses are added up."""
    settings = {"gradient_accumulation_steps": 4, "label_smoothing_factor": 0.1}
    trainer = trainer_of(tmp_path, classifier(), max_steps=1, **settings)
    test = ranged(trainer, num_iter=2)
    trainer.train()
    assert trainer.noting.losses == pytest.approx(test.losses[:1])


def test_amp(tmp_path):
    held = everything(trainer := trainer_of(tmp_path, classifier(), bf16=True))
    half = ranged(trainer)
    assert everything(trainer) == held
    full = ranged(trainer_of(tmp_path, classifier()))
    assert half.losses != full.losses
    assert half.losses[:40] == pytest.approx(full.losses[:40], rel=0.1)


def test_groups(tmp_path):
    """Those of weight decay have one rate; those of an optimizer of one's own keep their ratio."""
    seen = []

    def note(optimizer: Any, *_: Any) -> None:
        seen.append([group["lr"] for group in optimizer.param_groups])

    class Watched(Trainer):
        def create_optimizer(self, *arguments: Any, **keywords: Any) -> Any:
            optimizer = super().create_optimizer(*arguments, **keywords)
            optimizer.register_step_pre_hook(note)
            return optimizer

    test = ranged(trainer_of(tmp_path, kind=Watched, weight_decay=0.1))
    assert seen == [[lr, lr] for lr in test.lrs]
    model = Batched()
    groups = [
        {"params": model.embedding.parameters(), "lr": 1e-4},
        {"params": model.head.parameters(), "lr": 1e-3},
    ]
    optimizer = torch.optim.SGD(groups, momentum=0.9)
    seen.clear()
    test = ranged(trainer_of(tmp_path, model, kind=Watched, optimizers=(optimizer, None)))
    assert seen == [pytest.approx([lr / 10, lr]) for lr in test.lrs]
    assert [group["lr"] for group in optimizer.param_groups] == [1e-4, 1e-3]
    assert test.context["optimizer"] == "momentum"


def test_ddp():
    """Two processes; the training after and around the range tests is the same to the bit."""
    first, second = torchrun("transformers_ranks.py")
    assert first["losses"] == second["losses"]
    assert first["suggested"] == second["suggested"]
    assert first["weights_kept"] and second["weights_kept"]
    assert first["same"] and second["same"]
    assert first["midway"] == second["midway"]
    assert first["own"] != second["own"]
    means = [(one + two) / 2 for one, two in zip(first["own"], second["own"])]
    assert first["losses"] == pytest.approx(means)
    assert first["batch_size"] == 16


def test_restore(tmp_path):
    trainer = trainer_of(tmp_path)
    trainer.train()
    held = everything(trainer)
    ranged(trainer)
    assert everything(trainer) == held


class Changed(Trainer):
    """With a loss of one's own."""

    change: Any = staticmethod(lambda loss: loss)

    def compute_loss(self, *arguments: Any, **keywords: Any) -> Any:
        """Change the loss."""
        return self.change(super().compute_loss(*arguments, **keywords))


def test_negative_loss(tmp_path):
    plain = ranged(trainer_of(tmp_path))
    trainer = trainer_of(tmp_path, kind=Changed)
    trainer.change = lambda loss: loss - 100
    low = ranged(trainer)
    assert low.losses[0] < -90
    assert low.stop_reason == plain.stop_reason
    assert abs(math.log10(low.suggest().lr / plain.suggest().lr)) < 0.2


def test_nan_at_first_step(tmp_path):
    """The log of a ``Trainer`` replaces NaN by the mean of the others; the loss recorded is raw."""
    trainer = trainer_of(tmp_path, kind=Changed)
    trainer.change = lambda loss: loss * math.nan
    held = everything(trainer)
    test = ranged(trainer)
    assert (len(test.losses), test.stop_reason) == (1, "non_finite")
    answer = test.suggest()
    assert not answer
    assert answer.code == "no_finite_loss"
    assert everything(trainer) == held


def test_three_batch_loader(tmp_path):
    trainer = trainer_of(tmp_path, data=rows(48), gradient_accumulation_steps=2)
    assert len(ranged(trainer, stop="never").losses) == 100


def test_a_stream_of_rows(tmp_path):
    class Stream(torch.utils.data.IterableDataset):
        def __iter__(self) -> Any:
            return iter(rows(48))

    test = ranged(trainer_of(tmp_path, data=Stream()), stop="never")
    assert len(test.losses) == 100
    assert test.context["steps"] == 50
    assert "epochs" not in test.context


def test_a_pretrained_model_is_recognised_and_swept_lower(tmp_path):
    classifier().save_pretrained(tmp_path / "stored")
    loaded = BertForSequenceClassification.from_pretrained(tmp_path / "stored")
    test = ranged(trainer_of(tmp_path / "out", loaded), stop="never", num_iter=12)
    assert test.context["fine_tuning"]
    assert (test.lrs[0], test.lrs[-1]) == pytest.approx((1e-8, 1))
    made_alike = BertForSequenceClassification(loaded.config)
    test = ranged(trainer_of(tmp_path / "out", made_alike), stop="never", num_iter=12)
    assert not test.context["fine_tuning"]
    assert (test.lrs[0], test.lrs[-1]) == pytest.approx((1e-7, 10))


def test_adapters_beside_frozen_weights(tmp_path):
    model = Batched()
    model.embedding.requires_grad_(requires_grad=False)
    frozen = model.embedding.weight.clone()
    test = ranged(trainer_of(tmp_path, model))
    assert test.context["fine_tuning"]
    assert torch.equal(model.embedding.weight, frozen)
    assert not model.embedding.weight.requires_grad
    assert not ranged(trainer_of(tmp_path, model), fine_tuning=False).context["fine_tuning"]


@pytest.mark.parametrize(
    ("name", "schedule"),
    [("linear", "linear"), ("cosine", "cosine"), ("constant_with_warmup", "constant"),
     ("inverse_sqrt", None)],
)  # fmt: skip
def test_the_schedule_is_told(tmp_path, name, schedule):
    trainer = trainer_of(tmp_path, lr_scheduler_type=name, warmup_steps=5)
    assert ranged(trainer, num_iter=2).context.get("schedule") == schedule
