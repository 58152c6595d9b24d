"""Range tests of a learner on two ranks: run by torchrun, reports each rank's results as JSON."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import torch
from accelerate import InitProcessGroupKwargs
from fastai.callback import schedule  # noqa: F401 (it adds lr_find to Learner)
from fastai.callback.core import Callback
from fastai.distributed import DistributedDL
from fastai.learner import Learner
from lrsuggest.integrations.fastai import LRSuggestCallback
from torch import distributed

from fastai_training import learner


def broadcast(_: Any, numbers: list[int], rank: int) -> list[int]:
    """Do what fastai does, which insists on a GPU."""
    tensor = torch.tensor(numbers)
    distributed.broadcast(tensor, rank)
    return tensor.tolist()


class Seen(Callback):
    """Notes what this rank alone sees, outside of itself, where no range test forgets it."""

    order = 50

    def after_loss(self) -> None:
        """Note it."""
        own.append(self.learn.loss.item())


def fresh() -> Learner:
    """Make a learner, the same each time."""
    return learner(rows=320, path=folder, cbs=[Seen()])


def weights(learn: Learner) -> list[torch.Tensor]:
    """Copy the weights."""
    return [weight.detach().clone() for weight in learn.model.parameters()]


def same(first: list[torch.Tensor], second: list[torch.Tensor]) -> bool:
    """Compare weights."""
    return all(torch.equal(*pair) for pair in zip(first, second))


folder = sys.argv[1]
DistributedDL._broadcast = broadcast
torch.set_num_threads(1)
patience = InitProcessGroupKwargs(backend="gloo", timeout=timedelta(seconds=60))
settings = {"cpu": True, "sync_bn": False, "kwargs_handlers": [patience]}
own: list[float] = []
report: dict[str, Any] = {}

learn = fresh()
with learn.distrib_ctx(**settings):
    rank = distributed.get_rank()
    start = weights(learn)
    test = learn.lr_suggest(2)
    report["lrs"], report["losses"], report["own"] = test.lrs, test.losses, own[: len(test.losses)]
    report["context"], report["suggested"] = test.context, float(test.suggest())
    report["kept"] = same(start, weights(learn))
    watch = LRSuggestCallback(epochs=[1])
    learn.fit(3, 1e-3, cbs=watch)
    report["late"] = watch.range_tests[1].losses
    after = weights(learn)

learn = fresh()
with learn.distrib_ctx(**settings):
    learn.fit(3, 1e-3)
    report["undisturbed"] = same(after, weights(learn))

learn = fresh()
with learn.distrib_ctx(**settings):
    start = weights(learn)
    try:
        learn.lr_find(show_plot=False)
    except RuntimeError as problem:
        report["fastai_error"] = str(problem)
    report["fastai_kept"] = same(start, weights(learn))
    Path(folder, f"{rank}.json").write_text(json.dumps(report))
