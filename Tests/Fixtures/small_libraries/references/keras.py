"""The libraries over Keras: ktrain, keras_lr_finder and lr_finder_keras_fastai."""

from __future__ import annotations

import math

import numpy as np

from .common import Losses, Rates, averages, python_valley


def ktrain_record(losses: Losses) -> list[float]:
    """The sweep of ktrain 0.41.4, lroptimize/lrfinder.py, on_batch_end (Apache-2.0)."""
    best, recorded = 1e9, []
    for step, smooth in enumerate(averages(losses), start=1):
        recorded.append(smooth)
        if step > 1 and smooth > 4 * best:
            break
        if smooth < best or step == 1:
            best = smooth
    return recorded


def ktrain_min_grad(lrs: Rates, losses: Losses) -> float:
    """The first of the three that `estimate_lr` returns."""
    smooth = ktrain_record(losses)
    lowest = np.argmin(smooth)
    steepest = np.gradient(np.array(smooth[32:lowest])).argmin()
    return lrs[steepest]


def ktrain_min_grad_corrected(lrs: Rates, losses: Losses) -> float:
    """The same, its index counted from where the window starts."""
    smooth = ktrain_record(losses)
    lowest = np.argmin(smooth)
    steepest = np.gradient(np.array(smooth[32:lowest])).argmin()
    return lrs[32 + steepest]


def ktrain_min_div10(lrs: Rates, losses: Losses) -> float:
    """The second."""
    return lrs[np.argmin(ktrain_record(losses))] / 10


def ktrain_valley(lrs: Rates, losses: Losses) -> float:
    """The third."""
    smooth = ktrain_record(losses)
    return lrs[: len(smooth)][python_valley(smooth)]


def keras_lr_finder(lrs: Rates, losses: Losses, lag: int = 4) -> float:
    """surmenok/keras_lr_finder 3c8fe719, lr_finder.py (MIT); the lag is the README's."""
    best, recorded = 1e9, []
    for batch, loss in enumerate(losses):
        recorded.append(loss)
        if batch > 5 and (math.isnan(loss) or loss > best * 4):
            break
        if loss < best:
            best = loss
    rates = lrs[: len(recorded)]
    slopes = [0.0] * lag
    for i in range(lag, len(rates)):
        slopes.append((recorded[i] - recorded[i - lag]) / lag)
    return rates[10:-5][np.argmin(slopes[10:-5])]


def dataiku(lrs: Rates, losses: Losses) -> tuple[float, float]:
    """dataiku-research/lr_finder_keras_fastai d6d0414, lr_finder.py (Apache-2.0): (low, high)."""
    factor = -20 * 0.98 / 3 + 10
    best, recorded = 0.0, []
    for step, smooth in enumerate(averages(losses)):
        recorded.append(smooth)
        if step == 0 or smooth < best:
            best = smooth
        if smooth > best * factor:
            break
    count = len(recorded)
    skip_begin, skip_end = (5, 1) if count > 6 else (0, -count)
    rates = np.array(lrs[:count])[skip_begin:-skip_end]
    smooth_losses = recorded[skip_begin:-skip_end]
    lowest = np.argmin(smooth_losses)
    high = rates[np.abs(rates - rates[lowest] / 10).argmin()]
    try:
        slopes = np.gradient(np.array(smooth_losses))
        backwards = np.flip(slopes[:lowest])
        start = lowest - np.argmax(backwards >= 0)
        low = rates[start + slopes[start:lowest].argmin()]
        if not (low < high and low / high <= 1 / 10):
            raise ValueError("no range")
    except ValueError:
        low = rates[np.abs(rates - 1 / 10 * high).argmin()]
    return float(low), float(high)
