"""FastAI.jl."""

from __future__ import annotations

import math

import numpy as np

from .common import Losses, Rates, averages


def fastai_jl_record(losses: Losses) -> Losses:
    """FastAI.jl, src/training/lrfind.jl (MIT). Julia's `min` keeps a NaN."""
    best, recorded = math.inf, []
    for loss in losses:
        recorded.append(loss)
        best = math.nan if math.isnan(loss) or math.isnan(best) else min(loss, best)
        if loss > best * 4:
            break
    return recorded


def julia_order(value: float) -> tuple[int, float, float]:
    """The order of Julia's `isless`: -0.0 before 0.0, NaN last."""
    if math.isnan(value):
        return (1, 0.0, 0.0)
    return (0, value, math.copysign(1, value))


def fastai_jl_steepest(lrs: Rates, losses: Losses) -> float:
    """`estimatelr(::Steepest, ...)`; indices count from 1."""
    recorded = fastai_jl_record(losses)
    smooth, rates = np.array(averages(recorded)), np.array(lrs[: len(recorded)])
    with np.errstate(all="ignore"):
        slopes = np.diff(smooth) / np.log(np.diff(rates))
    first = len(rates) // 3
    if first == 0:
        raise IndexError("Julia counts from 1")
    slopes = slopes[first - 1 :]
    place = max(range(len(slopes)), key=lambda index: (julia_order(slopes[index]), -index))
    return float(rates[first - 1 :][place])


def fastai_jl_steepest_corrected(lrs: Rates, losses: Losses) -> float:
    """The same with the difference of logarithms."""
    recorded = fastai_jl_record(losses)
    smooth, rates = np.array(averages(recorded)), np.array(lrs[: len(recorded)])
    slopes = np.diff(smooth) / np.diff(np.log(rates))
    first = len(rates) // 3
    if first == 0:
        raise IndexError("Julia counts from 1")
    return float(rates[first - 1 :][np.argmin(slopes[first - 1 :])])


def fastai_jl_min_div10(lrs: Rates, losses: Losses) -> float:
    """`estimatelr(::MinDivByTen, ...)`."""
    recorded = fastai_jl_record(losses)
    first = len(recorded) // 3
    if first == 0:
        raise IndexError("Julia counts from 1")
    return lrs[first - 1 :][np.argmin(averages(recorded)[first - 1 :])] / 10
