"""The learning-rate finders of other libraries after a run, and the steps they made."""

from __future__ import annotations

import tempfile

import fastai.callback.schedule  # noqa: F401, puts lr_find into the learner
import torch
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from fastai.learner import Learner
from ignite.engine import create_supervised_trainer
from ignite.handlers import FastaiLRFinder
from lightning.pytorch.tuner import Tuner
from monai.optimizers import LearningRateFinder
from torch_lr_finder import LRFinder

from logged import BATCH, Logged, Measured, loader, network, quietly, samples
from logged_lightning import module, trainer_in


@quietly
def fastai_learner(steps: int = 100) -> Logged:
    """A learner after `lr_find`."""
    logged = Logged()
    data = DataLoader(list(samples(steps)), bs=BATCH)

    def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        value = torch.nn.functional.mse_loss(outputs, targets)
        logged.made(learner.opt.hypers[-1]["lr"], value.item())
        return value

    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(DataLoaders(data, data), network(), loss_func=loss, path=folder)
        with learner.no_bar(), learner.no_logging():
            learner.lr_find(num_it=steps, show_plot=False)
    logged.source = learner
    return logged


@quietly
def lightning(steps: int = 100) -> Logged:
    """What `Tuner.lr_find` returns."""
    logged = Logged()
    with tempfile.TemporaryDirectory() as folder:
        logged.source = Tuner(trainer_in(folder, logger=False)).lr_find(
            module(logged),
            loader(steps),
            num_training=steps,
            early_stop_threshold=None,
            update_attr=False,
        )
    return logged


@quietly
def ignite(steps: int = 100, mode: str = "exp", groups: int = 1) -> Logged:
    """A `FastaiLRFinder` after its run, over one parameter group or two."""
    logged, model = Logged(), network()
    parameters = [{"params": model.parameters()}]
    if groups == 2:
        parameters = [{"params": [model.weight], "lr": 1e-6}, {"params": [model.bias]}]
    optimizer = torch.optim.SGD(parameters, lr=1e-5)
    trainer = create_supervised_trainer(model, optimizer, Measured(logged, lambda: optimizer))
    finder = FastaiLRFinder()
    saved = {"model": model, "optimizer": optimizer}
    with finder.attach(trainer, saved, step_mode=mode, end_lr=1.0) as sweep:
        sweep.run(loader(steps), max_epochs=1)
    logged.source = finder
    return logged


@quietly
def torch_lr_finder(steps: int = 100, smooth_f: float = 0.05) -> Logged:
    """A finder of torch-lr-finder after its range test."""
    return ranged(lambda *parts: LRFinder(*parts, device="cpu"), steps, smooth_f=smooth_f)


@quietly
def monai(steps: int = 100) -> Logged:
    """A finder of MONAI after its range test."""
    return ranged(lambda *parts: LearningRateFinder(*parts, verbose=False), steps)


def ranged(make: type[LRFinder], steps: int, **keywords: float) -> Logged:
    """The finder after a range test; torch-lr-finder and MONAI are called alike."""
    logged, model = Logged(), network()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)
    finder = make(model, optimizer, Measured(logged, lambda: optimizer))
    finder.range_test(loader(steps), end_lr=10, num_iter=steps, **keywords)
    logged.source = finder
    return logged
