"""Turns trained networks into the table of the library, with what was measured of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch

import costs
import kept
import table
from beliefs import quantile
from corpora import paths
from opinions import MEMBERS, WEIGHTS, opinions
from reading import Read
from stages import COPIES

FEWEST_ROWS = 40
"""Of a usual sweep three decades: before that a recurrent network has seen only the plateau."""
COVERED = 0.8


def ship(folder: Path) -> None:
    """Write the table from the copies trained on everything."""
    read = kept.load(folder / "recorded")
    said = opinions(folder, read, "data")
    copies = {
        member: [
            torch.load(folder / f"shipped-{member}-{copy}.pt")["state"]
            for copy in range(COPIES[member])
        ]
        for member in MEMBERS
    }
    anchors = {"gru": read.samples.stream_anchor}
    widenings = [
        widening(read, said.own[name], anchors.get(name, read.samples.anchor), read.weight)
        for name in MEMBERS
    ]
    widenings.append(widening(read, said.ensemble(), read.samples.anchor, read.weight))
    numbers = [
        *(float(COPIES[member]) for member in MEMBERS),
        *(said.temperatures[member] for member in MEMBERS),
        *(WEIGHTS[member] for member in MEMBERS),
        *np.concatenate(widenings),
        float(FEWEST_ROWS),
        *support(read).ravel(),
        *said.table[1],
        *said.table[0],
    ]
    table.write(table.TABLE, copies, numbers, provenance(folder))


def widening(read: Read, belief: np.ndarray, anchor: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Decades by which the 10 and 90 % quantiles are moved out, below and above.

    So that a tenth of the trainings on unseen data sets has the middle of its good rates on
    either side, by `weight` of every line: split conformal prediction of each end.
    """
    own = read.judged
    middle = middles(read)[own] - np.asarray(anchor[own])
    weight, tail = weight[own], (1 - COVERED) / 2
    found = []
    for share, sign in ((tail, -1.0), (1 - tail, 1.0)):
        beyond = sign * (middle - quantile(belief[own], share))
        order = np.argsort(beyond)
        sums = np.cumsum(weight[order]) / weight.sum()
        found.append(float(beyond[order][np.searchsorted(sums, 1 - tail)]))
    return np.array(found)


def middles(read: Read) -> np.ndarray:
    """log10 of the middle of the good rates, line by line."""
    return np.array([costs.middle(task) for task in read.tasks])[read.samples.task]


def support(read: Read) -> np.ndarray:
    """The least and largest of every feature (31, 2) over the recorded curves, changed too."""
    features = np.asarray(read.samples.features, float)
    return np.stack([features.min(axis=0), features.max(axis=0)], axis=1)


def provenance(folder: Path) -> str:
    """What the numbers were made of, and how to make them again."""
    sums = []
    for path in [*sorted(folder.glob("simulated-*/*.npz")), *paths()]:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sums.append(f"{path.parent.name}/{path.name} {digest[:16]}")
    return f"make learned; torch {torch.__version__}; " + "; ".join(sums)
