"""A range test as the beginning of a training, whose answer the training takes."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.transformers import LRSuggestCallback, range_test
from transformers import Trainer

from seeds import seed
from torch_training import bits
from transformers_training import Plain, everything, ranged, trainer_of


def begun(trainer: Trainer, **settings: Any) -> LRSuggestCallback:
    """Train with a range test at the beginning."""
    callback = LRSuggestCallback(trainer, **{"progress": False, **settings})
    trainer.add_callback(callback)
    trainer.train()
    return callback


@pytest.mark.parametrize(
    "settings",
    [
        {"lr_scheduler_type": "linear", "warmup_steps": 10},
        {"lr_scheduler_type": "cosine"},
        {"lr_scheduler_type": "constant", "learning_rate": 0.0},
    ],
    ids=lambda settings: settings["lr_scheduler_type"],
)
def test_the_training_is_that_of_a_trainer_made_with_the_answer(tmp_path, settings):
    trainer = trainer_of(tmp_path, **settings)
    callback = begun(trainer)
    lr = callback.answer.lr
    assert trainer.args.learning_rate == lr != settings.get("learning_rate", 1e-3)
    expected = trainer_of(tmp_path, **{**settings, "learning_rate": lr})
    expected.train()
    assert trainer.noting.losses == expected.noting.losses
    assert trainer.noting.rates == expected.noting.rates
    assert callback.test == ranged(trainer_of(tmp_path, **settings))


def test_groups_keep_their_ratio(tmp_path):
    seed(3)
    model = Plain()
    groups = [
        {"params": model.embedding.parameters(), "lr": 1e-4},
        {"params": model.head.parameters(), "lr": 1e-3},
    ]
    optimizer = torch.optim.AdamW(groups)
    trainer = trainer_of(tmp_path, model, optimizers=(optimizer, None))
    answer = begun(trainer).answer
    assert [group["initial_lr"] for group in optimizer.param_groups] == pytest.approx(
        [answer.lr / 10, answer.lr]
    )


def test_it_may_only_look(tmp_path):
    trainer = trainer_of(tmp_path)
    callback = begun(trainer, apply=False)
    expected = trainer_of(tmp_path)
    expected.train()
    assert callback.answer
    assert trainer.args.learning_rate == 1e-3
    assert trainer.noting.losses == expected.noting.losses


def test_more_can_be_told(tmp_path):
    trainer = trainer_of(tmp_path)
    short = begun(trainer).answer
    longer = begun(trainer_of(tmp_path), context={"steps": 5000}).answer
    assert longer.lr < short.lr


def test_a_refusal_warns_and_the_training_goes_on_as_it_was(tmp_path):
    expected = trainer_of(tmp_path)
    expected.train()
    trainer = trainer_of(tmp_path)
    said = r"goes on with learning_rate=0\.001, .*too_few_points"
    with pytest.warns(UserWarning, match=said):
        callback = begun(trainer, num_iter=5)
    assert callback.answer.code == "too_few_points"
    assert trainer.noting.losses == expected.noting.losses


def test_a_resumed_training_keeps_its_rate(tmp_path):
    settings = {"save_strategy": "steps", "save_steps": 20, "max_steps": 60}
    whole = trainer_of(tmp_path / "whole", **settings)
    begun(whole)
    trainer = trainer_of(tmp_path / "whole", **settings)
    callback = LRSuggestCallback(trainer, progress=False)
    trainer.add_callback(callback)
    trainer.train(resume_from_checkpoint=str(tmp_path / "whole" / "checkpoint-20"))
    assert callback.test is None
    assert trainer.noting.rates == whole.noting.rates[20:]
    assert trainer.noting.losses == pytest.approx(whole.noting.losses[20:])


def test_a_schedule_that_cannot_take_another_rate_is_refused_before_anything(tmp_path):
    model = Plain()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 10)
    trainer = trainer_of(tmp_path, model, optimizers=(optimizer, schedule))
    said = r"StepLR cannot be given another rate\. Call range_test\(trainer\) before"
    held = bits(model.state_dict())
    with pytest.raises(LRSuggestError, match=said):
        begun(trainer)
    assert bits(model.state_dict()) == held
    trainer.remove_callback(LRSuggestCallback)
    assert len(begun(trainer, apply=False).test.losses) > 12


def test_no_trainer_lives_longer_for_it(tmp_path):
    trainer = trainer_of(tmp_path)
    callback = LRSuggestCallback(trainer)
    seen = weakref.ref(trainer)
    del trainer
    gc.collect()
    assert seen() is None
    assert callback.answer is None


def test_what_is_no_trainer_is_refused():
    with pytest.raises(LRSuggestError, match=r"trainer\.add_callback\(LRSuggestCallback\(trainer"):
        LRSuggestCallback(Plain())
    with pytest.raises(LRSuggestError, match=r"trainer must be a transformers\.Trainer, not"):
        range_test(Plain())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"start_lr": -1}, "start"),
        ({"num_iter": 1}, "num_iter|count"),
        ({"keep": "cloud"}, 'keep must be "memory" or "disk"'),
        ({"progress": 3}, "progress must be"),
        ({"preserve": [3]}, "has no attributes"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_the_sentence_names_the_argument(tmp_path, settings, said):
    trainer = trainer_of(tmp_path)
    held = everything(trainer)
    with pytest.raises(LRSuggestError, match=said):
        ranged(trainer, **settings)
    assert everything(trainer) == held


@pytest.mark.parametrize("name", ["is_fsdp_enabled", "is_deepspeed_enabled"])
def test_sharded_weights_are_refused(tmp_path, name):
    trainer = trainer_of(tmp_path)
    setattr(trainer, name, True)
    with pytest.raises(LRSuggestError, match=f"{name}: sharded weights cannot be put back"):
        ranged(trainer)


def test_a_trainer_without_data_says_so_itself(tmp_path):
    trainer = trainer_of(tmp_path)
    trainer.train_dataset = None
    held = everything(trainer)
    with pytest.raises(ValueError, match="requires a train_dataset"):
        ranged(trainer)
    assert everything(trainer) == held
