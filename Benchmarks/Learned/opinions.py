"""What members and ensembles answer, on data sets or families they were not trained on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import costs
from beliefs import mixed, moved, sharpened
from reading import Read
from training import NETWORKS

Array = NDArray[np.float64]
MEMBERS = tuple(NETWORKS)
WEIGHTS = {"features": 1.0, "cnn": 1.0, "gru": 0.25, "image": 1.0}
"""The recurrent network reads raw losses, knows no landmark, and loses more than the others.

Of 0, .1, .25, .5 and 1 beside the others at 1, those up to .25 lose the same."""
TOGETHER = 4


@dataclass(frozen=True)
class Opinions:
    """Beliefs of each member (N, 41), all from the anchor of the frame, and what costs what."""

    read: Read
    members: dict[str, Array]
    table: Array

    def ensemble(self, without: str | None = None) -> Array:
        """The mean of the members, or of all but one."""
        names = [name for name in self.members if name != without]
        return mixed([self.members[name] for name in names], [WEIGHTS[name] for name in names])

    def sharp(self, temperatures: dict[str, float]) -> Opinions:
        """The same, the logits of each member divided by its temperature."""
        sharp = {
            name: sharpened(belief, temperatures[name]) for name, belief in self.members.items()
        }
        return replace(self, members=sharp)

    def offsets(self, belief: Array) -> Array:
        """The answers, in decades from the anchor."""
        return costs.decided(belief, self.read.samples.one_cycle, self.table)

    def expected(self, belief: Array) -> Array:
        """The regret that is expected of the answer."""
        at = self.offsets(belief)
        found = costs.between(self.table, costs.CANDIDATES)
        foreseen = np.einsum(
            "nk,njk->nj", belief, found[np.asarray(self.read.samples.one_cycle, int)]
        )
        place = np.abs(costs.CANDIDATES[None, :] - at[:, None]).argmin(axis=1)
        return foreseen[np.arange(len(at)), place]


def opinions(folder: Path, read: Read, kind: str, variant: str = "") -> Opinions:
    """What `stages.left_out` stored, copies averaged; lines that were not asked are NaN."""
    found = {}
    by = np.asarray(read.samples.stream_anchor - read.samples.anchor)
    for member in MEMBERS:
        ending = f"-{variant}" if variant else ""
        said = np.load(folder / f"left-out-{member}-{kind}{ending}.npy").astype(float)
        belief = said.mean(axis=0)
        found[member] = moved(belief, by) if member == "gru" else belief
    return Opinions(read, found, costs.costs(read.tasks))


def several(own: Opinions, belief: Array, lines: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Lines of the first of every four neighbouring curves, and their common answer there."""
    samples = own.read.samples
    groups: dict[tuple[int, int], list[int]] = {}
    for line in np.flatnonzero(lines):
        key = int(samples.task[line]), int(samples.number[line]) // TOGETHER
        groups.setdefault(key, []).append(int(line))
    full = [group for group in groups.values() if len(group) == TOGETHER]
    first = np.array([group[0] for group in full])
    seen = [
        moved(belief[rows], np.asarray(samples.anchor[rows] - samples.anchor[first]))
        for rows in (np.array([group[place] for group in full]) for place in range(TOGETHER))
    ]
    together = np.full_like(belief, 1.0 / belief.shape[1])
    together[first] = mixed(seen, [1.0] * TOGETHER)
    return first, own.offsets(together)
