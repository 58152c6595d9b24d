"""A suggester from anywhere: CSV lines `id,curve,lr`, an empty or `nan` rate = refused."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks

COLUMNS = ("id", "curve", "lr")
Table = dict[tuple[str, int], float]


def read_table(path: Path) -> Table:
    """Rates by task and curve; raise ValueError where a line is wrong or stands there twice."""
    found: Table = {}
    with path.open(newline="") as stream:
        lines = csv.DictReader(stream)
        missing = set(COLUMNS) - set(lines.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: its first line names no column {sorted(missing)[0]}")
        for number, line in enumerate(lines, start=2):
            try:
                key = (line["id"], int(line["curve"]))
                rate = float(line["lr"].strip() or "nan")
            except (ValueError, AttributeError):
                raise ValueError(f"{path}, line {number}: not a task, a curve and a rate") from None
            if key in found:
                raise ValueError(f"{path}, line {number}: {key} stands there already")
            found[key] = rate
    return found


def tabled(tasks: Tasks, path: Path) -> Row:
    """The row of a file, called as it; raise ValueError where a recorded curve has no line."""
    given = read_table(path)
    rates = np.full(tasks.present.shape, np.nan)
    for row, entry in enumerate(tasks.meta):
        for curve in np.flatnonzero(tasks.present[row]):
            if (entry["id"], int(curve)) not in given:
                raise ValueError(f"{path}: no line for curve {curve} of {entry['id']}")
            rates[row, curve] = given[entry["id"], int(curve)]
    return Row(path.stem, "table", logarithm(rates))


def logarithm(rates: Array) -> Array:
    """log10 of positive rates; NaN for others."""
    positive = np.isfinite(rates) & (rates > 0)
    return np.log10(
        np.where(positive, rates, 1.0), out=np.full(rates.shape, np.nan), where=positive
    )
