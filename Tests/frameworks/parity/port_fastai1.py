"""fastai 1.0.61's sweep and suggestions, line by line.

From fastai/callback.py (`SmoothenValue`, `Scheduler`, `annealing_exp`), callbacks/lr_finder.py
(`LRFinder`) and basic_train.py (`Recorder.plot`), Copyright fast.ai, Apache License 2.0. It shares
its name with fastai 2 and cannot be installed beside it.
"""

from __future__ import annotations

import numpy as np
import torch

from sweep import Sweep


class SmoothenValue:
    """Create a smooth moving average for a value (loss, etc) using `beta`."""

    def __init__(self, beta: float) -> None:
        """Starts at zero."""
        self.beta, self.n, self.mov_avg = beta, 0, 0

    def add_value(self, val: torch.Tensor) -> None:
        """Add `val` to calculate updated smoothed value."""
        self.n += 1
        self.mov_avg = self.beta * self.mov_avg + (1 - self.beta) * val
        self.smooth = self.mov_avg / (1 - self.beta**self.n)


def annealing_exp(start: float, end: float, pct: float) -> float:
    """Exponentially anneal from `start` to `end` as pct goes from 0.0 to 1.0."""
    return start * (end / start) ** pct


def fastai1(raw: list[float], start_lr: float = 1e-7, end_lr: float = 10) -> Sweep:
    """The sweep of `lr_find(num_it=len(raw))`, `min_grad_lr` and the printed minimum."""
    num_it = len(raw)
    lrs: list[float] = []
    losses: list[torch.Tensor] = []
    smoothener = SmoothenValue(0.98)
    lr, best_loss = start_lr, 0.0
    for iteration, value in enumerate(raw):
        lrs.append(lr)
        loss = torch.tensor(value, dtype=torch.float64)
        smoothener.add_value(loss.float().detach().cpu())
        smooth_loss = smoothener.smooth
        losses.append(smooth_loss)
        if iteration == 0 or smooth_loss < best_loss:
            best_loss = smooth_loss
        lr = annealing_exp(start_lr, end_lr, (iteration + 1) / num_it)
        if smooth_loss > 4 * best_loss or torch.isnan(smooth_loss):
            break
    return Sweep(lrs, [loss.item() for loss in losses], plot(lrs, losses))


def plot(
    lrs: list[float], losses: list[torch.Tensor], skip_start: int = 10, skip_end: int = 5
) -> dict[str, float | None]:
    """What `Recorder.plot(suggestion=True)` keeps and prints."""
    lrs = lrs[skip_start:-skip_end]
    values = [x.item() for x in losses[skip_start:-skip_end]]
    try:
        mg = (np.gradient(np.array(values))).argmin()
    except ValueError:
        return {"fastai1_min_grad": None, "fastai1_min_div10": None}
    ml = np.argmin(values)
    return {"fastai1_min_grad": lrs[mg], "fastai1_min_div10": lrs[ml] / 10}
