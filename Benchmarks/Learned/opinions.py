"""What members and ensembles answer, on data sets or families they were not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

import costs
from beliefs import mixed, moved, sharpened
from networks import NETWORKS
from reading import Read
from samples import OFFSETS

Array = NDArray[np.float64]
MEMBERS = tuple(NETWORKS)
WEIGHTS = {"features": 1.0, "cnn": 1.0, "gru": 0.25, "image": 1.0}
"""The recurrent network reads raw losses, knows no landmark, and loses more than the others.

Of 0, .1, .25, .5 and 1 beside the others at 1, those up to .25 lose the same."""
TOGETHER = 4
TEMPERATURES = (0.5, 2.0)


@dataclass(frozen=True)
class Opinions:
    """Beliefs of the copies of each member (copies, N, 41), from the member's own anchor."""

    read: Read
    copies: dict[str, Array]
    table: Array

    @cached_property
    def temperatures(self) -> dict[str, float]:
        """What makes the expected regrets of these judged curves the most likely ones."""
        return {name: self._temperature(name) for name in self.copies}

    @cached_property
    def own(self) -> dict[str, Array]:
        """Beliefs (N, 41) from each member's own anchor: its copies, tempered and averaged."""
        return {
            name: np.mean([sharpened(copy, self.temperatures[name]) for copy in said], axis=0)
            for name, said in self.copies.items()
        }

    @cached_property
    def members(self) -> dict[str, Array]:
        """The same, all from the anchor of the frame."""
        samples = self.read.samples
        by = np.asarray(samples.stream_anchor - samples.anchor)
        return {
            name: moved(belief, by) if name == "gru" else belief
            for name, belief in self.own.items()
        }

    def ensemble(self, without: str | None = None) -> Array:
        """The mean of the members, or of all but one."""
        names = [name for name in self.members if name != without]
        return mixed([self.members[name] for name in names], [WEIGHTS[name] for name in names])

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

    def _temperature(self, name: str) -> float:
        samples, own = self.read.samples, self.read.judged
        taught = samples.stream_regret if name == "gru" else samples.regret
        regret, said = np.asarray(taught[own], float), self.copies[name][:, own]
        mixing = costs.between(self.table, OFFSETS)[np.asarray(samples.one_cycle[own], int)]
        weight = self.read.weight[own]

        def missed(log_temperature: float) -> float:
            belief = sharpened(said, float(np.exp(log_temperature))).mean(axis=0)
            foreseen = np.clip(np.einsum("nk,njk->nj", belief, mixing), 1e-3, 1 - 1e-3)
            likely = regret * np.log(foreseen) + (1 - regret) * np.log(1 - foreseen)
            return float(-(likely.mean(1) * weight).sum())

        limits = tuple(np.log(TEMPERATURES))
        return float(np.exp(minimize_scalar(missed, bounds=limits, method="bounded").x))


def opinions(
    folder: Path, read: Read, kind: str, variant: str = "", members: Sequence[str] = MEMBERS
) -> Opinions:
    """What `stages.left_out` stored; lines of changed curves were not asked: even beliefs."""
    ending = f"-{variant}" if variant else ""
    found = {}
    for member in members:
        said = np.load(folder / f"left-out-{member}-{kind}{ending}.npy").astype(float)
        said[:, ~read.as_recorded] = 1 / len(OFFSETS)
        found[member] = said
    return Opinions(read, found, costs.costs(read.tasks))


def several(said: Opinions, belief: Array, lines: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Lines of the first of every four neighbouring curves, and their common answers there."""
    samples = said.read.samples
    groups: dict[tuple[int, int], list[int]] = {}
    for line in np.flatnonzero(lines):
        key = int(samples.task[line]), int(samples.number[line]) // TOGETHER
        groups.setdefault(key, []).append(int(line))
    full = np.array([group for group in groups.values() if len(group) == TOGETHER])
    first = full[:, 0]
    seen = [
        moved(belief[rows], np.asarray(samples.anchor[rows] - samples.anchor[first]))
        for rows in full.T
    ]
    together = np.full_like(belief, 1 / len(OFFSETS))
    together[first] = mixed(seen, [1.0] * TOGETHER)
    return first, said.offsets(together)
