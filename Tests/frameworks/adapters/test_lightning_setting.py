"""A suggested rate is what a Lightning training goes on with."""

from __future__ import annotations

import warnings

import lightning.pytorch as pl
import pytest
import torch
from lightning.pytorch.callbacks import EarlyStopping
from lrsuggest import LRSuggestError
from lrsuggest.integrations.lightning import SuggestLearningRate
from torch.optim import lr_scheduler

from lightning_training import Net, Scripted, fitted, loader, net, rates, trainer_of


class Rates(pl.Callback):
    """Notes the rates that each batch is trained with."""

    def __init__(self):
        self.seen = []

    def on_before_optimizer_step(self, trainer, pl_module, optimizer):
        self.seen.append([group["lr"] for group in optimizer.param_groups])


def scheduled(make, interval="step", **fitting):
    """Fit with a scheduler; return the callback, the rates of all steps, and those without."""

    class Scheduled(Net):
        def configure_optimizers(self):
            groups = [
                {"params": self.body.parameters(), "lr": 0.02},
                {"params": self.head.parameters(), "lr": 0.04},
            ]
            optimizer = torch.optim.SGD(groups, momentum=0.9)
            scheduler = {
                "scheduler": make(self, optimizer),
                "interval": interval,
                "monitor": "mean",
            }
            return {"optimizer": optimizer, "lr_scheduler": scheduler}

        def warm_up(self, step):
            return min(1.0, (step + 1) / 10)

    callback, seen, plain = SuggestLearningRate(**fitting), Rates(), Rates()
    fitted(net(Scheduled), callback, seen, epochs=4)
    fitted(net(Scheduled), plain, epochs=4)
    return callback, seen.seen, plain.seen


def test_a_one_cycle_schedule_peaks_at_the_suggestion():
    def one_cycle(module, optimizer):
        steps = module.trainer.estimated_stepping_batches
        return lr_scheduler.OneCycleLR(optimizer, [0.5, 1.0], total_steps=steps)

    callback, seen, plain = scheduled(one_cycle)
    assert callback.range_test.context["schedule"] == "one_cycle"
    assert max(head for _, head in seen) == pytest.approx(callback.optimal_lr)
    factor = callback.optimal_lr / max(head for _, head in plain)
    for now, before in zip(seen, plain):
        assert now == pytest.approx([lr * factor for lr in before])


def test_beyond_its_peak_a_one_cycle_schedule_is_a_decay():
    def one_cycle(_, optimizer):
        return lr_scheduler.OneCycleLR(optimizer, [0.5, 1.0], total_steps=32)

    callback, seen, plain = scheduled(one_cycle, at_epochs=(0, 2))
    first, second = callback.range_tests.values()
    assert first.context["schedule"] == "one_cycle"
    assert second.context["schedule"] == "cosine"
    assert seen[16] == pytest.approx([callback.optimal_lr / 2, callback.optimal_lr])
    shape = [now[1] / before[1] for now, before in zip(seen[16:], plain[16:])]
    assert shape == pytest.approx([shape[0]] * 16)


def test_a_warm_up_keeps_its_shape_and_its_scheduler_may_be_a_method():
    callback, seen, plain = scheduled(
        lambda module, optimizer: lr_scheduler.LambdaLR(optimizer, module.warm_up)
    )
    factor = callback.optimal_lr / 0.04
    for now, before in zip(seen, plain):
        assert now == pytest.approx([lr * factor for lr in before])


def test_schedulers_in_a_row_keep_their_shape():
    def sequence(_, optimizer):
        first = lr_scheduler.LinearLR(optimizer, 0.1, total_iters=8)
        then = lr_scheduler.CosineAnnealingLR(optimizer, 24)
        return lr_scheduler.SequentialLR(optimizer, [first, then], [8])

    callback, seen, plain = scheduled(sequence)
    factor = callback.optimal_lr / 0.04
    assert "schedule" not in callback.range_test.context
    for now, before in zip(seen, plain):
        assert now == pytest.approx([lr * factor for lr in before], abs=1e-12)


def test_in_the_middle_of_a_decay_the_rate_of_now_becomes_the_suggestion():
    def cosine(_, optimizer):
        return lr_scheduler.CosineAnnealingLR(optimizer, 4)

    callback, seen, plain = scheduled(cosine, interval="epoch", at_epochs=(2,))
    assert callback.range_test.context["schedule"] == "cosine"
    assert callback.range_test.context["epochs"] == 2.0
    assert seen[:16] == plain[:16]
    assert seen[16] == pytest.approx([callback.optimal_lr / 2, callback.optimal_lr])
    factor = callback.optimal_lr / plain[16][1]
    assert seen[31] == pytest.approx([lr * factor for lr in plain[31]])


