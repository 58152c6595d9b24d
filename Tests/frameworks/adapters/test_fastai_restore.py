"""After a range test of a learner, the training goes on as if there had been none."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import Any

import pytest
import torch
from fastai.callback.core import Callback
from fastai.callback.fp16 import MixedPrecision
from fastai.callback.mixup import MixUp
from fastai.callback.progress import CSVLogger, ProgressCallback
from fastai.callback.schedule import ParamScheduler
from fastai.callback.tracker import EarlyStoppingCallback, ReduceLROnPlateau, SaveModelCallback
from fastai.callback.training import GradientAccumulation, GradientClip
from fastai.learner import Learner
from fastai.optimizer import SGD, Adam, OptimWrapper, RMSProp, ranger
from lrsuggest.integrations.fastai import LRSuggestCallback, lr_suggest
from torch import nn

from fastai_training import (
    HalfPrecision,
    Straight,
    everything,
    learner,
    trained,
)

CASES: dict[str, dict[str, Any]] = {
    "plain": {},
    "disk": {"keep": "disk"},
    "to the end": {"end_lr": 1e6, "stop": "never"},
    "short": {"num_iter": 2},
    "groups": {"lr_max": slice(1e-5, 1e-3)},
    "linear": {"mode": "linear", "start_lr": 1e-3},
}


@pytest.mark.parametrize("settings", CASES.values(), ids=CASES)
@pytest.mark.parametrize("before", [0, 1])
def test_the_next_steps_are_the_same_to_the_bit(before, settings):
    def disturb(learn: Learner) -> None:
        held = everything(learn)
        learn.lr_suggest(**settings)
        assert everything(learn) == held

    plain = trained(before=before)
    assert len(plain[0]) >= 50
    assert trained(disturb, before) == plain


@pytest.mark.parametrize(
    "opt_func",
    [
        partial(SGD, mom=0.9),
        RMSProp,
        ranger,
        partial(OptimWrapper, opt=torch.optim.AdamW),
        partial(OptimWrapper, opt=torch.optim.SGD, momentum=0.9),
    ],
    ids=["sgd", "rmsprop", "ranger", "torch adamw", "torch sgd"],
)
@pytest.mark.parametrize("before", [0, 1])
def test_every_optimizer_keeps_its_state(opt_func, before):
    plain = trained(before=before, opt_func=opt_func)
    assert trained(lr_suggest, before, opt_func=opt_func) == plain


def test_an_optimizer_made_before_the_learner():
    def run(disturb: bool) -> list[float]:
        learn = learner()
        learn.opt_func = OptimWrapper(opt=torch.optim.Adam(learn.model.parameters()))
        for _ in range(2):
            if disturb:
                learn.lr_suggest()
            learn.fit(3, 1e-3)
        return learn.losses.seen

    assert run(disturb=True) == run(disturb=False)


CALLBACKS = {
    "accumulation": lambda: GradientAccumulation(80),
    "clipping": GradientClip,
    "bf16": HalfPrecision,
    "fp16": MixedPrecision,
    "early stopping": lambda: EarlyStoppingCallback(patience=3),
    "plateau": lambda: ReduceLROnPlateau(patience=1),
    "mixup": lambda: MixUp(0.4),
}


@pytest.mark.parametrize("name", CALLBACKS)
def test_callbacks_keep_their_state(name):
    def disturb(learn: Learner) -> None:
        held = everything(learn)
        learn.lr_suggest()
        assert everything(learn) == held

    assert trained(disturb, cbs=[CALLBACKS[name]()]) == trained(cbs=[CALLBACKS[name]()])


class Failing(Callback):
    """Fails, in a range test only."""

    order = 5

    def __init__(self, at: int, event: str, what: BaseException) -> None:
        super().__init__()
        self._left, self._event, self._what = at, event, what

    def __call__(self, event_name: str) -> Any:
        """Count the events of one kind."""
        if event_name == self._event and hasattr(self.learn, "lr_finder"):
            self._left -= 1
            if self._left < 0:
                if isinstance(self._what, KeyboardInterrupt):
                    signal.raise_signal(signal.SIGINT)
                raise self._what
        return super().__call__(event_name)


@pytest.mark.parametrize("what", [RuntimeError("mine"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize(
    ("at", "event"),
    [(0, "before_fit"), (0, "before_batch"), (40, "after_pred"), (90, "before_step")],
)
def test_failing_at_any_step_leaves_everything(at, event, what):
    def disturb(learn: Learner) -> None:
        failing = Failing(at, event, what)
        learn.cbs.append(failing)  # as add_cb, but it leaves no trace when it is removed
        failing.learn = learn
        held = everything(learn)
        left = failing._left
        with pytest.raises(type(what)):
            learn.lr_suggest(stop="never")
        assert failing._left == left
        assert everything(learn) == held
        learn.cbs.remove(failing)

    assert trained(disturb, cbs=[HalfPrecision()]) == trained(cbs=[HalfPrecision()])


def test_a_model_that_fails_leaves_autocast_off():
    class Broken(nn.Linear):
        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            raise RuntimeError("mine")

    learn = learner(model=partial(Broken, 8, 1), cbs=[HalfPrecision()])
    learn.splitter = lambda model: list(model.parameters())
    with pytest.raises(RuntimeError, match="mine"):
        learn.lr_suggest()
    assert not torch.is_autocast_enabled("cpu")
    assert torch.autocast_increment_nesting() == 1
    torch.autocast_decrement_nesting()


@pytest.mark.parametrize("event", ["before_epoch", "before_train", "after_pred", "after_batch"])
@pytest.mark.parametrize("precision", [None, HalfPrecision])
def test_in_the_middle_of_a_training(event, precision):
    """From a callback, in the middle of an epoch, with its order, schedule and averages."""

    class Asking(Callback):
        order = 400
        sits_range_tests_out = True

        def __init__(self, disturb: bool) -> None:
            super().__init__()
            self._disturb, self._tests = disturb, []

        def __call__(self, name: str) -> None:
            at_work = self.training or name == "before_epoch"
            if name == event and self._disturb and at_work and self.train_iter in (16, 19):
                held = everything(self.learn)
                test = self.learn.lr_suggest(2)
                assert everything(self.learn) == held
                assert min(test.losses) < test.losses[0] / 2
                self._tests.append(test)

    def run(disturb: bool) -> tuple[Any, ...]:
        extra = [GradientAccumulation(64)]
        extra += [precision()] if precision else []
        learn = learner(cbs=extra)
        asking = Asking(disturb)
        learn.fit_one_cycle(10, 1e-2, cbs=asking)
        assert bool(asking._tests) == disturb
        recorder = learn.recorder
        return learn.losses.seen, recorder.lrs, [row[0] for row in recorder.values], recorder.hps

    assert run(disturb=True) == run(disturb=False)


def test_the_callback_changes_nothing():
    def run(**settings: Any) -> list[float]:
        learn = learner()
        learn.fit_one_cycle(6, 1e-2, **settings)
        learn.get_preds()
        return learn.losses.seen

    watch = LRSuggestCallback(epochs=(0, 4), num_iter=50)
    assert run(cbs=watch) == run()
    assert list(watch.range_tests) == [0, 4]
    first, late = watch.range_tests.values()
    assert (first.context["steps"], late.context["steps"]) == (48, 16)
    assert late.losses[0] < first.losses[0]
    assert len(first.losses) <= 50


def test_no_file_is_touched(tmp_path):
    """Loggers and savers sit the range test out; fastai's own finder overwrites the log."""
    watching = [CSVLogger(), SaveModelCallback(), EarlyStoppingCallback(patience=9)]
    learn = learner(path=tmp_path, cbs=watching)
    learn.fit(2, 1e-3)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(before) == 2

    written = []

    def audit(event: str, arguments: Any) -> None:
        writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        if auditing and event == "open" and isinstance(arguments[2], int):
            written.extend([arguments[0]] if arguments[2] & writing else [])
        elif auditing and event in ("os.mkdir", "tempfile.mkdtemp", "tempfile.mkstemp"):
            written.append(arguments[0])

    auditing = True
    sys.addaudithook(audit)
    try:
        test = learn.lr_suggest()
    finally:
        auditing = False
    assert len(test.losses) > 50
    assert written == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_that_cannot_be_written():
    learn = learner(path="/proc/self/nowhere")
    assert learn.lr_suggest().suggest()
    with pytest.raises(OSError):
        learn.lr_find(show_plot=False)


