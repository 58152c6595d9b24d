"""What a range test of a learner can do: the cells of the table in the documentation."""

from __future__ import annotations

import math

import lrsuggest
import pytest
import torch
from fastai.callback.training import GradientAccumulation
from fastai.learner import Learner
from lrsuggest.integrations.fastai import LRSuggestCallback
from torch import nn

from fastai_training import HalfPrecision, Straight, bits, everything, learner
from processes import torchrun

MSE = nn.functional.mse_loss


def by_hand(learn: Learner, **schedule: float) -> list[float]:
    """Make the same range test in the plainest of loops, with the same optimizer and batches."""
    if learn.opt is None:
        learn.create_opt()
    losses: list[float] = []
    sweep = lrsuggest.Sweep(1e-7, 10, **schedule)
    rates = iter(sweep)
    learn.model.train()
    while True:
        for inputs, targets in learn.dls.train:
            rate = next(rates, None)
            if rate is None:
                return losses
            learn.opt.set_hyper("lr", rate)
            loss = MSE(learn.model(inputs), targets)
            loss.backward()
            learn.opt.step()
            learn.opt.zero_grad()
            losses.append(loss.item())
            sweep.record(losses[-1])


def test_range_test():
    test = learner().lr_suggest(25)
    assert list(test.losses) == by_hand(learner())
    assert test.context == {
        "optimizer": "adamw", "fine_tuning": False, "batch_size": 32, "steps": 200, "epochs": 25.0,
    }  # fmt: skip
    assert test.lr_max() == test.suggest().lr == test.suggest(steps=200).lr
    assert 1e-4 < test.lr_max() < 1


def test_mid_training():
    learn = learner()
    watch = LRSuggestCallback(epochs=[20])
    learn.fit(20, 1e-2)
    end = bits(learn.model.state_dict())
    late = learn.lr_suggest()
    assert bits(learn.model.state_dict()) == end
    assert late.losses[0] < learner().lr_suggest().losses[0]

    again = learner()
    again.fit(21, 1e-2, cbs=watch)
    assert watch.range_tests[20].losses[0] == pytest.approx(late.losses[0], rel=0.5)
    assert watch.range_tests[20].context["steps"] == 8


def test_accumulation():
    """Four batches of eight make the update of one batch of 32."""
    whole = learner(model=Straight, bs=32).lr_suggest(3)
    parts = learner(model=Straight, bs=8, cbs=[GradientAccumulation(32)]).lr_suggest(3)
    count = min(len(whole.losses), len(parts.losses))
    assert parts.lrs[:count] == whole.lrs[:count]
    assert parts.losses[0] == pytest.approx(whole.losses[0], rel=1e-5)
    assert parts.losses[:60] == pytest.approx(whole.losses[:60], rel=1e-2)
    assert parts.context == whole.context
    assert whole.context["steps"] == 24


def test_amp():
    full = learner(model=Straight).lr_suggest()
    learn = learner(model=Straight, cbs=[HalfPrecision()])
    learn.create_opt()
    held = everything(learn)
    half = learn.lr_suggest()
    assert everything(learn) == held
    assert half.losses != full.losses
    assert half.losses[:70] == pytest.approx(full.losses[:70], rel=0.05)
    assert abs(math.log10(half.lr_max() / full.lr_max())) < 0.5


def test_groups():
    seen = []
    learn = learner(model=Straight, noise=1.0)

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        seen.append([group["lr"] for group in learn.opt.hypers])
        return MSE(outputs, targets)

    learn.loss_func = loss
    test = learn.lr_suggest(3, lr_max=slice(1e-5, 1e-3))
    assert [head for _, head in seen] == pytest.approx(test.lrs)
    assert [100 * body for body, _ in seen] == pytest.approx(test.lrs)
    assert test.lr_max() == pytest.approx([test.suggest().lr / 100, test.suggest().lr])
    learn.fit_one_cycle(1, test.lr_max())
    top = [max(learn.recorder.hps["lr"])]
    assert top == pytest.approx([test.suggest().lr], rel=0.1)

    assert learn.lr_suggest(lr_max=slice(1e-3)).ratios == pytest.approx((0.1, 1))
    assert learn.lr_suggest(lr_max=[1e-2, 1e-3]).ratios == pytest.approx((1, 0.1))
    assert isinstance(learn.lr_suggest(lr_max=3e-4).lr_max(), float)
    learn.lr = slice(1e-4, 1e-3)
    assert learn.lr_suggest().ratios == pytest.approx((0.1, 1))