def test_a_plateau_scheduler_goes_on_from_the_suggestion():
    def plateau(_, optimizer):
        return lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=0, threshold=10.0)

    callback, seen, _ = scheduled(plateau, interval="epoch")
    assert seen[0] == pytest.approx([callback.optimal_lr / 2, callback.optimal_lr])
    assert seen[-1] == pytest.approx([seen[0][0] / 8, seen[0][1] / 8])


def test_the_range_test_does_not_step_schedulers():
    _, seen, plain = scheduled(
        lambda _, optimizer: lr_scheduler.StepLR(optimizer, 3), update_attr=False
    )
    assert seen == plain


class Plain(pl.LightningModule):
    """A module that keeps no rate."""

    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(8, 1)

    def training_step(self, batch):
        return ((self.layer(batch[0]) - batch[1]) ** 2).mean()

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=torch.tensor(1e-9))


@pytest.mark.parametrize("name", ["lr", "learning_rate", "eta"])
def test_the_attribute_of_the_module_is_set(name):
    callback = SuggestLearningRate(attr_name=name if name == "eta" else "")
    module = net(Plain)
    setattr(module, name, 0.05)
    fitted(module, callback, epochs=8)
    assert getattr(module, name) == callback.optimal_lr


def test_hyperparameters_are_set():
    callback, module = SuggestLearningRate(), net()
    fitted(module, callback, epochs=1)
    assert module.hparams.lr == callback.optimal_lr


def test_a_module_without_such_an_attribute_gets_the_rate_all_the_same():
    callback = SuggestLearningRate()
    trainer = fitted(net(Plain), callback, epochs=8)
    assert rates(trainer) == [pytest.approx(callback.optimal_lr)]
    assert isinstance(trainer.optimizers[0].param_groups[0]["lr"], torch.Tensor)


def test_an_attribute_that_is_not_there_is_an_error_before_the_range_test():
    with pytest.raises(LRSuggestError, match="attr_name is 'eta'"):
        fitted(net(), SuggestLearningRate(attr_name="eta"))


def test_a_warm_up_in_optimizer_step_does_not_disturb_the_sweep():
    used = []

    class Warm(Net):
        def optimizer_step(self, epoch, batch_idx, optimizer, closure):
            for group in optimizer.param_groups:
                group["lr"] = min(1.0, (self.trainer.global_step + 1) / 500) * self.hparams.lr
            optimizer.step(closure=closure)
            used.append(optimizer.param_groups[0]["lr"])

    callback = SuggestLearningRate(update_attr=False, stop="never")
    fitted(net(Warm), callback, epochs=1)
    assert used[:100] == list(callback.range_test.lrs)
    assert used[100] == pytest.approx(0.05 / 500)


def test_a_refusal_leaves_the_rate_and_says_why_once():
    callback, module = SuggestLearningRate(), Scripted(lambda _: 1.0)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        trainer = fitted(module, callback, epochs=2)
    assert callback.answer.code == "no_descent"
    assert rates(trainer) == [0.1]
    assert module.lr == 0.1
    (message,) = [str(w.message) for w in caught if "range test" in str(w.message)]
    assert callback.answer.reasons[0] in message


def test_what_the_caller_knows_comes_first():
    callback = SuggestLearningRate(schedule="cosine", steps=100_000, fine_tuning=True)
    fitted(net(), callback, epochs=1)
    said = " ".join(callback.answer.assumptions + (callback.answer.explanation(),))
    assert "100000 steps" in said.replace(",", "")
    assert callback.range_test.context["steps"] == 8


def test_a_hook_of_a_subclass_may_make_the_range_test():
    class Late(SuggestLearningRate):
        def on_train_epoch_start(self, trainer, pl_module):
            if trainer.current_epoch == 1:
                self.lr_find(trainer, pl_module)

    callback = Late(at_epochs=(), update_attr=False)
    plain, module = net(), net()
    fitted(module, callback, epochs=3)
    fitted(plain, epochs=3)
    assert list(callback.range_tests) == [8]
    assert module.trained_on == plain.trained_on


def test_a_fast_dev_run_makes_no_range_test():
    callback = SuggestLearningRate()
    with pytest.warns(UserWarning, match="fast_dev_run"):
        trainer_of(callback, EarlyStopping("loss"), fast_dev_run=True).fit(net(), loader())
    assert callback.range_test is None
    assert callback.optimal_lr is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"start_lr": -1}, "start"),
        ({"schedule": "zigzag"}, "schedule"),
        ({"at_epochs": (0.5,)}, "at_epochs must be a whole number"),
    ],
)
def test_a_wrong_argument_is_an_error_at_once(arguments, said):
    with pytest.raises(LRSuggestError, match=said):
        SuggestLearningRate(**arguments)
