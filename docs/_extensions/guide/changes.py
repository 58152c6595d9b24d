"""What was done to a recorded curve before it was shown, as loggers and hasty people do it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import lrsuggest

if TYPE_CHECKING:
    from .sample import Sample


def changed(sample: Sample, change: str) -> Sample:
    """Apply `ema BETA`, `every STEPS` or `until RATE`; nothing where the text is empty."""
    if not change:
        return sample
    kind, number = change.split()
    return {"ema": averaged, "every": thinned, "until": stopped}[kind](sample, number)


def averaged(sample: Sample, beta: str) -> Sample:
    """Write down the bias-corrected average instead of the loss."""
    losses = list(lrsuggest.smooth(sample.losses, "ema", beta=float(beta)))
    text = f"the losses replaced by their exponential moving average of {beta}"
    return replace(sample, losses=losses, change=text)


def thinned(sample: Sample, steps: str) -> Sample:
    """Write down one loss in so many."""
    part = slice(None, None, int(steps))
    text = f"only every {steps}th loss kept, as a logger does"
    return replace(
        sample, lrs=sample.lrs[part], losses=sample.losses[part], change=text
    )


def stopped(sample: Sample, rate: str) -> Sample:
    """End the sweep at a rate."""
    kept = sum(lr <= float(rate) for lr in sample.lrs)
    text = f"cut at {rate}, as a sweep that ends there would have it"
    return replace(
        sample, lrs=sample.lrs[:kept], losses=sample.losses[:kept], change=text
    )