def test_frozen_groups():
    """After ``freeze`` the body has no gradient, and stays what it is during the range test."""
    learn = learner(train_bn=False)
    learn.freeze()
    body = [weight.clone() for weight in learn.model.body.parameters()]
    moved = []

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        pairs = zip(body, learn.model.body.parameters())
        moved.append(not all(torch.equal(*pair) for pair in pairs))
        return MSE(outputs, targets)

    learn.loss_func = loss
    test = learn.lr_suggest(3)
    assert len(test.losses) > 50
    assert not any(moved)
    assert test.context["fine_tuning"] is True
    assert [weight.requires_grad for weight in learn.model.parameters()] == [False] * 4 + [True] * 2
    learn.unfreeze()
    free = learn.lr_suggest(3)
    assert any(moved)
    assert free.context["fine_tuning"] is False


@pytest.fixture(scope="module")
def ranks():
    return torchrun("fastai_ranks.py")


def test_ddp(ranks):
    """Real processes; only the call that moves indices to a GPU is replaced, there being none."""
    first, second = ranks
    assert first["lrs"] == second["lrs"]
    assert first["losses"] == second["losses"]
    assert first["suggested"] == second["suggested"]
    assert first["own"] != second["own"]
    means = [(one + other) / 2 for one, other in zip(first["own"], second["own"])]
    assert first["losses"] == pytest.approx(means, rel=1e-12)
    assert first["kept"] and second["kept"]
    assert first["late"] == second["late"] != first["losses"]
    assert first["undisturbed"] and second["undisturbed"]
    assert (first["context"]["batch_size"], first["context"]["steps"]) == (64, 10)


def test_the_distributed_lr_find_of_fastai_restores_nothing(ranks):
    """One rank waits for the others to load what only the first has saved (fastai#3688)."""
    assert any("fastai_error" in rank for rank in ranks)
    assert not any(rank["fastai_kept"] for rank in ranks)


def test_restore():
    learn = learner(cbs=[HalfPrecision(), GradientAccumulation(48)])
    learn.fit_one_cycle(2, 1e-3)
    held = everything(learn)
    first = learn.lr_suggest(3)
    assert everything(learn) == held
    assert learn.lr_suggest(3) == first
    assert everything(learn) == held


def test_negative_loss():
    plain = learner().lr_suggest(end_lr=1e3)
    learn = learner(loss_func=lambda outputs, targets: MSE(outputs, targets) - 100)
    low = learn.lr_suggest(end_lr=1e3)
    assert low.losses[0] < 0
    assert low.stop_reason == plain.stop_reason == "diverged"
    count = min(len(plain.losses), len(low.losses))
    shifted = [loss + 100 for loss in low.losses]
    assert shifted[:count] == pytest.approx(plain.losses[:count], rel=1e-4, abs=1e-4)
    assert abs(math.log10(low.lr_max() / plain.lr_max())) < 0.2


def test_nan_at_first_step():
    learn = learner(loss_func=lambda outputs, targets: MSE(outputs, targets) * math.nan)
    learn.create_opt()
    held = everything(learn)
    test = learn.lr_suggest(3)
    assert (len(test.losses), test.stop_reason) == (1, "non_finite")
    assert not test.suggest()
    assert test.suggest().code == "no_finite_loss"
    with pytest.raises(lrsuggest.LRSuggestError, match="no_finite_loss"):
        test.lr_max()
    assert everything(learn) == held


def test_three_batch_loader():
    test = learner(rows=96).lr_suggest(stop="never")
    assert len(test.losses) == 100
