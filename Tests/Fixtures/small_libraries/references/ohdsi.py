"""OHDSI DeepPatientLevelPrediction, before and after it was rewritten."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from .common import Losses, NoAnswer, Rates


def ohdsi_record(losses: Losses) -> npt.NDArray[np.float32]:
    """OHDSI DeepPatientLevelPrediction, inst/python/LrFinder.py (Apache-2.0): float32 tensors."""
    smooth: list[np.float32] = []
    best: np.float32 | float = math.inf
    for step, loss in enumerate(losses):
        if step == 0:
            smooth.append(np.float32(loss))
        else:
            kept = np.float32(1 - 0.05) * smooth[-1]
            smooth.append(np.float32(0.05 * loss) + kept)
        if smooth[-1] < best:
            best = smooth[-1]
        if smooth[-1] > np.float32(4) * np.float32(best):
            break
    return np.array(smooth)


def ohdsi(lrs: Rates, losses: Losses) -> float:
    """f159eff, August 2025."""
    count = len(losses)
    smooth = ohdsi_record(losses)
    before = 0 if count < 20 else 5
    lowest = int(np.argmin(smooth))
    if lowest == 0:
        return lrs[0]
    allocated = np.full(count, np.nan, np.float32)
    allocated[: len(smooth)] = smooth
    window = allocated[: (lowest - before) + 1]
    if len(window) > len(smooth):
        raise NoAnswer("what torch.empty left in memory")
    return lrs[np.argmin(np.diff(window))]


def ohdsi_suggest_lr(all_lrs: Rates, losses: Losses) -> float:
    """Its successor `suggest_lr`, in double precision on the float32 averages."""
    before = 0 if len(losses) < 20 else 5
    smooth = ohdsi_record(losses).astype(np.float64)
    lrs = np.array(all_lrs[: len(smooth)])
    if len(lrs) < 2:
        return float(lrs[0])
    keep = np.isfinite(smooth)
    lrs, smooth = lrs[keep], smooth[keep]
    count = len(lrs)
    if count < 2:
        if count == 1:
            return float(lrs[0])
        raise NoAnswer("1e-3, whatever the sweep was")
    if count >= 3:
        padded = np.pad(smooth, 1, mode="edge")
        third = 1 / 3
        smooth = padded[:-2] * third + padded[1:-1] * third + padded[2:] * third
    lowest = int(np.argmin(smooth))
    end = max(1, lowest - before)
    if end <= 1:
        return float(lrs[lowest] / 10)
    slopes = np.diff(smooth[:end]) / np.diff(np.log(lrs[:end]))
    skip = max(3, math.floor(0.05 * count))
    low = min(skip, max(0, end - 2))
    high = end - 1
    start = high
    while start > low and slopes[start - 1] < 0:
        start -= 1
    if start < high:
        low = start
    window = slopes[low : high + 1]
    if window.max() - window.min() <= 1e-12 + 1e-6 * max(abs(window.min()), 1.0):
        steepest = high
    else:
        tie = 1e-12 + 1e-6 * abs(window.min())
        steepest = low + int(np.flatnonzero(window <= window.min() + tie)[-1])
    return float(lrs[min(steepest + 1, count - 1)])
