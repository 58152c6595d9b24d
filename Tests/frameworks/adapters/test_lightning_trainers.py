"""Which trainers and modules the Lightning adapter takes, and what it says to the others."""

from __future__ import annotations

import re
import subprocess
import sys

import lightning.pytorch as pl
import pytest
import pytorch_lightning
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test

from lightning_training import Net, Snapshots, fitted, loader, net, same, trainer_of
from seeds import seed


def test_the_library_under_its_older_name_is_the_same():
    class Older(pytorch_lightning.LightningModule):
        def __init__(self):
            super().__init__()
            self.layer, self.trained_on = torch.nn.Linear(8, 1), []

        def training_step(self, batch, batch_idx):
            loss = ((self.layer(batch[0]) - batch[1]) ** 2).mean()
            self.log("loss", loss)
            self.trained_on.append(loss.item())
            return loss

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=0.01)

    def trainer(*callbacks):
        seed(1)
        return pytorch_lightning.Trainer(
            accelerator="cpu",
            max_epochs=4,
            logger=False,
            enable_checkpointing=False,
            enable_progress_bar=False,
            callbacks=list(callbacks),
        )

    plain, tested = net(Older), net(Older)
    trainer().fit(plain, loader())
    callback = SuggestLearningRate(at_epochs=(0, 2), update_attr=False)
    trainer(callback).fit(tested, loader())
    assert list(callback.range_tests) == [0, 16]
    assert plain.trained_on == tested.trained_on
    assert range_test(trainer(), net(Older), loader()).suggest()


def test_a_compiled_module_is_tested_as_it_is_trained():
    def compiled(module):
        return torch.compile(module, backend="eager")

    class Simple(pl.LightningModule):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(8, 1)

        def training_step(self, batch, batch_idx):
            return ((self.layer(batch[0]) - batch[1]) ** 2).mean()

        def configure_optimizers(self):
            return torch.optim.Adam(self.parameters())

    plain, tested, module = net(Simple), net(Simple), net(Simple)
    fitted(compiled(plain), epochs=2)
    callback = SuggestLearningRate(at_epochs=(1,), update_attr=False)
    fitted(compiled(tested), callback, epochs=2)
    assert callback.range_test.losses
    assert same(plain.state_dict(), tested.state_dict())
    faster = compiled(module)
    attributes = set(vars(module))
    assert range_test(trainer_of(), faster, loader()).suggest()
    assert set(vars(module)) == attributes


def test_no_progress_is_shown_where_the_trainer_shows_none(capfd):
    settings = {"update_attr": False, "num_iter": 20}
    fitted(net(), SuggestLearningRate(**settings), epochs=1)
    assert "range test" not in capfd.readouterr().err
    fitted(net(), SuggestLearningRate(**settings), epochs=1, enable_progress_bar=True)
    assert "range test" in capfd.readouterr().err
    silent = SuggestLearningRate(progress=False, **settings)
    fitted(net(), silent, epochs=1, enable_progress_bar=True)
    assert "range test" not in capfd.readouterr().err


def test_a_range_test_runs_no_other_callback():
    watching = Snapshots()
    trainer = trainer_of(watching)
    range_test(trainer, net(), loader())
    assert watching.taken == []


def test_hooks_of_the_module_around_batches_run_and_their_effect_is_undone():
    class Hooked(Net):
        def __init__(self):
            super().__init__()
            self.ran = {}

        def note(self, name):
            self.ran[name] = self.ran.get(name, 0) + 1

        def on_train_batch_start(self, *_):
            self.note("batch_start")

        def on_train_batch_end(self, *_):
            self.note("batch_end")
            self.most = max(getattr(self, "most", 0), self.ran["batch_end"])

        def configure_gradient_clipping(self, optimizer, *_, **__):
            self.note("clip")
            self.clip_gradients(optimizer, 0.5, "norm")

        def on_train_epoch_start(self):
            self.note("epoch_start")

    module = net(Hooked)
    fitted(module, SuggestLearningRate(update_attr=False, num_iter=30), epochs=1)
    assert module.ran == {"batch_start": 8, "batch_end": 8, "clip": 8, "epoch_start": 1}


def test_gradients_are_clipped_as_in_the_training():
    norms = []

    class Watched(Net):
        def on_before_zero_grad(self, *_):
            grads = [w.grad.norm() for w in self.parameters() if w.grad is not None]
            if grads:
                norms.append(torch.stack(grads).norm().item())

    range_test(trainer_of(gradient_clip_val=0.1), net(Watched), loader(), stop="never")
    assert max(norms) <= 0.1 + 1e-6


def test_steps_are_not_known_where_the_training_may_end_early():
    callback = SuggestLearningRate(num_iter=20, update_attr=False)
    stopping = [callback, pl.callbacks.EarlyStopping("loss")]
    timed = trainer_of(max_time={"hours": 1})
    fitted(net(), *stopping, epochs=2)
    for test in (callback.range_test, range_test(timed, net(), loader(), num_iter=20)):
        assert not {"steps", "epochs"} & set(test.context)


def test_what_is_no_trainer_is_refused():
    with pytest.raises(LRSuggestError, match=r"trainer must be a lightning\.pytorch\.Trainer"):
        range_test(net(), net(), loader())


@pytest.mark.parametrize("strategy", ["ddp_spawn", "ddp_fork"])
def test_processes_that_would_keep_the_answer_are_refused(strategy):
    with pytest.raises(LRSuggestError, match=re.escape('use Trainer(strategy="ddp")')):
        range_test(trainer_of(strategy=strategy, devices=2), net(), loader())


def test_weights_in_shards_are_refused():
    class FSDPStrategy(pl.strategies.SingleDeviceStrategy):
        """Stands in for the real one, which needs an accelerator."""

    with pytest.raises(LRSuggestError, match="weights of FSDPStrategy are in shards"):
        range_test(trainer_of(strategy=FSDPStrategy(device="cpu")), net(), loader())


def test_a_loader_without_a_batch_is_an_error_that_says_so():
    with pytest.raises(LRSuggestError, match="did not come to a first batch"):
        range_test(
            trainer_of(),
            net(),
            loader(data=torch.utils.data.TensorDataset(*[torch.zeros(0)] * 2), shuffle=False),
        )


def test_a_loader_that_cannot_begin_again_is_warned_of():
    with pytest.warns(UserWarning, match="the training loader is an iterator"):
        test = range_test(trainer_of(), net(), iter(loader()))
    assert test.stop_reason == "running"


def test_without_lightning_the_import_names_the_command():
    code = (
        "import sys; sys.modules['lightning'] = sys.modules['pytorch_lightning'] = None\n"
        "try:\n    import lrsuggest.integrations.lightning\n"
        "except ImportError as problem:\n    print(problem)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert 'pip install "lightning>=2.1"' in done.stdout
