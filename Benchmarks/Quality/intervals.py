"""Fits the intervals of landmarks, and says how often they hold the truth.

The truth is that of the expected curve of simulated problems (`simulated.py`); the curves that are
read are real training runs on them. Every share is one of curves whose family of problems was left
out of the fit. The last tables are checks on other noise: the expected curve with the noise of its
batches alone, and the recorded trainings, whose truth is the median over the other data orders.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import numpy as np

import simulated
from corpora import corpora
from landmark_truth import KINDS, landmark_truth
from layout import table
from library import intervals, read
from recordings import Array
from stretches import Landmarks, fit, left_out, shipped, swift

MISS = 0.095
"""What lies beyond the interval, on either side, of the curves that are fitted to: less than a
tenth, for more lies beyond on the families left out."""

REPEATS = 7
"""Sweeps of each simulated problem: two are read, all tell the median valley."""

Row = tuple[object, float, Array, Array]
"""Group, drop over noise, landmarks (kinds, 4), truth (kinds)."""


def simulations(count: int, seed: int, *, trained: bool) -> Iterable[Row]:
    """Two sweeps of each of many simulated problems."""
    for sweep in simulated.sweeps(count, seed, REPEATS, trained=trained):
        valleys = np.array([read(sweep.lr, losses)[0] for losses in sweep.losses])
        truth = landmark_truth(sweep.lr, sweep.truth, valleys)
        for losses in sweep.losses[:2]:
            yield sweep.family, *intervals(sweep.lr, losses), truth


def recordings(sweep: str = "rt100") -> Iterable[Row]:
    """Two data orders of each recorded training, beside the median of the others."""
    for corpus in corpora()[:1]:
        lr, every = corpus.sweep(sweep)
        for entry, losses in zip(corpus.meta, every, strict=True):
            found = [intervals(lr, curve) for curve in losses]
            places = np.array([marks[:, 0] for _, marks in found])
            for index in range(2):
                others = np.delete(places, index, axis=0)
                known = np.isfinite(others).mean(axis=0) > 0.5
                truth = np.where(known, np.nanmedian(others, axis=0), np.nan)
                yield entry["data"], *found[index], truth


def landmarks(rows: Iterable[Row]) -> Landmarks:
    """Collect rows, with the reaches that the shipped stretches were applied to."""
    group, clarity, marks, truth = (np.array(column) for column in zip(*rows, strict=True))
    limits, stretches = shipped()
    clarity = np.nan_to_num(clarity, nan=0.0)
    stratum = np.searchsorted(limits, clarity, side="right")
    place, low, high = (marks[..., column] for column in range(3))
    distance = np.stack([place - low, high - place], axis=-1)
    return Landmarks(
        group, clarity, place, distance / np.moveaxis(stretches[:, stratum], 1, 0), truth
    )


def coverage_rows(found: Landmarks, limits: Array, held: Array, widths: Array) -> list[list[str]]:
    """A row for each stratum and one for all: coverage and median width for each kind."""
    stratum = np.searchsorted(limits, found.clarity, side="right")
    ends = ["0", *(f"{limit:g}" for limit in limits), "more"]
    names = [f"{low} to {high}" for low, high in zip(ends, ends[1:], strict=False)]
    masks = [stratum == index for index in range(len(names))]
    rows = []
    for name, rows_in in zip([*names, "all"], [*masks, np.full(len(stratum), True)], strict=True):
        cells = [name, str(int(rows_in.sum()))]
        for kind in range(len(KINDS)):
            known = rows_in & np.isfinite(held[:, kind])
            if known.any():
                share, width = held[known, kind].mean(), np.median(widths[known, kind])
                cells.append(f"{share:.0%} {width:.2f}")
            else:
                cells.append("")
        rows.append(cells)
    return rows


def group_rows(found: Landmarks, held: Array) -> list[list[str]]:
    """A row for each family: coverage for each kind."""
    rows = []
    for group in np.unique(found.group):
        shares = np.nanmean(held[found.group == group], axis=0)
        rows.append([str(group), "", *(f"{share:.0%}" for share in shares)])
    return rows


def main() -> None:
    """Print the constants of `IntervalCalibration.swift` and what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=1200)
    problems = parser.parse_args().problems
    limits, stretches = shipped()
    found = landmarks(simulations(problems, 1, trained=True))
    fitted = fit(found, limits, MISS)
    print("The rows of IntervalCalibration.swift")
    print("\n".join(swift(fitted)), end="\n\n")

    header = ["drop / noise", "curves", *KINDS]
    held = left_out(found, limits, MISS)
    rows = coverage_rows(found, limits, held, found.widths(fitted, limits))
    print("Simulated trainings, families left out: coverage and median width in decades")
    print(table(header, rows + group_rows(found, held)), end="\n\n")

    checks = {
        "Simulated trainings, other problems": simulations(problems // 2, 2, trained=True),
        "Simulated curves with the noise of batches alone": simulations(
            problems // 4, 3, trained=False
        ),
        "Recorded trainings, medians of the other data orders": recordings(),
    }
    for title, rows_of in checks.items():
        found = landmarks(rows_of)
        held, widths = found.covered(stretches, limits), found.widths(stretches, limits)
        print(f"{title}: the intervals as shipped")
        print(table(header, coverage_rows(found, limits, held, widths)), end="\n\n")


if __name__ == "__main__":
    main()
