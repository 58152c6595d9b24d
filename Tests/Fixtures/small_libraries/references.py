"""What small libraries answer, as their sources say it, on the losses of a whole sweep.

Every function repeats the steps of one source, in its order and its float precision, and lets the
errors of that source happen: `ValueError` and `IndexError` mean no answer. `ANSWERS` names them.
Nothing here is fast, and nothing is shared with the library under test.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import statsmodels.api as sm

Rates = list[float]
Losses = list[float]
Floats = npt.NDArray[np.float64]


class NoAnswer(Exception):
    """The library returns None, or what is left in memory."""


def python_valley(losses: list[float]) -> int:
    """The double loop that fastai, ktrain, granite-tsfm and arcgis.learn share."""
    count = len(losses)
    start = end = 0
    lengths = [1] * count
    for i in range(1, count):
        for j in range(i):
            if losses[i] < losses[j] and lengths[i] < lengths[j] + 1:
                lengths[i] = lengths[j] + 1
            if lengths[end] < lengths[i]:
                end = i
                start = end - lengths[end]
    sections = (end - start) / 3
    return start + int(sections) + int(sections / 2)


def averages(losses: Losses, beta: float = 0.98) -> list[float]:
    """A bias-corrected exponential average in double precision."""
    average, found = 0.0, []
    for step, loss in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * loss
        found.append(average / (1 - beta**step))
    return found


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


def torchtuples(lrs: Rates, losses: Losses) -> float:
    """The answer of torchtuples 0.2.2, callbacks.py (BSD-2-Clause)."""
    return float(np.clip(lrs[np.argmin(averages(losses))] / 10, 1e-4, 1.0))


def lightning_record(losses: Losses, threshold: float | None, counted: int = 1) -> list[float]:
    """Lightning 2.6.6, tuner/lr_finder.py (Apache-2.0): the step is already counted."""
    average = best = 0.0
    recorded = []
    for step, loss in enumerate(losses, start=1):
        average = 0.98 * average + (1 - 0.98) * loss
        smooth = average / (1 - 0.98 ** (step + counted))
        stop = threshold is not None and step > 1 and smooth > threshold * best
        if smooth < best or step == 1:
            best = smooth
        recorded.append(smooth)
        if stop:
            break
    return recorded


def lightning_suggestion(
    lrs: Rates, recorded: list[float], skip_end: int
) -> tuple[float, int] | None:
    """`suggestion(10, skip_end)` of Lightning 2.6.6; torch.gradient in single precision."""
    losses = np.array(recorded[10:-skip_end], np.float32)
    rates = np.array(lrs[: len(recorded)][10:-skip_end], np.float32)
    finite = np.isfinite(losses)
    places = np.arange(len(recorded))[10:-skip_end][finite]
    losses, rates = losses[finite], rates[finite]
    if len(losses) < 2:
        return None
    slopes = torch_gradient(losses, rates)
    place = int(places[np.argmin(slopes)])
    return lrs[place], place


def torch_gradient(
    values: npt.NDArray[np.float32], points: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """torch.gradient with given coordinates, first-order at the ends."""
    with np.errstate(all="ignore"):
        gaps = np.diff(points)
        left, right = gaps[:-1], gaps[1:]
        a = -right / (left * (left + right))
        b = (right - left) / (left * right)
        c = left / (right * (left + right))
        inner = a * values[:-2] + b * values[1:-1] + c * values[2:]
        first = (values[1] - values[0]) / gaps[0]
        last = (values[-1] - values[-2]) / gaps[-1]
    return np.concatenate([[first], inner, [last]])


def neural_prophet(lrs: Rates, losses: Losses) -> float:
    """NeuralProphet 5e6b2314, utils_lightning.py (MIT), over Lightning 2.6.6."""
    recorded = lightning_record(losses, None)
    padded = np.pad(np.array(recorded), 5, mode="edge")
    window = np.hamming(10)
    smooth = np.convolve(window / window.sum(), padded, mode="valid")[1:]
    steepest = lrs[np.argmin(np.gradient(smooth))]
    default = lightning_suggestion(lrs, recorded, 3)
    if default is None:
        return steepest
    return float(np.exp((np.log(steepest) + np.log(default[0])) / 2))


def neural_prophet_corrected(lrs: Rates, losses: Losses) -> float:
    """The same with unbiased averages, and slopes per step in both halves."""
    recorded = lightning_record(losses, None, counted=0)
    padded = np.pad(np.array(recorded), 5, mode="edge")
    window = np.hamming(10)
    smooth = np.convolve(window / window.sum(), padded, mode="valid")[1:]
    steepest = lrs[np.argmin(np.gradient(smooth))]
    places = [k for k in range(10, len(recorded) - 3) if math.isfinite(recorded[k])]
    if len(places) < 2:
        return steepest
    other = lrs[places[np.argmin(np.gradient(np.array([recorded[k] for k in places])))]]
    return float(np.exp((np.log(steepest) + np.log(other)) / 2))


def pytorch_forecasting(lrs: Rates, losses: Losses) -> float:
    """Its lines of pytorch-forecasting 1.8.0, tuning.py (MIT), over Lightning 2.6.6."""
    recorded = np.array(lightning_record(losses, 10000))
    rates = np.array(lrs[: len(recorded)])
    return steepest_of_lowess(rates, recorded, rates)


def pytorch_forecasting_corrected(lrs: Rates, losses: Losses) -> float:
    """The same with unbiased averages, smoothed over the logarithm of the rate."""
    recorded = np.array(lightning_record(losses, 10000, counted=0))
    rates = np.array(lrs[: len(recorded)])
    return steepest_of_lowess(rates, recorded, np.array([math.log10(rate) for rate in rates]))


def steepest_of_lowess(rates: Floats, recorded: Floats, positions: Floats) -> float:
    """The steepest step of statsmodels' lowess."""
    finite = np.isfinite(recorded)
    if finite.sum() > 3:
        smooth = sm.nonparametric.lowess(recorded[finite], positions[finite], frac=0.1)
        first = min(finite.sum() - 3, 10)
        return float(rates[finite][first + np.gradient(smooth[first:-1, 1]).argmin()])
    return float(rates[recorded.argmin()])


