"""Suggestions for fastai's own ``lr_find``, and its recorder read afterwards."""

from __future__ import annotations

import math
import warnings
from functools import partial
from pathlib import Path

import lrsuggest
import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
import torch
from fastai.callback.core import Callback
from fastai.callback.schedule import valley
from fastai.learner import Learner
from lrsuggest import LRSuggestError
from lrsuggest.integrations import fastai

from fastai_training import learner

mpl.use("Agg")


def swept(path: Path, beta: float = 0.98) -> Learner:
    """Return a learner after ``lr_find``, with the raw losses of it."""
    learn = learner(1024, path=path, noise=1.0, bs=128)
    learn.recorder.smooth_loss.beta = beta

    class Raw(Callback):
        order = 300

        def after_loss(self) -> None:
            raw.append(self.learn.loss.item())

    raw: list[float] = []
    learn.lr_find_raw = raw
    with learn.added_cbs(Raw()):
        learn.lr_find(suggest_funcs=None, show_plot=False)
    return learn


@pytest.fixture
def found(tmp_path) -> Learner:
    """Return one with fastai's own average."""
    return swept(tmp_path)


def cut(learn: Learner, num_it: int = 100) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Return what ``lr_find`` passes to the functions."""
    rates, losses = learn.recorder.lrs, learn.recorder.losses
    return torch.tensor(rates[num_it // 10 : -5]), torch.tensor(losses[num_it // 10 : -5]), num_it


def test_beside_the_functions_of_fastai(tmp_path):
    learn = learner(path=tmp_path)
    functions = (partial(fastai.suggest, steps=1000), valley, fastai.rule("elbow"))
    answer = learn.lr_find(suggest_funcs=functions)
    assert answer._fields == ("suggest", "valley", "elbow")
    assert all(type(rate) is float for rate in answer)
    labels = [text.get_text() for text in plt.gca().get_legend().get_texts()]
    assert labels == list(answer._fields)
    plt.close("all")
    alone = learner(path=tmp_path).lr_find(suggest_funcs=fastai.suggest, show_plot=False)
    assert alone._fields == ("suggest",)


def test_the_average_is_undone_although_its_start_is_cut_off(found):
    rates, averages, num_it = cut(found)
    seen = {}

    def ask(lrs, losses):
        seen.update(lrs=lrs, losses=losses)
        return lrs[0]

    fastai._suggesting.answered(ask, rates, averages, num_it, 0.98)
    assert seen["losses"] == pytest.approx(found.lr_find_raw[11:-5], rel=1e-3)
    assert seen["lrs"] == rates.tolist()[1:]
    expected = lrsuggest.suggest(seen["lrs"], found.lr_find_raw[11:-5], ema_beta=0, steps=500)
    rate, _ = fastai.suggest(rates, averages, num_it, steps=500)
    assert rate == pytest.approx(expected.lr, rel=0.01)


def test_another_memory_of_the_recorder(tmp_path):
    learn = swept(tmp_path, beta=0.9)
    arguments, raw = cut(learn), learn.lr_find_raw[11:-5]
    expected = lrsuggest.suggest(arguments[0].tolist()[1:], raw, ema_beta=0, steps=500).lr
    rate, _ = fastai.suggest(*arguments, ema_beta=0.9, steps=500)
    assert rate == pytest.approx(expected, rel=0.01)
    wrong = lrsuggest.undo_ema(arguments[1].tolist(), 0.98)[1:]
    assert wrong != pytest.approx(raw, rel=0.1)


def test_the_marked_point_lies_on_the_curve_that_is_drawn(found):
    rates, averages, num_it = cut(found)
    for function in (fastai.suggest, fastai.rule("minimum"), fastai.rule("level_50")):
        rate, (x, y) = function(rates, averages, num_it)
        assert x == rate
        after = int(torch.searchsorted(rates, rate))
        near = averages[max(after - 1, 0) : after + 1]
        assert near.min() <= y <= near.max()


def test_a_rate_below_what_is_drawn_is_marked_at_its_end():
    rates = [10 ** (i / 20 - 3) for i in range(80)]
    assert fastai._suggesting.height(1e-5, rates, list(range(80))) == 0
    assert fastai._suggesting.height(1e5, rates, list(range(80))) == 79


def test_a_refusal_is_nan_and_a_warning_in_the_callers_line(tmp_path):
    """Nobody trains with it by mistake, and fastai draws and prints it."""
    learn = learner(path=tmp_path, loss_func=lambda outputs, _: outputs.sum() * 0 + 1)
    with pytest.warns(UserWarning, match="no learning rate is suggested: .*") as caught:
        answer = learn.lr_find(suggest_funcs=(fastai.suggest, valley))
    plt.gcf().canvas.draw()
    plt.close("all")
    assert repr(answer).startswith("SuggestedLRs(suggest=nan, valley=")
    mine = [warning for warning in caught if "is suggested" in str(warning.message)]
    assert [warning.filename for warning in mine] == [__file__]
    learn.fit(1, answer.suggest)
    assert all(weight.isnan().all() for weight in learn.model.head.parameters())


def test_too_few_points_are_refused(tmp_path):
    """Where fastai's rule takes the only point that is left, or raises (fastai#3458)."""
    for num_it in (1, 6, 7, 15):
        learn = learner(path=tmp_path)
        with pytest.warns(UserWarning, match="no learning rate is suggested"):
            answer = learn.lr_find(
                num_it=num_it, suggest_funcs=(fastai.suggest, valley), show_plot=False
            )
        assert math.isnan(answer.suggest)
        assert answer.valley > 0
    with pytest.warns(UserWarning, match="left no losses to read: give it a larger num_it"):
        assert math.isnan(fastai.suggest(torch.tensor([]), torch.tensor([]), 100)[0])
    with pytest.raises(IndexError):
        valley(torch.tensor([]), torch.tensor([]), 100)


