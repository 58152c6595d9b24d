"""What is lost when only the surest answers are taken: regret against the share answered.

Every task weighs the same, however many curves it has. Refused curves come last, at what would
have been trained with instead. Equal confidences are taken together, a share of each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recordings import Array
from scoring.judged import Judged


@dataclass(frozen=True)
class Selective:
    """Running means over curves, surest first, at the shares of weight taken so far."""

    share: Array
    regret: Array
    over_50: Array

    def at(self, share: float) -> tuple[float, float]:
        """Mean regret, and the share of it with half lost or more, of the surest `share`."""
        shares = np.r_[0.0, self.share]
        totals = (np.r_[0.0, self.share * mean] for mean in (self.regret, self.over_50))
        regret, lost = (float(np.interp(share, shares, total)) / share for total in totals)
        return regret, lost

    @property
    def area(self) -> float:
        """The mean of the regret over all shares: what the order of the answers is worth."""
        return float(np.sum(self.regret * np.diff(self.share, prepend=0.0)))


def selective(judged: Judged, confidence: Array) -> Selective:
    """Order the curves by confidence, the surest first."""
    present = judged.present & np.isfinite(judged.full)
    curves = np.broadcast_to(present.sum(axis=1, keepdims=True), present.shape)
    weight = 1.0 / curves[present]
    regret = judged.full[present]
    sure = np.where(judged.answered, np.nan_to_num(confidence, nan=-1e300), -np.inf)[present]
    _, group = np.unique(-sure, return_inverse=True)
    weights = np.bincount(group, weight)
    regret, lost = (
        (np.bincount(group, weight * value) / weights)[group] for value in (regret, regret >= 0.5)
    )
    order = np.argsort(-sure, kind="stable")
    done = np.cumsum(weight[order])
    return Selective(
        done / done[-1],
        np.cumsum((weight * regret)[order]) / done,
        np.cumsum((weight * lost)[order]) / done,
    )