ANSWERS: dict[str, Callable[[Rates, Losses], float]] = {
    "ktrain_min_grad": ktrain_min_grad,
    "ktrain_min_grad_corrected": ktrain_min_grad_corrected,
    "ktrain_min_div10": ktrain_min_div10,
    "ktrain_valley": ktrain_valley,
    "keras_lr_finder": keras_lr_finder,
    "arcgis_valley": arcgis_valley,
    "fastai_jl_steepest": fastai_jl_steepest,
    "fastai_jl_steepest_corrected": fastai_jl_steepest_corrected,
    "fastai_jl_min_div10": fastai_jl_min_div10,
    "ohdsi": ohdsi,
    "ohdsi_suggest_lr": ohdsi_suggest_lr,
    "granite_tsfm": granite_tsfm,
    "dataiku_low": lambda lrs, losses: dataiku(lrs, losses)[0],
    "dataiku_high": lambda lrs, losses: dataiku(lrs, losses)[1],
    "torchtuples": torchtuples,
    "neural_prophet": neural_prophet,
    "neural_prophet_corrected": neural_prophet_corrected,
    "pytorch_forecasting": pytorch_forecasting,
    "pytorch_forecasting_corrected": pytorch_forecasting_corrected,
}


def answer(name: str, lrs: Rates, losses: Losses) -> float | None:
    """What the library answers; None where it fails."""
    try:
        with np.errstate(all="ignore"):
            return float(ANSWERS[name](lrs, losses))
    except (ValueError, IndexError, NoAnswer):
        return None
