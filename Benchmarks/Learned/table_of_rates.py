"""Writes what the networks said of data sets and families they had not seen, for `make quality`."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import numpy as np

import kept
from folds import KINDS
from opinions import opinions

LEFT_OUT = Path(__file__).with_name("left_out.csv.gz")


def write(folder: Path, path: Path = LEFT_OUT) -> None:
    """One line a judged curve and schedule; the same rates give the same bytes."""
    read = kept.load(folder / "recorded")
    rates = []
    for kind in KINDS:
        said = opinions(folder, read, kind)
        rates.append(10.0 ** (read.samples.anchor + said.offsets(said.ensemble())))
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(["corpus", "id", "schedule", "curve", *KINDS])
    for line in np.flatnonzero(read.judged):
        task = read.tasks[read.samples.task[line]]
        curve = int(read.samples.number[line])
        table.writerow(
            [task.corpus, task.id, task.schedule, curve, *(f"{own[line]:.5g}" for own in rates)]
        )
    path.write_bytes(gzip.compress(stream.getvalue().encode(), mtime=0))
