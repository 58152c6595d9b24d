"""Reads a table of suggestions: CSV lines `id,curve,lr`, an empty or `nan` rate = refused."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from recordings import Array, Corpus


def read_suggestions(path: str | Path, corpus: Corpus) -> Array:
    """Rates (tasks, curves) in corpus order; raise ValueError where a line is missing or wrong."""
    found: dict[tuple[str, int], float] = {}
    with Path(path).open(newline="") as stream:
        for line in csv.DictReader(stream):
            text = line["lr"].strip()
            key = (line["id"], int(line["curve"]))
            if key in found:
                raise ValueError(f"{path}: {key} is given twice")
            found[key] = float(text) if text else np.nan
    known = set(corpus.ids)
    strangers = {task for task, _ in found} - known
    if strangers:
        raise ValueError(f"{path}: unknown task {sorted(strangers)[0]}")
    curves = 1 + max((curve for _, curve in found), default=-1)
    try:
        return np.array([[found[task, curve] for curve in range(curves)] for task in corpus.ids])
    except KeyError as missing:
        raise ValueError(f"{path}: no line for {missing}") from None
