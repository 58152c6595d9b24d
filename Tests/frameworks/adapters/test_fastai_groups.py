"""Range tests of a learner that tell groups of weights apart."""

from __future__ import annotations

import math
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from fastai.callback.core import Callback
from fastai.callback.fp16 import MixedPrecision
from fastai.callback.training import GradientAccumulation, GradientClip
from fastai.learner import Learner
from fastai.optimizer import SGD
from lrsuggest import GroupReport, LRSuggestError
from lrsuggest.integrations.fastai import LRSuggestCallback
from lrsuggest.integrations.fastai._recording import Recording

from fastai_training import HalfPrecision, Net, Straight, everything, learner, trained

MSE = torch.nn.functional.mse_loss
GRADIENT_STEP, PREVIOUS, AFTER, STEP, WEIGHT, GRADIENT = range(6)
RATES = {"num_iter": 30, "start_lr": 1e-3, "end_lr": 0.1, "stop": "never"}


def straight(**settings: Any) -> Learner:
    """A learner whose updates are those of plain gradient descent."""
    known = {"model": Straight, "opt_func": SGD, "bs": 32, "rows": 32, "wd": 0.0}
    return learner(**{**known, **settings})


def rows(test: Any) -> np.ndarray:
    """Return the sums by step, group and column."""
    return np.asarray(test.group_sums.rows)


def test_the_gradients_explain_the_change_of_the_loss():
    test = straight().lr_suggest(groups=True, **{**RATES, "end_lr": 3e-3})
    assert test.group_sums.names == ("group 0", "group 1")
    sums, lrs = rows(test), np.array(test.lrs)[:, None]
    assert np.array_equal(test.losses, straight().lr_suggest(**{**RATES, "end_lr": 3e-3}).losses)
    assert sums[..., GRADIENT_STEP] == pytest.approx(-lrs * sums[..., GRADIENT], rel=1e-4)
    assert sums[..., STEP] == pytest.approx(lrs**2 * sums[..., GRADIENT], rel=1e-3)
    both = (sums[:-1, :, GRADIENT_STEP] + sums[1:, :, PREVIOUS]).sum(1) / 2
    assert both == pytest.approx(np.diff(test.losses), rel=2e-3)


def test_an_optimizer_that_writes_to_the_gradients_is_seen_through():
    """That of fastai adds weight decay to them."""
    opt_func = partial(SGD, decouple_wd=False)
    test = straight(opt_func=opt_func, wd=5.0).lr_suggest(groups=True, **RATES)
    sums = rows(test)
    assert np.isnan(sums[0]).all()
    both = (sums[:-1, :, GRADIENT_STEP] + sums[1:, :, PREVIOUS]).sum(1) / 2
    assert both[1:20] == pytest.approx(np.diff(test.losses)[1:20], rel=0.05)
    along = -np.array(test.lrs)[:, None] * sums[..., GRADIENT]
    assert abs(sums[1:, :, GRADIENT_STEP] / along[1:] - 1).min() > 0.1


def test_gradients_are_those_before_clipping():
    plain = rows(straight().lr_suggest(groups=True, **RATES))
    test = straight(cbs=[GradientClip(0.01)]).lr_suggest(groups=True, **RATES)
    clipped, lrs = rows(test)[1:], np.array(test.lrs)[1:]
    assert np.isnan(rows(test)[0]).all()  # it shows that something writes to the gradients
    norm = clipped[..., GRADIENT].sum(1) ** 0.5
    assert norm.min() > 0.1
    assert clipped[0, :, GRADIENT] == pytest.approx(plain[0, :, GRADIENT], rel=1e-3)
    assert clipped[..., STEP].sum(1) ** 0.5 == pytest.approx(0.01 * lrs, rel=0.01)
    assert clipped[..., GRADIENT_STEP].sum(1) == pytest.approx(-0.01 * lrs * norm, rel=0.01)


def test_gradients_are_those_of_the_mean_loss_where_they_are_accumulated():
    """Two batches of 16 make the gradient of one of 32; fastai steps with 32 / 24 times that."""
    plain = rows(straight().lr_suggest(groups=True, **RATES))[0]
    parts = straight(bs=16, cbs=[GradientAccumulation(24)]).lr_suggest(groups=True, **RATES)
    found, more = rows(parts)[0], 32 / 24
    assert len(parts.losses) == len(rows(parts)) == 30
    assert found[:, GRADIENT] == pytest.approx(plain[:, GRADIENT], rel=1e-4)
    assert found[:, GRADIENT_STEP] == pytest.approx(more * plain[:, GRADIENT_STEP], rel=1e-3)
    assert found[:, STEP] == pytest.approx(more**2 * plain[:, STEP], rel=1e-3)
    both = (rows(parts)[:-1, :, GRADIENT_STEP] + rows(parts)[1:, :, PREVIOUS]).sum(1) / 2
    assert both[:15] == pytest.approx(np.diff(parts.losses)[:15], rel=0.05)


class Scaling(HalfPrecision):
    """Begins with a scale at which gradients are infinite."""

    def before_fit(self) -> None:
        """Choose it."""
        super().before_fit()
        self.learn.scaler = torch.amp.GradScaler("cpu", init_scale=2.0**127)


