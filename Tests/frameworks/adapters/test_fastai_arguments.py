"""Mistakes are named by their argument and by the call of fastai to change."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fastai.callback.core import Callback, CancelBatchException
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from lrsuggest import LRSuggestError
from lrsuggest.integrations.fastai import LRSuggestCallback, lr_suggest
from torch import nn

from fastai_training import everything, learner


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"n_epoch": 0}, "n_epoch must be at least 1, not 0"),
        ({"n_epoch": 1.5}, "n_epoch must be a whole number"),
        (
            {"lr_max": [1e-3] * 3},
            "lr_max must be .*: Trying to set 3 values for lr but there are 2",
        ),
        ({"lr_max": "fast"}, "lr_max must be what learn.fit takes as lr"),
        ({"lr_max": -1e-3}, "lr_max gives group 0 the rate -0.001"),
        ({"lr_max": float("nan")}, "lr_max gives group 0 the rate nan"),
        ({"num_iter": 1}, "num_iter|learning rates"),
        ({"start_lr": 1, "end_lr": 0.1}, "end_lr|increas"),
        ({"progress": "loud"}, "progress must be"),
        ({"keep": "cloud"}, "keep must be"),
    ],
)
def test_arguments_that_do_not_fit(settings, message):
    learn = learner()
    learn.create_opt()
    held = everything(learn)
    with pytest.raises(LRSuggestError, match=message):
        learn.lr_suggest(**settings)
    assert everything(learn) == held


def test_what_is_no_learner():
    with pytest.raises(LRSuggestError, match="learn must be a fastai Learner, not Linear"):
        lr_suggest(nn.Linear(1, 1))


def test_a_rate_of_the_learner_that_does_not_fit():
    learn = learner()
    learn.create_opt()
    learn.lr = [1e-3, 1e-3, 1e-3]
    with pytest.raises(LRSuggestError, match=r"learn\.lr must be what learn\.fit takes"):
        learn.lr_suggest()


def test_a_loader_without_batches():
    learn = learner()
    learn.dls = DataLoaders(DataLoader([], bs=4), DataLoader([], bs=4))
    with pytest.raises(LRSuggestError, match=r"learn\.dls\.train gives no batch"):
        learn.lr_suggest()


def test_batches_that_are_all_cancelled():
    class Cancelling(Callback):
        def before_batch(self) -> None:
            raise CancelBatchException

    learn = learner(rows=32, cbs=[Cancelling()])
    with pytest.raises(LRSuggestError, match=r"no batch led to an update: .*learn\.cbs"):
        learn.lr_suggest(num_iter=2)


def test_epochs_that_are_no_numbers():
    with pytest.raises(LRSuggestError, match="epochs must be a whole number"):
        LRSuggestCallback(epochs=["first"])


def test_without_fastai_the_command_to_install_it_is_named():
    program = "import sys; sys.modules['fastai'] = None; import lrsuggest.integrations.fastai"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert 'needs fastai: pip install "fastai>=2.7"' in done.stderr
