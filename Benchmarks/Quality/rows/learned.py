"""The networks: on our own corpora what they said before they had seen a data set or family."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import lrsuggest
import numpy as np

from fitting import Cell
from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks, stacked
from suggesters import context

LEFT_OUT = Path(__file__).parents[2] / "Learned" / "left_out.csv.gz"
"""Written by `make learned`: `id,schedule,curve,data,family`, the last two rates."""
NAMES = {"data": "learned", "family": "learned, families left out"}

Rates = dict[tuple[str, str, int], float]


def networks(tasks: Tasks, path: Path = LEFT_OUT) -> list[Row]:
    """A row for each way of leaving out; tasks that are not ours are asked about as they are.

    The shipped networks were trained on all tasks of ours, and on no others.
    """
    return [
        Row(name, "ours", stacked([said(cell, read(path, kind)) for cell in tasks.cells]), True)
        for kind, name in NAMES.items()
    ]


def said(cell: Cell, known: Rates) -> Array:
    """log10 of what the networks say of every curve of the cell's tasks."""
    lr, losses = cell.sweeps
    found = np.full(losses.shape[:2], np.nan)
    ids = {task for task, _, _ in known}
    for row, curve in np.ndindex(found.shape):
        task = cell.corpus.ids[cell.kept[row]]
        if task in ids:
            found[row, curve] = known.get((task, cell.schedule, curve), np.nan)
        else:
            answer = lrsuggest.rule("learned", lr, losses[row, curve], **context(cell, row))
            found[row, curve] = answer if isinstance(answer, float) else np.nan
    return np.log10(found)


def read(path: Path, kind: str) -> Rates:
    """The rates of a column by task, schedule and curve."""
    with gzip.open(path, "rt", newline="") as stream:
        return {
            (line["id"], line["schedule"], int(line["curve"])): float(line[kind])
            for line in csv.DictReader(stream)
        }
