"""Tables of learning rates (steps, runs): sweeps, constant runs, one-cycle runs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rates = NDArray[np.float64]
GRID: Rates = 10.0 ** np.linspace(-6, 1, 29)
WARM_SHARE = 0.1


def sweep(steps: int) -> Rates:
    """From 1e-7 up by a constant factor to just below 10, as fastai sweeps."""
    return 1e-7 * (1e8) ** (np.arange(steps) / steps)


def constant(rates: Rates, steps: int, *, warm_up: bool = False) -> Rates:
    """The same rate at every step; with `warm_up` after a straight rise over the first tenth."""
    rise = np.ones(steps)
    if warm_up:
        warm = max(1, round(WARM_SHARE * steps))
        rise[:warm] = np.arange(1, warm + 1) / warm
    return rise[:, None] * rates


def one_cycle(rates: Rates, steps: int) -> Rates:
    """Fastai's law: cosine from lr/25 up over a quarter, cosine down to lr/1e5 over the rest."""
    done = np.arange(steps) / max(1, steps - 1)

    def cosine(start: float, end: float, part: Rates) -> Rates:
        return end + (start - end) * (1 + np.cos(np.pi * part)) / 2

    factor = np.where(
        done < 0.25, cosine(1 / 25, 1, done / 0.25), cosine(1, 1e-5, (done - 0.25) / 0.75)
    )
    return factor[:, None] * rates
