"""The range tests that are timed: a plateau, a descent, an explosion, and noise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def sweep(count: int, seed: int = 1) -> tuple[Array, Array]:
    """Rates and losses of `count` steps over eight decades."""
    lr = np.geomspace(1e-7, 10.0, count)
    noise = np.random.default_rng(seed).standard_normal(count)
    smooth = 0.3 + 2.0 / (1.0 + (lr / 2e-3) ** 1.2) + (lr / 0.5) ** 3
    return lr, smooth * np.exp(0.08 * noise)
