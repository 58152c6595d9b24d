"""Where the landmarks of a curve without noise are, by the definitions of `Landmarks.swift`.

Restated, as the library would stop reading soon after the minimum: without noise the least rise
is one for good. The valley is missing: without noise it lies half-way between the start of the
sweep and the minimum, wherever that start is. What it is held to here is the median valley of
repeated sweeps.
"""

from __future__ import annotations

import numpy as np

from recordings import Array

KINDS = ("descent_start", "steepest", "valley", "minimum", "elbow")


def landmark_truth(lr: Array, losses: Array, repeated_valleys: Array) -> Array:
    """log10 of the rate of each of `KINDS`; NaN where the curve has none.

    Args:
        lr: Increasing rates (n).
        losses: Positive losses without noise (n); what follows a non-finite one is not read.
        repeated_valleys: log10 of the valleys of noisy sweeps of the same problem.
    """
    finite = np.isfinite(losses)
    end = len(lr) if finite.all() else int(np.argmin(finite))
    x, losses = np.log10(lr[:end]), losses[:end]
    height = np.log(losses + 1e-3 * np.median(losses[:10]))
    start = np.median(height[: max(3, len(lr) // 10)])
    lowest = int(np.argmin(height))
    drop = max(0.0, start - height[lowest]) if lowest > 0 else 0.0

    def crossing(level: float, after: int) -> float:
        part = (level - height[after - 1]) / (height[after] - height[after - 1])
        return float(x[after - 1] + part * (x[after] - x[after - 1]))

    rise = height[lowest] + (0.1 * drop if drop > 0 else 0.05)
    risen = np.flatnonzero(height[lowest:] > rise)
    elbow = crossing(rise, lowest + risen[0]) if len(risen) else np.nan
    if drop == 0:
        return np.array([np.nan, np.nan, np.nan, x[lowest], elbow])
    above = np.flatnonzero(height[:lowest] > start - 0.1 * drop)
    begun = crossing(start - 0.1 * drop, above[-1] + 1) if len(above) else np.nan
    descent = np.flatnonzero(~(x[: lowest + 1] < begun))
    steepest = x[descent[np.argmin(np.gradient(losses, x)[descent])]]
    return np.array([begun, steepest, np.nanmedian(repeated_valleys), x[lowest], elbow])
