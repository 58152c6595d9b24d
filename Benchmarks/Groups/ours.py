"""lrsuggest's rates of groups, read off the sums of one range test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lrsuggest
import numpy as np

import beside  # noqa: F401
from sums import COLUMNS

if TYPE_CHECKING:
    from suggesters import Sweep

AFTER = COLUMNS.index("after_step")


def report(sweep: Sweep, *, same_batch: bool) -> lrsuggest.GroupReport:
    """The report on a range test that stops where it diverges."""
    sums = sweep.sums.copy()
    if not same_batch:
        sums[..., AFTER] = np.nan
    watched = lrsuggest.GroupSweep(sweep.task.meta["groups"])
    rates = sweep.task["lrs"]
    for step in range(sweep.sound):
        watched.record(float(rates[step]), float(sweep.losses[step]), sums[step])
    return watched.report(**sweep.context)


def group_rates(sweep: Sweep, *, same_batch: bool) -> np.ndarray | None:
    """A rate for every group; None where the curve is refused."""
    found = report(sweep, same_batch=same_batch)
    return np.array(found.lrs) if isinstance(found.answer, lrsuggest.Suggestion) else None