def test_mixed_precision():
    plain = rows(straight().lr_suggest(groups=True, **RATES))
    half = rows(straight(cbs=[HalfPrecision()]).lr_suggest(groups=True, **RATES))
    assert half[:10, :, [GRADIENT, WEIGHT]] == pytest.approx(
        plain[:10, :, [GRADIENT, WEIGHT]], rel=0.1
    )
    steep = {"loss_func": lambda outputs, targets: 10 * MSE(outputs, targets)}
    low = {"start_lr": 1e-5, "end_lr": 1e-3}
    test = straight(cbs=[Scaling()], **steep).lr_suggest(groups=True, **{**RATES, **low})
    missing = np.isnan(rows(test)[:, 0, GRADIENT])
    assert 0 < missing.sum() < 20
    assert not missing[missing.sum() :].any()
    assert test.group_sums.note == ""
    assert np.isnan(rows(test)[missing.sum(), :, PREVIOUS]).all()
    steep_square = 100 * plain[0, :, GRADIENT]
    assert rows(test)[missing.sum(), :, GRADIENT] == pytest.approx(steep_square, rel=0.1)


def test_frozen_groups_are_left_out_and_named():
    learn = learner(train_bn=False)
    learn.freeze()
    sums = learn.lr_suggest(groups=True, **RATES).group_sums
    assert sums.names == ("group 1",)
    assert sums.left_out == {"group 0": "frozen: requires_grad is False"}
    learn.unfreeze()
    assert learn.lr_suggest(groups=True, **RATES).group_sums.names == ("group 0", "group 1")


def test_ratios_are_kept():
    test = straight().lr_suggest(groups=True, lr_max=slice(1e-4, 1e-2), **RATES)
    assert test.group_sums.ratios == pytest.approx((0.01, 1))
    lrs = np.outer(test.lrs, test.group_sums.ratios)
    assert rows(test)[..., STEP] == pytest.approx(lrs**2 * rows(test)[..., GRADIENT], rel=0.01)


def test_layers_can_be_told_apart_instead():
    assert learner().lr_suggest(groups="layers", **RATES).group_sums.names == ("body", "head")
    learn = learner(splitter=lambda model: list(model.parameters()))
    named = {"norm": learn.model.body[1], "head": learn.model.head}
    sums = learn.lr_suggest(groups=named, **RATES).group_sums
    assert sums.names == ("norm", "head", "rest")
    with pytest.raises(LRSuggestError, match="groups must be"):
        learn.lr_suggest(groups="splitter")
    assert learn.lr_suggest(**RATES).group_sums is None


def test_the_training_goes_on_as_without():
    def disturb(learn: Learner) -> None:
        held = everything(learn)
        test = learn.lr_suggest(3, groups=True)
        assert len(rows(test)) == len(test.losses) > 50
        assert everything(learn) == held

    settings = {"cbs": [HalfPrecision(), GradientClip(0.5)], "model": Net}
    assert trained(disturb, **settings) == trained(**{**settings, "cbs": [*settings["cbs"]]})


def told(rates: dict[str, float], answer: float = 1.0) -> Any:
    """Stand for a report."""
    groups = tuple(SimpleNamespace(name=name, lr=lr) for name, lr in rates.items())
    return GroupReport(groups, answer, None, "")


def test_gradients_are_looked_at_between_mixed_precision_and_clipping():
    assert MixedPrecision.order < Recording.order < GradientClip.order


def test_the_rates_of_a_report_are_those_of_the_parameter_groups():
    learn = learner(train_bn=False)
    both = learn.lr_suggest(groups=True, **RATES)
    assert both.lr_max(told({"group 0": 0.1, "group 1": 0.2})) == [0.1, 0.2]
    layers = learn.lr_suggest(groups="layers", **RATES)
    assert layers.lr_max(told({"body": 0.1, "head": 0.2})) == [0.1, 0.2]
    learn.freeze()
    left = learn.lr_suggest(groups=True, lr_max=slice(1e-3, 1e-2), **RATES)
    assert left.lr_max(told({"group 1": 0.2}, answer=0.5)) == pytest.approx([0.05, 0.2])
    learn.fit_one_cycle(1, left.lr_max(told({"group 1": 0.2}, answer=0.5)))


def test_reports_of_other_groups_are_named():
    learn = learner(splitter=lambda model: list(model.parameters()))
    test = learn.lr_suggest(groups="layers", **RATES)
    with pytest.raises(LRSuggestError, match="not about the parameter groups of learn.opt"):
        test.lr_max(told({"body": 0.1, "head": 0.2}))
    with pytest.raises(LRSuggestError, match="not about the parameter groups of learn.opt"):
        learn.lr_suggest(**RATES).lr_max(told({"group 0": 0.1}))


def test_groups_in_the_middle_of_a_training():
    learn = learner()
    watch = LRSuggestCallback(epochs=[1], groups=True)
    learn.fit(2, 1e-3, cbs=watch)
    assert watch.range_tests[1].group_sums.names == ("group 0", "group 1")


def test_a_gradient_that_is_no_number_ends_the_curves_and_is_named():
    class Spoiling(Callback):
        def after_backward(self) -> None:
            if hasattr(self.learn, "lr_finder") and self.iter == 4:
                self.learn.model.head.bias.grad.fill_(math.nan)

    learn = straight(bs=4, cbs=[Spoiling()])
    with pytest.warns(UserWarning, match="the gradient of group 1 is not finite at the rate"):
        test = learn.lr_suggest(groups=True, **RATES)
    assert [step for step, _ in test.group_sums.known()] == [0, 1, 2, 3]
    assert test.group_sums.note.endswith("the curves of the groups end there")
