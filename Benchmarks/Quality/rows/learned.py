"""The networks: on our own corpora what they said before they had seen a data set or family."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import lrsuggest
import numpy as np

from corpora import FOLDER
from fitting import Cell
from recordings import Array
from scoring.row import Row
from scoring.tasks import Tasks, stacked
from suggesters import context

LEFT_OUT = Path(__file__).parents[2] / "Learned" / "left_out.csv.gz"
"""Written by `make learned`: `corpus,id,schedule,curve,data,family`, the last two rates."""
NETWORKS = "learned"
NAMES = {"data": NETWORKS, "family": f"{NETWORKS}, families left out"}

Rates = dict[tuple[str, str, str, int], float]
"""By corpus, task, schedule and curve."""


def networks(tasks: Tasks, path: Path = LEFT_OUT) -> list[Row]:
    """A row for each way of leaving out; tasks that are not ours are asked about as they are.

    The shipped networks were trained on all tasks of ours, and on no other recorded ones.
    """
    rows = []
    for kind, name in NAMES.items():
        known = read(path, kind)
        rates = stacked([said(cell, known) for cell in tasks.cells])
        rows.append(Row(name, "ours", rates, unseen=True))
    return rows


def said(cell: Cell, known: Rates) -> Array:
    """log10 of what the networks say of every curve of the cell's tasks."""
    lr, losses = cell.sweeps
    found = np.full(losses.shape[:2], np.nan)
    name = cell.corpus.name if cell.corpus.path.parent == FOLDER else ""
    ours = {(corpus, task) for corpus, task, _, _ in known}
    for row, curve in np.ndindex(found.shape):
        task = cell.corpus.ids[cell.kept[row]]
        if (name, task) in ours:
            found[row, curve] = known.get((name, task, cell.schedule, curve), np.nan)
        else:
            answer = lrsuggest.rule("learned", lr, losses[row, curve], **context(cell, row))
            found[row, curve] = answer if isinstance(answer, float) else np.nan
    return np.log10(found)


def read(path: Path, kind: str) -> Rates:
    """The rates of a column; raise ValueError where a curve stands there twice."""
    found: Rates = {}
    with gzip.open(path, "rt", newline="") as stream:
        for line in csv.DictReader(stream):
            key = line["corpus"], line["id"], line["schedule"], int(line["curve"])
            if key in found:
                raise ValueError(f"{path}: {key} stands there twice")
            found[key] = float(line[kind])
    return found
