"""lrsuggest's rates of groups, read off the sums of one range test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lrsuggest
import numpy as np

import beside  # noqa: F401

if TYPE_CHECKING:
    from suggesters import Sweep


def report(sweep: Sweep) -> lrsuggest.GroupReport:
    """The report on a range test that stops where it diverges."""
    watched = lrsuggest.GroupSweep(sweep.task.meta["groups"])
    for step in range(sweep.sound):
        rate, loss = float(sweep.task["lrs"][step]), float(sweep.losses[step])
        watched.record(rate, loss, sweep.sums[step])
    return watched.report(**sweep.context)


def group_rates(sweep: Sweep) -> np.ndarray | None:
    """A rate for every group; None where the curve is refused."""
    found = report(sweep)
    return np.array(found.lrs) if isinstance(found.answer, lrsuggest.Suggestion) else None
