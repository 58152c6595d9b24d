"""Libraries over PyTorch with loops of their own: arcgis.learn, granite-tsfm and torchtuples."""

from __future__ import annotations

import math

import numpy as np

from .common import Losses, Rates, averages, python_valley


def arcgis_valley(lrs: Rates, losses: Losses) -> float:
    """arcgis.learn 2.4.4 over fastai 1.0.61 (Apache-2.0), whose averages are single precision."""
    beta, average, best = np.float32(0.98), np.float32(0), np.float32(0)
    rest = np.float32(1 - 0.98)
    recorded: list[float] = []
    for step, loss in enumerate(losses, start=1):
        average = beta * average + rest * np.float32(loss)
        smooth = average / np.float32(1 - 0.98**step)
        recorded.append(float(smooth))
        if step == 1 or smooth < best:
            best = smooth
        if smooth > np.float32(4) * best or np.isnan(smooth):
            break
    rates = lrs[: len(recorded)]
    if len(recorded[5:-5]) >= 5:
        recorded, rates = recorded[5:-5], rates[5:-5]
    return rates[python_valley(recorded)]


def granite_tsfm(lrs: Rates, losses: Losses) -> float:
    """granite-tsfm 0.3.11, toolkit/lr_finder.py (Apache-2.0)."""
    best, recorded = math.inf, []
    for smooth in averages(losses):
        recorded.append(smooth)
        if smooth < best:
            best = smooth
        if smooth > 4 * best:
            break
    return lrs[: len(recorded)][python_valley(recorded)]


def torchtuples(lrs: Rates, losses: Losses) -> float:
    """The answer of torchtuples 0.2.2, callbacks.py (BSD-2-Clause)."""
    return float(np.clip(lrs[np.argmin(averages(losses))] / 10, 1e-4, 1.0))
