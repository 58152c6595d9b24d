"""What people complain about in fastai's ``lr_find``, reproduced, and gone with ``lr_suggest``."""

from __future__ import annotations

import math
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from fastai.callback.progress import CSVLogger
from fastai.callback.schedule import minimum, slide, steep, valley
from fastai.learner import Learner
from torch import nn

from fastai_training import Straight, learner, trained

MSE = nn.functional.mse_loss


def find(learn: Learner, **settings: object) -> object:
    """Call fastai's own, without a picture."""
    return learn.lr_find(show_plot=False, **settings)


def test_inserting_it_changes_the_training(tmp_path):
    """fastai#3013, open since 2020."""
    plain = trained()
    learned = trained(partial(find, suggest_funcs=None), path=tmp_path)
    assert learned != plain
    assert trained(Learner.lr_suggest) == plain


@pytest.mark.parametrize("function", [valley, slide, minimum, steep])
def test_after_a_training_that_went_well_it_raises(function, tmp_path):
    """fastai#3658: the loss explodes early, and nothing is left of what it cuts off."""
    learn = learner(noise=0.0, path=tmp_path, model=Straight)
    learn.fit_one_cycle(20, 3e-2)
    with pytest.raises((IndexError, ValueError)):
        find(learn, suggest_funcs=function, start_lr=1.0)
    test = learn.lr_suggest(5, start_lr=1.0)
    assert test.suggest() or test.suggest().reasons


def test_a_negative_loss_stops_it_at_once(tmp_path):
    """fastai#962: four times the best is below the best."""
    learn = learner(path=tmp_path, loss_func=lambda outputs, targets: MSE(outputs, targets) - 100)
    with pytest.raises(IndexError):
        find(learn)
    assert len(learn.recorder.losses) == 1
    assert learn.lr_suggest().suggest()


def test_a_loss_that_is_no_number_makes_it_raise(tmp_path):
    """fastai#3476."""
    learn = learner(
        path=tmp_path, loss_func=lambda outputs, targets: MSE(outputs, targets) * math.nan
    )
    with pytest.raises(IndexError):
        find(learn)
    assert learn.lr_suggest().suggest().code == "no_finite_loss"


def test_it_overwrites_the_log_of_the_training(tmp_path):
    learn = learner(path=tmp_path, cbs=[CSVLogger()])
    learn.fit(2, 1e-3)
    log = Path(tmp_path, "history.csv").read_text()
    learn.lr_suggest()
    assert Path(tmp_path, "history.csv").read_text() == log
    find(learn)
    assert Path(tmp_path, "history.csv").read_text() != log


def test_it_forgets_the_recorded_losses(tmp_path):
    learn = learner(path=tmp_path)
    learn.fit(2, 1e-3)
    losses = list(learn.recorder.losses)
    learn.lr_suggest()
    assert learn.recorder.losses == losses
    find(learn)
    assert learn.recorder.losses != losses


SCRIPT = """
import lrsuggest.integrations.fastai
from fastai_training import learner
learn = learner(path={path!r})
for _ in range(3):
    print(learn.lr_suggest(3).lr_max())
"""


def test_two_at_the_same_time_in_one_folder(tmp_path):
    """fastai#2420 and #3240, and three times in a row: the same answer, and no file."""
    command = [sys.executable, "-c", SCRIPT.format(path=str(tmp_path))]
    settings = {"stdout": subprocess.PIPE, "text": True, "cwd": Path(__file__).parent}
    running = [subprocess.Popen(command, **settings) for _ in range(2)]
    answers = [process.communicate(timeout=300)[0].split() for process in running]
    assert len(set(answers[0] + answers[1])) == 1
    assert len(answers[0]) == 3
    assert list(tmp_path.iterdir()) == []
