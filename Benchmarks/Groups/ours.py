"""lrsuggest's rates of groups, read off the sums of one range test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lrsuggest
import numpy as np

import beside  # noqa: F401
from sums import COLUMNS

if TYPE_CHECKING:
    from suggesters import Sweep

AFTER = COLUMNS.index("after_step")


def report(sweep: Sweep, *, same_batch: bool) -> Any:  # noqa: ANN401
    """The report on a range test that stops where it diverges; None before there is GroupSweep."""
    if not hasattr(lrsuggest, "GroupSweep"):
        return None
    sums = sweep.sums.copy()
    if not same_batch:
        sums[..., AFTER] = np.nan
    watched = lrsuggest.GroupSweep(sweep.task.meta["groups"])
    measured = np.delete(sums, (COLUMNS.index("previous_step"), AFTER), -1)
    sound = np.isfinite(sweep.losses) & np.isfinite(measured).all((1, 2))
    steps = len(sound) if sound.all() else int(np.argmin(sound))
    rates = sweep.task["lrs"]
    for step in range(steps):
        watched.record(float(rates[step]), float(sweep.losses[step]), sums[step])
    return watched.report(**sweep.context)


def group_rates(sweep: Sweep, *, same_batch: bool) -> np.ndarray | None:
    """A rate for every group; None where the curve is refused."""
    found = report(sweep, same_batch=same_batch)
    if found is None or not isinstance(found.answer, lrsuggest.Suggestion):
        return None
    return np.array(found.lrs)
