"""What people suffer who range-test a ``Trainer`` by its own means, reproduced, and gone.

It has no finder of its own (transformers#16013). The recipe that is passed around lets a schedule
raise the rate and reads the losses off the log.
"""

from __future__ import annotations

import math
from typing import Any

import lrsuggest
import pytest
import torch
from transformers import Trainer

from seeds import SEED
from torch_training import bits
from transformers_training import everything, ranged, rows, trainer_of


def recipe(folder: Any, **settings: Any) -> Trainer:
    """Train with a rate that grows, and log."""
    trainer = trainer_of(folder, **{"max_steps": 100, **settings})
    optimizer = trainer.create_optimizer()
    for group in optimizer.param_groups:
        group["lr"] = 1e-7
    growth = (10 / 1e-7) ** (1 / 99)
    trainer.lr_scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, growth)
    trainer.train()
    return trainer


def test_the_log_holds_means_and_the_rates_of_their_last_step(tmp_path):
    """``logging_steps`` is 500 by default: a whole range test is one number, or none."""
    raw = ranged(trainer_of(tmp_path), stop="never")
    logged = recipe(tmp_path, logging_steps=10).noting
    assert len(logged.losses) == 10
    assert logged.losses[-1] == pytest.approx(sum(raw.losses[-10:]) / 10, rel=0.05)
    assert recipe(tmp_path, logging_steps=500).noting.losses == []
    assert len(raw.losses) == 100


class Breaking(Trainer):
    """With a loss that is NaN from the twentieth step on."""

    count = 0

    def compute_loss(self, *arguments: Any, **keywords: Any) -> Any:
        """Break."""
        self.count += 1
        return super().compute_loss(*arguments, **keywords) * (math.nan if self.count > 20 else 1)


def test_nan_is_logged_as_nought(tmp_path):
    """``logging_nan_inf_filter``, which is on by default: the best loss of all."""
    logged = recipe(tmp_path, kind=Breaking).noting.losses
    assert logged[20:] == [0.0] * 80
    test = ranged(trainer_of(tmp_path, kind=Breaking))
    assert (len(test.losses), test.stop_reason) == (21, "non_finite")


def test_the_model_is_ruined_or_as_it_was(tmp_path):
    fresh = bits(trainer_of(tmp_path).model.state_dict())
    assert bits(recipe(tmp_path).model.state_dict()) != fresh
    trainer = trainer_of(tmp_path)
    ranged(trainer)
    assert bits(trainer.model.state_dict()) == fresh


def test_log_and_loggers_hold_it_or_not(tmp_path):
    spoilt = recipe(tmp_path)
    assert len(spoilt.state.log_history) > 100
    assert "log" in spoilt.noting.events
    trainer = trainer_of(tmp_path)
    held = everything(trainer)
    ranged(trainer)
    assert everything(trainer) == held
    assert trainer.state.log_history == []


def test_a_model_that_has_nothing_to_learn_gets_a_rate_or_the_truth(tmp_path):
    """transformers#16013: a suggestion of 1e-3 where there was no use for it."""
    draws = torch.Generator().manual_seed(SEED + 1)
    noise = [{**row, "labels": torch.randint(0, 2, (), generator=draws)} for row in rows(4096)]

    def settled(folder: Any, **settings: Any) -> Trainer:
        trainer = trainer_of(folder, data=noise, **settings)
        for weight in trainer.model.head.parameters():
            torch.nn.init.zeros_(weight)
        return trainer

    test = ranged(settled(tmp_path))
    theirs = lrsuggest.rule("fastai_minimum", test.lrs, test.losses)
    assert float(theirs) > 0
    answer = test.suggest()
    said = " ".join(answer.doubts if answer else answer.reasons)
    assert "hardly falls" in said or "Nowhere does the loss fall" in said
