"""Libraries over the finder of Lightning: NeuralProphet and pytorch-forecasting."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import statsmodels.api as sm

from .common import Losses, Rates

Floats = npt.NDArray[np.float64]


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
