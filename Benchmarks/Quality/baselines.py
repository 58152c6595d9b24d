"""fastai v2's `valley` and `minimum`, restated: the published rules every score is read against.

Both act on the bias-corrected exponential mean (decay .98) of the losses, recorded until it
exceeds four times its best, and look at that record without its first tenth and last five.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recordings import Array

Rule = Callable[[Array, Array], float]


def fastai_window(lr: Array, loss: Array) -> tuple[Array, Array]:
    """Rates and smoothed losses fastai would hand to its rules (possibly none)."""
    mean, best, record = 0.0, np.inf, []
    for step, value in enumerate(loss):
        mean = 0.98 * mean + 0.02 * value
        smooth = mean / (1.0 - 0.98 ** (step + 1))
        record.append(smooth)
        best = min(best, smooth)
        if smooth > 4.0 * best:
            break
    first = len(loss) // 10
    smoothed = np.array(record)[first:-5]
    missing = np.flatnonzero(np.isnan(smoothed))
    stop = int(missing[0]) if len(missing) else len(smoothed)
    return lr[first : first + stop], smoothed[:stop]


def longest_descent(values: Array) -> tuple[int, int]:
    """(end, length) of the longest strictly decreasing subsequence; the first end that sets it."""
    length = np.ones(len(values), dtype=int)
    for i in range(1, len(values)):
        before = length[:i][values[:i] > values[i]]
        if len(before):
            length[i] = before.max() + 1
    end = int(np.argmax(length))
    return end, int(length[end])


def valley(lr: Array, loss: Array) -> float:
    """Half-way down the longest descent, as fastai counts it; NaN for an empty window."""
    rates, smooth = fastai_window(lr, loss)
    if not len(rates):
        return np.nan
    end, length = longest_descent(smooth)
    if length == 1:
        return float(rates[0])
    third = length / 3
    return float(rates[end - length + int(third) + int(third / 2)])


def minimum(lr: Array, loss: Array) -> float:
    """A tenth of the rate at the lowest smoothed loss; NaN for an empty window."""
    rates, smooth = fastai_window(lr, loss)
    return float(rates[np.argmin(smooth)] / 10.0) if len(rates) else np.nan


RULES: dict[str, Rule] = {"valley": valley, "minimum": minimum}


def suggest_all(rule: Rule, lr: Array, losses: Array) -> Array:
    """Apply a rule to every curve of (tasks, curves, n) losses."""
    return np.array([[rule(lr, curve) for curve in task] for task in losses])
