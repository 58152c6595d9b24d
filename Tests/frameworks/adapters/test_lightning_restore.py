"""A range test leaves a Lightning training as it was, whatever happens in it."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

import lightning.pytorch as pl
import pytest
import torch
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
from lightning.pytorch.loggers import CSVLogger
from lightning.pytorch.profilers import SimpleProfiler
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test

from lightning_training import (
    FAILING,
    INPUTS,
    Failing,
    Net,
    Snapshots,
    fitted,
    loader,
    net,
    same,
    snapshot,
    trainer_of,
)
from seeds import SEED, seed

WRITTEN = {"to": None}


def watch(event, arguments):
    """Take note of files that are opened for writing, while somebody wants to know."""
    if WRITTEN["to"] is not None and event == "open":
        path, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or any(c in (mode or "") for c in "wax+"):
            WRITTEN["to"].append(str(path))


sys.addaudithook(watch)


@pytest.fixture
def written(tmp_path):  # noqa: ARG001 - pytest writes, too, when it makes the folder
    WRITTEN["to"] = []
    yield WRITTEN["to"]
    WRITTEN["to"] = None


def fail():
    raise RuntimeError("this step fails")


def interrupt():
    signal.raise_signal(signal.SIGINT)


def test_everything_of_the_trainer_is_as_before():
    first, second = Snapshots(), Snapshots()
    callback = SuggestLearningRate(at_epochs=(0, 1), at_steps=(4,), update_attr=False)
    fitted(net(), first, callback, second, epochs=2, profiler=SimpleProfiler())
    assert list(callback.range_tests) == [0, 4, 8]
    assert len(first.taken) == len(second.taken) == 16
    for before, after in zip(first.taken, second.taken):
        for key in before:
            assert same(before[key], after[key]), key


@pytest.mark.parametrize("step", [1, 50, 100])
def test_a_step_that_fails_in_a_fit_leaves_everything(step):
    watching = Snapshots()
    callback = SuggestLearningRate(at_steps=(10,), at_epochs=(), stop="never")
    FAILING["steps"] = -10
    with pytest.raises(RuntimeError, match="this step fails"):
        fitted(net(Failing, step, fail), watching, callback, epochs=2)
    assert len(watching.taken) == 11
    for key, before in watching.taken[-1].items():
        assert same(before, watching.failed[key]), key


@pytest.mark.parametrize("step", [1, 50, 100])
@pytest.mark.parametrize(
    ("happening", "error"), [(fail, RuntimeError), (interrupt, KeyboardInterrupt)]
)
def test_a_range_test_that_fails_before_a_fit_changes_nothing(step, happening, error):
    plain, tested = net(), net(Failing, step, happening)
    fitted(plain, epochs=1)
    seed(1)
    trainer, handler = trainer_of(epochs=1), signal.getsignal(signal.SIGINT)
    FAILING["steps"] = 0
    with pytest.raises(RuntimeError if happening is fail else KeyboardInterrupt):
        range_test(trainer, tested, loader(), stop="never")
    assert signal.getsignal(signal.SIGINT) is handler
    trainer.fit(tested, loader())
    assert plain.trained_on == tested.trained_on
    assert same(plain.state_dict(), tested.state_dict())


def test_ctrl_c_in_a_fit_leaves_everything_and_ends_it():
    watching, handler = Snapshots(), signal.getsignal(signal.SIGINT)
    FAILING["steps"] = 0
    try:
        with pytest.raises((SystemExit, KeyboardInterrupt)):  # which, differs between versions
            fitted(net(Failing, 30, interrupt), watching, SuggestLearningRate())
    finally:
        signal.signal(signal.SIGINT, handler)  # Lightning leaves it ignored
    for key, before in watching.taken[-1].items():
        assert same(before, watching.failed[key]), key


def test_an_interrupted_callback_of_the_sweep_leaves_everything(monkeypatch):
    from lrsuggest.integrations import _progress

    monkeypatch.setattr(_progress.Progress, "turn", lambda *_: fail())
    watching = Snapshots()
    with pytest.raises(RuntimeError, match="this step fails"):
        fitted(net(), watching, SuggestLearningRate(progress=False))
    assert same(watching.taken[-1], watching.failed)


def test_a_range_test_before_a_fit_leaves_trainer_and_module():
    callbacks = [EarlyStopping("loss", patience=0), Snapshots()]
    trainer, module = trainer_of(*callbacks), net()
    before = set(vars(module)), dict(vars(trainer.state)), trainer.fit_loop.state_dict()
    listed, random = list(trainer.callbacks), torch.get_rng_state()
    assert range_test(trainer, module, loader()).suggest()
    assert (set(vars(module)), dict(vars(trainer.state)), trainer.fit_loop.state_dict()) == before
    assert trainer.callbacks == listed
    assert callbacks[1].taken == []
    assert trainer.lightning_module is None
    assert not trainer.optimizers
    assert torch.equal(torch.get_rng_state(), random)


def test_a_datamodule_is_set_up_for_the_range_test_and_again_for_the_fit():
    class Data(pl.LightningDataModule):
        def __init__(self):
            super().__init__()
            self.generator = torch.Generator().manual_seed(SEED + 3)

        def setup(self, stage):  # noqa: ARG002
            assert not hasattr(self, "ready")
            self.ready = True

        def train_dataloader(self):
            return loader(generator=self.generator)

    trainer, data = trainer_of(epochs=1), Data()
    plain, tested = net(), net()
    seed(1)
    assert range_test(trainer, tested, datamodule=data).suggest()
    trainer.fit(tested, datamodule=data)
    seed(1)
    trainer_of(epochs=1).fit(plain, datamodule=Data())
    assert plain.trained_on == tested.trained_on


def test_a_loader_with_its_own_generator_goes_on_where_it_was():
    plain, tested = net(), net()
    for module, callbacks in ((plain, []), (tested, [SuggestLearningRate(update_attr=False)])):
        fitted(module, *callbacks, data=loader(generator=torch.Generator().manual_seed(SEED + 7)))
    assert plain.trained_on == tested.trained_on


def test_no_file_is_written(written, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for trainer in (trainer_of(logger=True), trainer_of(logger=CSVLogger(tmp_path))):
        range_test(trainer, net(), loader(), num_iter=20)
    fitted(net(), SuggestLearningRate(num_iter=20, update_attr=False), epochs=1)
    assert [path for path in written if "/dev/null" not in path] == []
    assert list(tmp_path.rglob("*")) == []


def test_what_the_module_logs_in_a_range_test_does_not_reach_the_loggers(tmp_path):
    texts = []
    for index, callbacks in enumerate(
        [[], [SuggestLearningRate(at_steps=(3,), update_attr=False)]]
    ):
        logger = CSVLogger(tmp_path, version=index)
        fitted(net(), *callbacks, logger=logger, log_every_n_steps=1, epochs=2)
        texts.append((Path(logger.log_dir) / "metrics.csv").read_text())
    assert texts[0] == texts[1]


def test_the_suggested_rate_is_logged_where_that_is_wanted(tmp_path):
    logger = CSVLogger(tmp_path)
    callback = SuggestLearningRate(log=True)
    fitted(net(), callback, logger=logger, log_every_n_steps=1, epochs=1)
    header, *rows = (Path(logger.log_dir) / "metrics.csv").read_text().splitlines()
    column = header.split(",").index("suggested_lr")
    assert float(rows[0].split(",")[column]) == pytest.approx(callback.optimal_lr)


def test_early_stopping_and_checkpoints_are_not_triggered(tmp_path):
    stop = EarlyStopping("loss", patience=1, check_on_train_epoch_end=True)
    save = ModelCheckpoint(tmp_path, monitor="loss", every_n_train_steps=1, save_top_k=-1)
    callback = SuggestLearningRate(at_epochs=(1,), stop="never", update_attr=False)
    trainer = fitted(net(), stop, save, callback, epochs=2, enable_checkpointing=True)
    assert trainer.global_step == 16
    assert len(list(tmp_path.iterdir())) == 16
    assert stop.wait_count <= 1


def test_a_step_that_asks_the_trainer_to_stop_is_not_heard():
    class Stopping(Net):
        def training_step(self, batch, batch_idx):
            loss = super().training_step(batch, batch_idx)
            if loss > 50:
                self.trainer.should_stop = True
            return loss

    callback = SuggestLearningRate(stop="never", update_attr=False)
    trainer = fitted(net(Stopping), callback, epochs=2)
    assert max(callback.range_test.losses) > 50
    assert trainer.global_step == 16


def test_several_loaders_and_limits_are_respected():
    class Pairs(Net):
        def training_step(self, batch, batch_idx):
            assert batch["other"] is not None
            return super().training_step(batch["main"], batch_idx)

    callback = SuggestLearningRate(update_attr=False)
    data = {"main": loader(), "other": loader(64)}
    trainer = fitted(net(Pairs), callback, data=data, limit_train_batches=3, epochs=2)
    assert callback.range_test.context["epochs"] == 2.0
    assert trainer.global_step == 6


def test_an_endless_data_set_has_no_epochs():
    class Endless(torch.utils.data.IterableDataset):
        def __iter__(self):
            while True:
                yield from zip(INPUTS, INPUTS.sum(1, keepdim=True))

    callback = SuggestLearningRate(update_attr=False)
    data = torch.utils.data.DataLoader(Endless(), 32)
    fitted(net(), callback, data=data, max_steps=20, epochs=-1)
    assert callback.range_test.context["steps"] == 20
    assert "epochs" not in callback.range_test.context


def test_a_copy_that_waits_on_disk_is_the_same():
    plain, tested = net(), net()
    fitted(plain, epochs=1)
    fitted(tested, SuggestLearningRate(keep="disk", update_attr=False), epochs=1)
    assert plain.trained_on == tested.trained_on


def test_a_range_test_can_be_made_of_a_resumed_training(tmp_path):
    save = ModelCheckpoint(tmp_path, filename="it")
    fitted(net(), save, epochs=2, enable_checkpointing=True)
    callback = SuggestLearningRate(at_epochs=(2,), at_steps=(3, 20), update_attr=False)
    module = net()
    trainer_of(callback, epochs=4).fit(module, loader(), ckpt_path=tmp_path / "it.ckpt")
    assert list(callback.range_tests) == [16, 20]


def test_snapshots_see_what_differs():
    module = net()
    trainer = fitted(module, epochs=1)
    before = snapshot(trainer)
    with torch.no_grad():
        module.head.bias += 1
    assert not same(before["weights"], snapshot(trainer)["weights"])
    assert same(before["loops"], snapshot(trainer)["loops"])
