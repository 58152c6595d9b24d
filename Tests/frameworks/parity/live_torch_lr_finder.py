"""Drives torch-lr-finder and MONAI, which share a loop, with scripted losses."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import torch
from monai.optimizers import LearningRateFinder
from torch.utils.data import DataLoader, TensorDataset
from torch_lr_finder import LRFinder

from sweep import Sweep

mpl.use("Agg")


def torch_lr_finder(losses: list[float]) -> Sweep:
    """The sweep of `LRFinder.range_test`, and the suggestion of its plot."""
    from matplotlib import pyplot as plt

    model, optimizer, loader = parts(len(losses))
    finder = LRFinder(model, optimizer, scripted(losses), device="cpu")
    finder.range_test(loader, end_lr=10, num_iter=len(losses))
    figure, axes = plt.subplots()
    try:
        answer = finder.plot(ax=axes)[1]
    except RuntimeError:
        answer = None
    finally:
        plt.close(figure)
    return Sweep(finder.history["lr"], finder.history["loss"], {"torch_lr_finder": answer})


def monai(losses: list[float]) -> Sweep:
    """The sweep of `LearningRateFinder.range_test`, and its steepest gradient."""
    model, optimizer, loader = parts(len(losses))
    finder = LearningRateFinder(model, optimizer, scripted(losses), verbose=False)
    finder.range_test(loader, end_lr=10, num_iter=len(losses))
    answer = finder.get_steepest_gradient()[0]
    return Sweep(finder.history["lr"], finder.history["loss"], {"monai": answer})


def parts(count: int) -> tuple[torch.nn.Module, torch.optim.Optimizer, DataLoader]:
    """A model in double precision, its optimizer, and enough batches."""
    model = torch.nn.Linear(1, 1).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-7)
    zeros = torch.zeros(count, 1, dtype=torch.float64)
    return model, optimizer, DataLoader(TensorDataset(zeros, zeros), batch_size=1)


def scripted(losses: list[float]) -> Callable[..., torch.Tensor]:
    """A criterion whose value is the next loss of the script."""
    script = iter(losses)
    return lambda outputs, _: outputs.sum() * 0 + next(script)
