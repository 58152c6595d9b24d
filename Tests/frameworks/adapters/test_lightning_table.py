"""What an adapter must be able to do, one test for each."""

from __future__ import annotations

import math
import warnings

import lightning.pytorch as pl
import pytest
import torch
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test

from lightning_training import Net, Scripted, fitted, loader, net, same, trainer_of


def test_range_test():
    trainer = trainer_of(epochs=8)
    test = range_test(trainer, net(), loader())
    assert test.lrs[0] == pytest.approx(1e-7)
    assert test.stop_reason in ("diverged", "completed")
    assert test.suggest()
    assert test.context == {
        "optimizer": "adam",
        "batch_size": 32,
        "schedule": "constant",
        "steps": 64,
        "epochs": 8.0,
    }


def test_mid_training():
    callback = SuggestLearningRate(at_epochs=(2,), at_steps=(5,), update_attr=False)
    fitted(net(), callback, epochs=4)
    early, late = callback.range_tests[5], callback.range_tests[16]
    assert list(callback.range_tests) == [5, 16]
    assert early.context["steps"] == 27
    assert late.context["steps"] == 16
    assert min(len(early.losses), len(late.losses)) > 50
    first = range_test(trainer_of(), net(), loader(), num_iter=2)
    assert late.losses[0] < early.losses[0]  # it begins at what has been learned
    assert late.losses[0] < first.losses[0] / 2
    assert callback.range_test is late


def test_accumulation():
    callback = SuggestLearningRate(stop="never", num_iter=10, update_attr=False)
    module = Scripted(lambda batch: float(batch))
    trainer = fitted(module, callback, accumulate_grad_batches=3, epochs=1)
    assert callback.range_test.losses == tuple(3.0 * step + 1 for step in range(10))
    assert callback.range_test.context["batch_size"] == 96
    assert callback.range_test.context["steps"] == trainer.global_step == 3  # of 8 batches


def test_an_accumulation_over_more_batches_than_there_are_has_full_windows():
    module = Scripted(lambda batch: float(batch))
    trainer = trainer_of(accumulate_grad_batches=10)
    test = range_test(trainer, module, loader(64), stop="never", num_iter=5)
    assert test.losses == tuple(10.0 * step + 4.5 for step in range(5))


def test_amp():
    kinds = []

    class Watched(Net):
        def forward(self, inputs):
            output = super().forward(inputs)
            kinds.append(output.dtype)
            return output

    callback = SuggestLearningRate()
    fitted(net(Watched), callback, precision="bf16-mixed", epochs=1)
    assert set(kinds) == {torch.bfloat16}
    assert callback.optimal_lr > 0


def test_amp_with_a_scaler():
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0, growth_interval=7)
    plugin = pl.plugins.MixedPrecision("16-mixed", device="cpu", scaler=scaler)
    callback = SuggestLearningRate(at_steps=(3,), update_attr=False)
    plain, tested = net(), net()
    fitted(plain, plugins=[plugin], epochs=2)
    scaler.__init__("cpu", init_scale=1024.0, growth_interval=7)
    fitted(tested, callback, plugins=[plugin], epochs=2)
    assert callback.answer
    assert plain.trained_on == tested.trained_on
    assert same(plain.state_dict(), tested.state_dict())


def test_groups():
    swept = []

    class Groups(Net):
        def on_before_optimizer_step(self, optimizer):
            swept.append([group["lr"] for group in optimizer.param_groups])

        def configure_optimizers(self):
            groups = [
                {"params": self.body.parameters(), "lr": 5e-3},
                {"params": self.head.parameters(), "lr": 1e-2},
            ]
            return torch.optim.Adam(groups)

    callback = SuggestLearningRate()
    trainer = fitted(net(Groups), callback, epochs=1)
    test = callback.range_test
    assert test.ratios == (0.5, 1.0)
    assert [head for _, head in swept[: len(test.lrs)]] == list(test.lrs)
    assert all(body == pytest.approx(head / 2) for body, head in swept)
    body, head = (group["lr"] for group in trainer.optimizers[0].param_groups)
    assert head == callback.optimal_lr == pytest.approx(2 * body)


def test_restore():
    plain, tested = net(), net()
    callback = SuggestLearningRate(at_epochs=(0, 2), at_steps=(9, 21), update_attr=False)
    fitted(plain, epochs=8)
    fitted(tested, callback, epochs=8)
    assert list(callback.range_tests) == [0, 9, 16, 21]
    assert len(plain.trained_on) == 64
    assert plain.trained_on == tested.trained_on
    assert same(plain.state_dict(), tested.state_dict())


def test_negative_loss():
    callback = SuggestLearningRate(update_attr=False)
    module = Scripted(
        lambda step: 1 / (1 + math.exp((50 - step) / 5)) * -2 - 3 + math.sin(step) / 50
    )
    fitted(module, callback, epochs=1)
    assert len(callback.range_test.losses) == 100
    assert max(callback.range_test.losses) < 0


def test_nan_at_first_step():
    callback = SuggestLearningRate()
    module = Scripted(lambda batch: math.nan if batch == 0 else 1.0)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        trainer = fitted(module, callback, epochs=1)
    assert callback.answer.code == "no_finite_loss"
    assert callback.optimal_lr is None
    assert module.lr == trainer.optimizers[0].param_groups[0]["lr"] == 0.1
    (warning,) = [w for w in caught if "range test" in str(w.message)]
    assert "the learning rate is left as it was" in str(warning.message)
    assert module.batches == 8  # those of the training alone


def test_three_batch_loader():
    indices = []

    class Watched(Net):
        def training_step(self, batch, batch_idx):
            indices.append(batch_idx)
            return super().training_step(batch, batch_idx)

    data = torch.utils.data.Subset(loader().dataset, range(96))
    test = range_test(trainer_of(), net(Watched), loader(data=data), stop="never")
    assert len(test.losses) == 100
    assert indices == [step % 3 for step in range(100)]
