"""Whether rates of groups are in the order that range tests of one group at a time find."""

from __future__ import annotations

import lrsuggest
import numpy as np
from scipy.stats import spearmanr

import beside  # noqa: F401
from corpus import Recorded
from suggesters import Sweep

FEWEST = 3


def alone(task: Recorded) -> np.ndarray:
    """The rate that each group's own range tests, averaged, suggest; NaN where they are refused."""
    context = Sweep(task, 0).context
    curves = task["alone"].astype(float).mean(0)
    found = [lrsuggest.suggest(task["lrs"], curve, **context) for curve in curves]
    return np.array(
        [float(one) if isinstance(one, lrsuggest.Suggestion) else np.nan for one in found]
    )


def agreement(rates: list[np.ndarray | None], wanted: np.ndarray) -> float:
    """Spearman's correlation over the groups, of the geometric mean of what was suggested.

    NaN without suggestions or with fewer than `FEWEST` groups to rank; 0 for equal rates.
    """
    there = [np.log(np.maximum(one, 1e-30)) for one in rates if one is not None]
    known = np.isfinite(wanted)
    if not there or known.sum() < FEWEST:
        return np.nan
    found = np.mean(there, 0)[known]
    return 0.0 if np.ptp(found) == 0 else float(spearmanr(found, wanted[known]).statistic)