def test_rules_have_their_names_and_take_the_context(found):
    assert fastai.rule("steep").__name__ == "steep"
    arguments = cut(found)
    rates, averages, num_it = arguments
    raw = lrsuggest.undo_ema([float(averages[0])] * 10 + averages.tolist(), 0.98)[11:]
    expected = lrsuggest.rule("learned_features", rates.tolist()[1:], raw, steps=9000)
    assert fastai.rule("learned_features")(*arguments, steps=9000)[0] == expected
    with pytest.raises(LRSuggestError, match="elbow"):
        fastai.rule("elbwo")


def test_the_recorder_gives_back_the_raw_losses(found):
    test = fastai.from_recorder(found)
    assert list(test.lrs) == found.recorder.lrs
    assert test.losses == pytest.approx(found.lr_find_raw, rel=1e-3)
    assert test.context == {"optimizer": "adamw"}
    assert test.ratios == (1.0, 1.0)
    expected = lrsuggest.suggest(test.lrs, found.lr_find_raw, ema_beta=0, optimizer="adamw")
    assert test.lr_max() == pytest.approx(expected.lr, rel=0.01)


def test_why_the_recorded_range_test_ended(tmp_path):
    learn = learner(path=tmp_path)
    for end_lr, reason in ((1e-4, "completed"), (1e4, "diverged")):
        learn.lr_find(end_lr=end_lr, suggest_funcs=None, show_plot=False)
        assert fastai.from_recorder(learn).stop_reason == reason
    learn.loss_func = lambda outputs, _: outputs.sum() * math.nan
    learn.lr_find(suggest_funcs=None, show_plot=False)
    test = fastai.from_recorder(learn)
    assert test.stop_reason == "non_finite"
    assert test.suggest().code == "no_finite_loss"


def test_a_recorder_without_a_range_test_is_refused_with_the_call_to_make():
    learn = learner()
    with pytest.raises(LRSuggestError, match=r"call learn\.lr_find\(\) first"):
        fastai.from_recorder(learn)
    learn.fit_one_cycle(1, 1e-3)
    with pytest.raises(LRSuggestError, match=r"holds a training, not a range test: call"):
        fastai.from_recorder(learn)


def test_nothing_else_warns(found):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert fastai.suggest(*cut(found))[0] > 0
