"""How far the intervals of landmarks must be stretched to cover what they promise.

The library puts around a landmark at *x* the interval from *x - below u* to *x + above v*, where
*u* and *v* are the reaches it sampled. Here *below* and *above* are fitted: split-conformal, each
side alone, as the quantile of how many reaches beyond the landmark its true place lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from landmark_truth import KINDS
from library import ROOT
from recordings import Array

CALIBRATION = ROOT / "Sources" / "LRSuggest" / "Landmarks" / "IntervalCalibration.swift"
SWIFT_KINDS = ("descentStart", "steepest", "valley", "minimum", "elbow")
SMALLEST = 0.05  # an interval holds its landmark

Table = Array
"""Stretches: (kind, stratum, side)."""


def shipped(path: Path = CALIBRATION) -> tuple[Array, Table]:
    """The upper ends of the strata and the stretches of the library; ValueError if not found."""
    source = path.read_text()

    def numbers(pattern: str) -> list[float]:
        found = re.search(pattern, source, re.DOTALL)
        if not found:
            raise ValueError(f"{path.name} has nothing like {pattern}")
        return [float(text) for text in re.findall(r"[\d.]+", found[1])]

    limits = np.array(numbers(r"clarities: \[Double\] = \[(.*?)\]"))
    rows = [numbers(rf"case \.{kind}:\s*\[(.*?)\]") for kind in SWIFT_KINDS]
    return limits, np.array(rows).reshape(len(KINDS), len(limits) + 1, 2)


@dataclass(frozen=True)
class Landmarks:
    """What was read off many curves, one row each, beside what is true of them.

    Attributes:
        group: What a curve is left out with: the family of its problem, or its data set.
        clarity: Drop over noise.
        place: log10 of each landmark (curves, kinds); NaN where missing.
        reach: The sampled reaches in decades (curves, kinds, sides).
        truth: log10 of the true place (curves, kinds).
    """

    group: Array
    clarity: Array
    place: Array
    reach: Array
    truth: Array

    @property
    def beyond(self) -> Array:
        """How many reaches below and above the landmark its truth lies (curves, kinds, sides)."""
        distance = self.truth - self.place
        return np.stack([-distance, distance], axis=-1) / self.reach

    def covered(self, table: Table, limits: Array) -> Array:
        """1 where an interval holds the truth, 0 where not, NaN where there is none of either."""
        stratum = np.searchsorted(limits, self.clarity, side="right")
        stretch = np.moveaxis(table[:, stratum], 1, 0)
        held = (self.beyond <= stretch + 1e-9).all(axis=-1)
        return np.where(np.isfinite(self.beyond).all(axis=-1), held, np.nan)

    def widths(self, table: Table, limits: Array) -> Array:
        """The widths of the intervals in decades (curves, kinds)."""
        stratum = np.searchsorted(limits, self.clarity, side="right")
        return (np.moveaxis(table[:, stratum], 1, 0) * self.reach).sum(axis=-1)


def fit(found: Landmarks, limits: Array, miss: float, without: object = None) -> Table:
    """The stretches beyond which, on each side, the share `miss` of the truths lies.

    `without` names a group to leave out.
    """
    table = np.empty((len(KINDS), len(limits) + 1, 2))
    stratum = np.searchsorted(limits, found.clarity, side="right")
    for index in range(len(limits) + 1):
        rows = (stratum == index) & (found.group != without)
        for kind in range(len(KINDS)):
            beyond = found.beyond[rows, kind]
            known = np.isfinite(beyond).all(axis=-1)
            quantiles = np.quantile(beyond[known], 1 - miss, axis=0) if known.any() else 1.0
            table[kind, index] = np.maximum(quantiles, SMALLEST)
    return table


def left_out(found: Landmarks, limits: Array, miss: float) -> Array:
    """`covered` of every curve by the stretches fitted without its group."""
    covered = np.empty(found.place.shape)
    for group in np.unique(found.group):
        rows = found.group == group
        covered[rows] = found.covered(fit(found, limits, miss, group), limits)[rows]
    return covered


def swift(table: Table) -> Iterator[str]:
    """The lines of the Swift table."""
    for kind, rows in zip(SWIFT_KINDS, table, strict=True):
        pairs = ", ".join(f"({below:.2f}, {above:.2f})" for below, above in rows)
        yield f"    case .{kind}: [{pairs}]"
