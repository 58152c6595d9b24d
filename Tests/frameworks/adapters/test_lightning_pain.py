"""Complaints about Lightning's own finder, reproduced with it, and gone with ours."""

from __future__ import annotations

import os
import sys

import lightning.pytorch as pl
import pytest
import torch
from lightning.pytorch.callbacks import LearningRateFinder
from lightning.pytorch.tuner import Tuner
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test

from lightning_training import Net, Scripted, fitted, loader, net, trainer_of


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    """Lightning's finder leaves a checkpoint where it is run, if it is killed."""
    monkeypatch.chdir(tmp_path)


class FineTuneLearningRateFinder(LearningRateFinder):
    """The example in the documentation of Lightning's finder."""

    def __init__(self, milestones, **arguments):
        super().__init__(**arguments)
        self.milestones, self.found = milestones, {}

    def on_fit_start(self, *_):
        return

    def on_train_epoch_start(self, trainer, pl_module):
        if trainer.current_epoch in self.milestones:
            self.lr_find(trainer, pl_module)
            self.found[trainer.current_epoch] = self.optimal_lr


def test_a_range_test_in_the_middle_of_training_has_an_answer():
    theirs = FineTuneLearningRateFinder((1, 2), update_attr=False)
    fitted(net(), theirs, epochs=15)  # it needs as many batches as are left
    assert [finder.suggestion() for finder in theirs.found.values()] == [None, None]
    assert max(len(finder.results["loss"]) for finder in theirs.found.values()) == 1

    ours = SuggestLearningRate(at_epochs=(1, 2), update_attr=False)
    fitted(net(), ours, epochs=3)
    assert all(test.suggest() for test in ours.range_tests.values())


class Counting(Net):
    """It keeps a counter of its own, as many modules do."""

    def __init__(self):
        super().__init__()
        self.batches = 0

    def training_step(self, batch, batch_idx):
        self.batches += 1
        return super().training_step(batch, batch_idx)


def test_a_range_test_leaves_no_state_in_the_module():
    theirs, ours = net(Counting), net(Counting)
    fitted(theirs, LearningRateFinder(update_attr=False, early_stop_threshold=None), epochs=1)
    fitted(ours, SuggestLearningRate(update_attr=False), epochs=1)
    assert theirs.batches == 16
    assert ours.batches == len(ours.trained_on) == 8


OPENED = {"to": None}


def watch(event, arguments):
    """Take note of files that are opened, while somebody wants to know."""
    if OPENED["to"] is not None and event == "open":
        OPENED["to"].append(str(arguments[0]))


sys.addaudithook(watch)


def checkpoints(make):
    """Return the names of the checkpoints that are opened meanwhile."""
    OPENED["to"] = []
    try:
        make()
    finally:
        opened, OPENED["to"] = OPENED["to"], None
    return {os.path.basename(path) for path in opened if path.endswith(".ckpt")}


def test_a_range_test_writes_no_checkpoint(tmp_path):
    theirs = Tuner(trainer_of(default_root_dir=tmp_path))
    assert checkpoints(lambda: theirs.lr_find(net(), loader(), num_training=20))
    ours = trainer_of(default_root_dir=tmp_path)
    assert not checkpoints(lambda: range_test(ours, net(), loader(), num_iter=20))


@pytest.mark.parametrize("losses", [(1.0, 3.0), (3.0, 1.0)])
def test_accumulated_batches_all_count(losses):
    module = Scripted(lambda batch: losses[batch % 2])
    trainer = trainer_of(accumulate_grad_batches=2, epochs=100)
    settings = {"num_training": 40, "early_stop_threshold": None}
    theirs = Tuner(trainer).lr_find(module, loader(), **settings)
    assert theirs.results["loss"][-1] == pytest.approx(losses[1] / 2, rel=0.02)
    test = range_test(trainer, Scripted(lambda batch: losses[batch % 2]), loader(), num_iter=40)
    assert set(test.losses) == {2.0}


def test_a_loss_that_does_not_depend_on_the_rate_is_refused():
    theirs = Tuner(trainer_of(epochs=100)).lr_find(Scripted(lambda _: 1.0), loader())
    assert theirs.results["loss"][0] < 0.6  # of a loss that is 1 throughout
    assert theirs.suggestion() > 0.1
    ours = range_test(trainer_of(), Scripted(lambda _: 1.0), loader()).suggest()
    assert ours.code == "no_descent"


def test_a_negative_loss_does_not_end_the_range_test():
    theirs = Tuner(trainer_of(epochs=100)).lr_find(Scripted(lambda batch: -1 - batch), loader())
    assert len(theirs.results["loss"]) < 5
    ours = range_test(trainer_of(), Scripted(lambda batch: -1.0 - batch), loader())
    assert len(ours.losses) == 100


def test_groups_keep_their_ratio():
    class Groups(Net):
        def configure_optimizers(self):
            parts = ((self.body, 1e-3), (self.head, 1e-2))
            return torch.optim.Adam([{"params": p.parameters(), "lr": lr} for p, lr in parts])

    def ratio(callback):
        groups = fitted(net(Groups), callback, epochs=15).optimizers[0].param_groups
        return groups[1]["lr"] / groups[0]["lr"]

    assert ratio(LearningRateFinder(early_stop_threshold=None)) == 1.0
    assert ratio(SuggestLearningRate()) == pytest.approx(10)


def test_several_optimizers_can_be_tested():
    class Two(Net):
        def __init__(self):
            super().__init__()
            self.automatic_optimization = False

        def training_step(self, batch, batch_idx):
            loss = super().training_step(batch, batch_idx)
            self.zero_grad()
            self.manual_backward(loss)
            for optimizer in self.optimizers():
                optimizer.step()
            return loss

        def configure_optimizers(self):
            parts = (self.body, self.head)
            return [torch.optim.SGD(part.parameters(), lr=1e-2) for part in parts]

    with pytest.raises(pl.utilities.exceptions.MisconfigurationException, match="single optimizer"):
        Tuner(trainer_of()).lr_find(net(Two), loader())
    for index in (0, 1):
        assert range_test(trainer_of(epochs=9), net(Two), loader(), optimizer_idx=index).suggest()
