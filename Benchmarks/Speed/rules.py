"""Times the rules of the large libraries beside the libraries' own Python, in one run.

A library is first driven through a live sweep; timed is only the suggestion it then makes from the
averages it has recorded. The rule here starts from the raw losses, so it averages, stops, trims and
suggests in the time given, and is timed in Swift and through the Python package.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial

import lrsuggest
import numpy as np
import torch
from fastai.callback.schedule import minimum, slide, steep, valley
from ignite.handlers import FastaiLRFinder
from libraries import LIBRARIES, silently
from lightning.pytorch.tuner.lr_finder import _LRFinder
from monai.optimizers import LearningRateFinder
from port_lightning import suggestion_2_5_2
from sweep import Sweep

import swift
from board import line, section, shown
from curves import sweep
from timing import median_us

COUNTS = (100, 1_000)
Work = Callable[[], object]
# Whose suggestion goes through the points in Python. That of `slide` does so too, but mostly it
# stops after a few points; the others are one expression of NumPy or torch.
LOOPS = ("fastai_valley", "fastai_minimum", "fastai_steep", "ignite")


def suggestions(swept: dict[str, Sweep], count: int) -> dict[str, Work]:
    """What each library does after its sweep, by rule."""
    fastai, lightning = swept["fastai"], swept["lightning"]
    window = slice(count // 10, -5)
    tensors = torch.tensor(fastai.lrs[window]), torch.tensor(fastai.averages[window])
    functions = {"valley": valley, "slide": slide, "minimum": minimum, "steep": steep}
    works: dict[str, Work] = {
        f"fastai_{name}": partial(function, *tensors, count) for name, function in functions.items()
    }
    plotted = swept["fastai1"].averages[10:-5]
    works["fastai1_min_grad"] = lambda: np.gradient(np.array(plotted)).argmin()
    works["fastai1_min_div10"] = lambda: np.argmin(plotted)
    finder = _LRFinder("exponential", 1e-8, 1, count)
    finder.results.update({"lr": lightning.lrs, "loss": lightning.averages})
    works["lightning"] = finder.suggestion
    works["lightning_2_5_2"] = partial(suggestion_2_5_2, finder.results)
    ignite = FastaiLRFinder()
    ignite._history = {"lr": swept["ignite"].lrs, "loss": swept["ignite"].averages}
    works["ignite"] = ignite.lr_suggestion
    shown_losses = swept["torch_lr_finder"].averages[10:-5]
    works["torch_lr_finder"] = lambda: np.gradient(np.array(shown_losses)).argmin()
    monai = LearningRateFinder.__new__(LearningRateFinder)
    monai.history = {"lr": swept["monai"].lrs, "loss": swept["monai"].averages}
    works["monai"] = monai.get_steepest_gradient
    return works


def main() -> None:
    """Print a line for every rule and length."""
    logging.disable(logging.CRITICAL)
    torch.set_num_threads(1)
    print(f"rules of libraries, load average {os.getloadavg()[0]:.1f} before starting")
    curves = {count: sweep(count) for count in COUNTS}
    in_swift = swift.timed(list(curves.values()))
    for count, (lr, losses) in curves.items():
        section(f"{count:,} points", "in us: the library's suggestion alone; ours from raw losses")
        swept = {library.__name__: silently(library, losses.tolist()) for library in LIBRARIES}
        for rule, work in suggestions(swept, count).items():
            theirs = median_us(work, budget_s=0.3, least=3)
            ours = in_swift[rule, count] / 1e3
            python = median_us(partial(lrsuggest.rule, rule, lr, losses), budget_s=0.1)
            what = f"{rule}: {shown(theirs)}, Swift {shown(ours)}, Python {shown(python)}"
            line(what, theirs / ours, "x", least=100 if rule in LOOPS else 1)


if __name__ == "__main__":
    main()
