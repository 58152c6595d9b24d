"""Loaders of every kind go on where they were."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
import torch
from fastai.data.block import RegressionBlock
from fastai.data.core import DataLoaders
from fastai.learner import Learner
from fastai.losses import CrossEntropyLossFlat
from fastai.tabular.core import Categorify, Normalize
from fastai.tabular.data import TabularDataLoaders
from fastai.tabular.learner import tabular_learner
from fastai.text.data import LMDataLoader
from lrsuggest.integrations.fastai import LRSuggestCallback
from torch import nn
from torch.utils.data import DataLoader as TorchLoader
from torch.utils.data import TensorDataset

from fastai_training import Losses, everything, learner, print_nothing
from seeds import SEED, seed


def tables() -> DataLoaders:
    """Return rows of a table, batched by fastai's own loader of tables."""
    numbers = np.random.default_rng(SEED).normal(size=(300, 3))
    frame = pd.DataFrame(numbers, columns=["first", "second", "sum"])
    frame["sum"] = frame["first"] + frame["second"]
    frame["kind"] = np.where(frame["first"] > 0, "high", "low")
    return TabularDataLoaders.from_df(
        frame, procs=[Categorify, Normalize], cat_names=["kind"], cont_names=["first", "second"],
        y_names="sum", y_block=RegressionBlock(), bs=32, valid_idx=range(50),
    )  # fmt: skip


def texts() -> DataLoaders:
    """Return a language model's data, whose loader shuffles its texts in place."""
    rows = [torch.randint(0, 9, (40,)) for _ in range(40)]
    return DataLoaders(
        LMDataLoader(rows, bs=4, seq_len=8, shuffle=True), LMDataLoader(rows[:9], bs=4, seq_len=8)
    )


class NextToken(nn.Module):
    """A language model of one table."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(9, 9)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.table(tokens.long())


def table_learner() -> Learner:
    return tabular_learner(tables(), layers=[16])


def text_learner() -> Learner:
    return Learner(texts(), NextToken(), loss_func=CrossEntropyLossFlat())


def torch_learner() -> Learner:
    rows = torch.randn(200, 8)
    data = TensorDataset(rows, rows.sum(1, keepdim=True))
    loaders = [TorchLoader(data, batch_size=32, shuffle=True), TorchLoader(data, batch_size=64)]
    return Learner(DataLoaders(*loaders), nn.Linear(8, 1), loss_func=nn.MSELoss())


@pytest.mark.parametrize("make", [table_learner, text_learner, torch_learner])
def test_the_order_of_the_data_stays(make):
    def run(disturb: bool) -> list[float]:
        seed()
        learn = make()
        learn.remove_cb(learn.progress)
        learn.logger = print_nothing
        losses = Losses()
        watch = [LRSuggestCallback(epochs=(0, 1))] if disturb else []
        learn.fit_one_cycle(3, 1e-2, cbs=[losses, *watch])
        if disturb:
            learn.lr_suggest()
        learn.fit(2, 1e-2, cbs=losses)
        return losses.seen

    assert run(disturb=True) == run(disturb=False)


def test_workers_that_load_the_data():
    learn = learner(rows=128)
    learn.dls.train.fake_l.num_workers = 1
    held = everything(learn)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert len(learn.lr_suggest(num_iter=8).losses) == 8
    assert everything(learn) == held
