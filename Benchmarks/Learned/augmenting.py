"""Curves as others might have recorded them: shorter, coarser, averaged, spiky."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
FEWEST = 30
"""Points that are left at least."""


def averaged(losses: Array, beta: float) -> Array:
    """The debiased exponential moving average that fastai and others show; NaN stays."""
    shown, state = np.empty_like(losses), 0.0
    for step, loss in enumerate(losses):
        state = beta * state + (1 - beta) * loss
        shown[step] = state / (1 - beta ** (step + 1))
    return shown


def cut(random: np.random.Generator, rates: Array, losses: Array) -> tuple[Array, Array]:
    """A sweep that began up to two decades later, ended after its lowest loss, or anywhere."""
    decades = np.log10(rates)
    first, last = 0, len(rates)
    if random.random() < 0.7:
        first = int(np.searchsorted(decades, decades[0] + random.uniform(0, 2)))
    if random.random() < 0.5:
        smooth = averaged(np.where(np.isfinite(losses), losses, np.inf), 0.8)
        lowest = decades[int(np.argmin(smooth))]
        last = int(np.searchsorted(decades, lowest + random.uniform(0.1, 1.5)))
    elif random.random() < 0.5:
        last = int(random.uniform(0.4, 1.0) * len(rates))
    if last - first < FEWEST:
        return rates, losses
    return rates[first:last], losses[first:last]


def spiked(random: np.random.Generator, losses: Array) -> Array:
    """One to three losses that stand out by up to eight times the spread of the first ones."""
    found = losses.copy()
    calm = losses[: max(10, len(losses) // 4)]
    spread = float(np.nanstd(calm[np.isfinite(calm)])) if np.isfinite(calm).any() else 0.0
    for place in random.integers(0, len(losses), random.integers(1, 4)):
        found[place] += random.uniform(2, 8) * spread * random.choice([-0.5, 1.0])
    return found


def varied(
    random: np.random.Generator, rates: Array, losses: Array, known: dict[str, Any]
) -> tuple[Array, Array, dict[str, Any]]:
    """A curve changed in up to four ways, with less told of the training."""
    context = {**known, "fine_tuning": known["fine_tuning"] and random.random() < 0.7}
    if random.random() < 0.25:
        context["steps"] = None
    if random.random() < 0.3:
        context["epochs"] = None
    if random.random() < 0.35:
        context["optimizer"] = None
    if random.random() < 0.5:
        rates, losses = cut(random, rates, losses)
    if random.random() < 0.3:
        every = int(random.integers(2, 4))
        if len(rates) >= every * FEWEST:
            begin = int(random.integers(every))
            rates, losses = rates[begin::every], losses[begin::every]
    if random.random() < 0.25:
        losses = spiked(random, losses)
    if random.random() < 0.1:
        losses = losses + random.uniform(-1.0, 2.0) * abs(float(losses[0]))
    if random.random() < 0.15:
        beta = float(random.choice([0.8, 0.9, 0.95, 0.98]))
        losses = averaged(losses, beta)
        context["ema_beta"] = beta
    return rates, losses, context
