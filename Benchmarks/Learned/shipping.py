"""Turns trained networks into the table of the library, with what was measured of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import torch
from scipy.optimize import minimize_scalar

import costs
import kept
import table
from beliefs import quantile, sharpened
from corpora import paths
from opinions import MEMBERS, WEIGHTS, Opinions, opinions
from reading import Read
from samples import OFFSETS
from stages import COPIES

FEWEST_ROWS = 40
"""Two decades of a sweep: before that a recurrent network has seen little but the plateau."""
COVERED = 0.8
TEMPERATURES = (0.5, 2.0)


def ship(folder: Path) -> None:
    """Write the table from the copies trained on everything."""
    read = kept.load(folder / "recorded")
    plain = opinions(folder, read, "data")
    warmth = {member: temperature(plain, plain.members[member]) for member in MEMBERS}
    said = plain.sharp(warmth)
    copies = {
        member: [
            torch.load(folder / f"shipped-{member}-{copy}.pt")["state"]
            for copy in range(COPIES[member])
        ]
        for member in MEMBERS
    }
    numbers = [
        *(float(COPIES[member]) for member in MEMBERS),
        *(warmth[member] for member in MEMBERS),
        *(WEIGHTS[member] for member in MEMBERS),
        *np.concatenate([widening(said, one) for one in (*said.members.values(), said.ensemble())]),
        float(FEWEST_ROWS),
        *support(read).ravel(),
        *said.table[1],
        *said.table[0],
    ]
    table.write(table.TABLE, copies, numbers, provenance(folder))


def temperature(said: Opinions, belief: np.ndarray) -> float:
    """What makes the expected regrets of unseen data sets the most likely ones."""
    samples = said.read.samples
    own = said.read.judged
    regret = np.asarray(samples.regret[own], float)
    mixing = costs.between(said.table, OFFSETS)[np.asarray(samples.one_cycle[own], int)]

    def missed(log_temperature: float) -> float:
        sharp = sharpened(belief[own], float(np.exp(log_temperature)))
        foreseen = np.clip(np.einsum("nk,njk->nj", sharp, mixing), 1e-3, 1 - 1e-3)
        likely = regret * np.log(foreseen) + (1 - regret) * np.log(1 - foreseen)
        return float(-(likely.mean(1) * said.read.weight[own]).sum())

    best = minimize_scalar(missed, bounds=tuple(np.log(TEMPERATURES)), method="bounded")
    return float(np.exp(best.x))


def widening(said: Opinions, belief: np.ndarray) -> np.ndarray:
    """Decades by which the 10 and 90 % quantiles are moved out, below and above.

    So that a tenth of the trainings on unseen data sets has the middle of its good rates on
    either side, tasks weighing the same: split conformal prediction of each end.
    """
    middle, own, weight = middles(said.read), said.read.judged, said.read.weight
    tail = (1 - COVERED) / 2
    found = []
    for share, sign in ((tail, -1.0), (1 - tail, 1.0)):
        beyond = sign * (middle[own] - quantile(belief[own], share))
        order = np.argsort(beyond)
        sums = np.cumsum(weight[own][order]) / weight[own].sum()
        found.append(float(beyond[order][np.searchsorted(sums, 1 - tail)]))
    return np.array(found)


def middles(read: Read) -> np.ndarray:
    """The middle of the good rates, in decades from the anchor, line by line."""
    middle = np.array([(task.truth.band.min() + task.truth.band.max()) / 2 for task in read.tasks])
    return middle[read.samples.task] - np.asarray(read.samples.anchor)


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
