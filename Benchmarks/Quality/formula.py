"""The formula of `Calibration.swift`, with constants that can be fitted.

log10 lr = (1-s) [(1-w) log10 valley + w log10 bottom + b log10 bandwidth + c(schedule)]
           + s [log10 onset + e(schedule)] + p log10(steps / 400)

with the onset's share s, 0 for all but the faintest descents; at most the higher of the elbow and
the onset.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from library import ROOT, read
from recordings import Array, Corpus

CALIBRATION = ROOT / "Sources" / "LRSuggest" / "Suggestion" / "Calibration.swift"
FIELDS = (
    "bottom_weight", "bandwidth_exponent", "one_cycle", "constant", "onset_one_cycle",
    "onset_constant", "steps_exponent",
)  # fmt: skip
"""The constants that are fitted, the last one only to be looked at."""

SWIFT_SCHEDULES = {"one-cycle": "oneCycle", "constant": "constant"}


@dataclass(frozen=True)
class Constants:
    """The fitted numbers and those that were chosen."""

    bottom_weight: float
    bandwidth_exponent: float
    one_cycle: float
    constant: float
    onset_one_cycle: float
    onset_constant: float
    steps_exponent: float = -0.5
    reference_steps: float = 400.0
    fewest_steps: float = 200.0
    most_steps: float = 8000.0
    assumed_steps: float = 2000.0
    bottom_share: float = 0.95
    spacing: float = 0.08
    lowest_bandwidth: float = 0.025
    highest_bandwidth: float = 2.5

    @property
    def fitted(self) -> Array:
        """The numbers of `FIELDS`."""
        return np.array([getattr(self, field) for field in FIELDS])

    def with_fitted(self, numbers: Array) -> Constants:
        """The same with other fitted numbers; a seventh is the exponent of the steps."""
        return replace(self, **dict(zip(FIELDS, map(float, numbers), strict=False)))


def shipped(path: Path = CALIBRATION) -> Constants:
    """The constants of the library; raise ValueError where the source no longer names one."""
    source = path.read_text()

    def number(pattern: str, group: int = 1) -> float:
        found = re.search(pattern, source, re.DOTALL)
        if not found:
            raise ValueError(f"{path.name} has nothing like {pattern}")
        above, _, below = found[group].partition("/")
        return float(above) / float(below or 1)

    value = r"\s*(-?[\d.]+(?:\s*/\s*[\d.]+)?)"
    limits = r"bandwidthLimits = ([\d.]+)\.\.\.([\d.]+)"
    budgets = r"measuredSteps = ([\d.]+)\.\.\.([\d.]+)"

    def offset(function: str, schedule: str) -> float:
        return number(rf"func {function}\(.*?case \.{SWIFT_SCHEDULES[schedule]}:{value}")

    return Constants(
        bottom_weight=number(rf"bottomWeight ={value}"),
        bandwidth_exponent=number(rf"bandwidthExponent ={value}"),
        one_cycle=offset("offset", "one-cycle"),
        constant=offset("offset", "constant"),
        onset_one_cycle=offset("onsetOffset", "one-cycle"),
        onset_constant=offset("onsetOffset", "constant"),
        steps_exponent=number(rf"stepsExponent ={value}"),
        reference_steps=number(rf"referenceSteps ={value}"),
        fewest_steps=number(budgets),
        most_steps=number(budgets, 2),
        assumed_steps=number(rf"assumedSteps ={value}"),
        bottom_share=number(rf"bottomShare ={value}"),
        spacing=number(rf"static let spacing ={value}"),
        lowest_bandwidth=number(limits),
        highest_bandwidth=number(limits, 2),
    )


def shipped_epochs(path: Path = CALIBRATION) -> tuple[float, float]:
    """The epochs from which suggestions are worse, and the most that were measured."""
    found = re.search(r"measuredEpochs = ([\d.]+)\.\.\.([\d.]+)", path.read_text())
    if not found:
        raise ValueError(f"{path.name} has no measuredEpochs")
    return float(found[1]), float(found[2])


@dataclass(frozen=True)
class Readings:
    """What the library reads off every curve of a corpus: arrays (tasks, curves)."""

    valley: Array
    bottom: Array
    elbow: Array
    onset: Array
    bandwidth: Array
    clarity: Array
    onset_share: Array
    starts_badly: Array
    not_logarithmic: Array

    @property
    def ceiling(self) -> Array:
        """The higher of elbow and onset where there is an elbow, else infinity."""
        return np.where(np.isnan(self.elbow), np.inf, np.fmax(self.elbow, self.onset))

    def terms(self, constants: Constants, schedule: str, steps: Array) -> tuple[Array, Array]:
        """What needs no fitted number, and what each of `FIELDS` is multiplied with (last axis).

        `steps` is one budget per task.
        """
        share = np.nan_to_num(self.onset_share)
        descent, edge = 1.0 - share, share
        # What a share of nothing is multiplied with must be a number all the same.
        valley = np.where(descent > 0, self.valley, self.onset)
        bottom = np.where(descent > 0, self.bottom, self.onset)
        onset = np.where(edge > 0, self.onset, 0.0)
        one_cycle = float(schedule == "one-cycle")
        measured = np.clip(steps, constants.fewest_steps, constants.most_steps)
        budget = np.log10(measured / constants.reference_steps)
        columns = (
            descent * (bottom - valley), descent * self.bandwidth, descent * one_cycle,
            descent * (1 - one_cycle), edge * one_cycle, edge * (1 - one_cycle),
            np.broadcast_to(budget[:, None], valley.shape),
        )  # fmt: skip
        return descent * valley + edge * onset, np.stack(columns, axis=-1)

    def log_rate(self, constants: Constants, schedule: str, steps: Array) -> Array:
        """log10 of the suggested rates; `steps` is one budget per task. NaN without landmarks."""
        fixed, columns = self.terms(constants, schedule, steps)
        return np.minimum(fixed + columns @ constants.fitted, self.ceiling)


def readings(corpus: Corpus, sweep: str, constants: Constants) -> Readings:
    """Read every curve through the library; rates and bandwidth are log10.

    The bandwidth is taken as the library takes it: as a calibration sweep would have shown it,
    within its limits.
    """
    lr, losses = corpus.sweep(sweep)
    share = constants.bottom_share
    table = np.array([[read(lr, loss, share) for loss in task] for task in losses])
    valley, bottom, elbow, onset, bandwidth, *rest = np.moveaxis(table, -1, 0)
    spacing = np.log10(lr[-1] / lr[0]) / (len(lr) - 1)
    bandwidth = np.clip(
        bandwidth * min(1.0, constants.spacing / spacing),
        constants.lowest_bandwidth,
        constants.highest_bandwidth,
    )
    return Readings(valley, bottom, elbow, onset, np.log10(bandwidth), *rest)