def test_a_progress_callback_and_the_learners_logger_stay(capsys):
    learn = learner()
    learn.add_cb(ProgressCallback())
    held = everything(learn)
    assert learn.lr_suggest(progress=False)
    assert everything(learn) == held
    assert capsys.readouterr() == ("", "")
    learn.lr_suggest()
    assert "range test" in capsys.readouterr().err
    with learn.no_bar():
        learn.lr_suggest()
    assert "range test" not in capsys.readouterr().err


def test_a_scheduler_among_the_callbacks_does_not_set_the_rates():
    learn = learner(cbs=[ParamScheduler({"lr": lambda _: 1e-3})])
    test = learn.lr_suggest(stop="never")
    assert test.lrs[-1] == pytest.approx(10)
    assert test.losses[-1] > test.losses[0]


def test_the_default_optimizer_of_fastai_is_made_and_dropped():
    learn = learner(opt_func=Adam)
    learn.lr_suggest()
    assert learn.opt is None


def test_gradients_of_an_unfinished_accumulation_stay_and_do_not_take_part():
    learn = learner(model=Straight)
    learn.create_opt()
    clean = learn.lr_suggest()
    inputs, targets = learn.dls.valid.one_batch()
    learn.loss_func(learn.model(inputs), targets).backward()
    held = everything(learn)
    assert learn.lr_suggest() == clean
    assert everything(learn) == held


def test_during_a_validation():
    learn = learner()
    learn.create_opt()
    held = everything(learn)
    with torch.no_grad():
        test = learn.lr_suggest()
        assert not torch.is_grad_enabled()
    assert everything(learn) == held
    assert test == learn.lr_suggest()
