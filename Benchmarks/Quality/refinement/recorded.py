"""Recorded trainings as sweeps to be read and short runs to be probed.

The beginnings of the trainings at constant rates are the short runs: at every step the probe is
given what was recorded for the last half of the run (of a run of one twentieth, for all of it),
between neighbouring rates interpolated in log10.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import lrsuggest
import numpy as np

from recordings import Array, Corpus
from refinement.law import Probes
from suggesters import NAMES
from truth import TaskTruth

RUNS = {0.05: (0, 1), 0.1: (1, 2), 0.2: (2, 4)}
"""Which twentieths of a training the last half of a run of so large a part is."""


@dataclass(frozen=True)
class Task:
    """One task under one schedule."""

    corpus: Corpus
    index: int
    schedule: str
    truth: TaskTruth

    @property
    def context(self) -> dict[str, Any]:
        """What the library is told."""
        return {"schedule": NAMES[self.schedule], "steps": self.truth.steps}

    def sweeps(self, kind: str) -> list[tuple[Array, Array]]:
        """The recorded sweeps of one length."""
        rates, losses = self.corpus.sweep(kind)
        return [(rates, one) for one in losses[self.index]]

    def runs(self, seed: int, bins: tuple[int, int]) -> tuple[Array, Array]:
        """The log10 of the measured rates, and the mean loss in some twentieths of a training."""
        measured = self.corpus.arrays["gt_measured"][self.index, 0]
        seed = seed % measured.shape[1] if measured[:, seed % measured.shape[1]].sum() > 4 else 0
        kept = measured[:, seed] == 1
        trace = self.corpus.arrays["gt_trace"][self.index, 0, kept, seed, slice(*bins)]
        return np.log10(self.corpus.arrays["gt_lr"][kept]), trace.astype(float).mean(-1)


def run_length(task: Task, share: float) -> int:
    """The steps of one run."""
    return max(10, round(share * task.truth.steps))


def at(place: float, rates: Array, losses: Array) -> float:
    """The loss at log10 of a rate; between a run that broke and one that did not, the nearer's."""
    position = float(np.interp(place, rates, np.arange(len(rates))))
    low = losses[int(position)]
    high = losses[min(int(position) + 1, len(rates) - 1)]
    if not (np.isfinite(low) and np.isfinite(high)):
        return float(low if position % 1 < 0.5 else high)
    return float(low + position % 1 * (high - low))


def probed(
    task: Task, start: lrsuggest.Suggestion, share: float, seed: int
) -> lrsuggest.ProbeAnswer | None:
    """One probe; None where every run breaks."""
    rates, losses = task.runs(seed, RUNS[share])
    first = float(np.nanmedian(task.runs(seed, (0, 1))[1][:6]))
    steps = run_length(task, share)
    probe = lrsuggest.ResetProbe(start, steps_per_rate=steps, **task.context)
    loss = np.nan
    for lr in probe:
        if probe.needs_reset:
            loss = at(np.log10(lr), rates, losses)
            probe.record(first)
        else:
            probe.record(loss)
    answer = probe.answer()
    return answer if isinstance(answer, lrsuggest.ProbeAnswer) else None


def probes(tasks: list[Task], share: float, kind: str) -> tuple[Probes, Array]:
    """A probe from every sweep of every task that holds an answer, and the steps it took."""
    rows: list[tuple[Any, ...]] = []
    grid = np.arange(-3, 3, 0.05)
    for task in tasks:
        own = (task.corpus.meta[task.index]["data"], task.schedule, task.truth.steps)
        for seed, curve in enumerate(task.sweeps(kind)):
            start = lrsuggest.suggest(*curve, **task.context)
            answer = probed(task, start, share, seed) if start else None
            if answer:
                x, (low, high) = np.log10(start.lr), np.log10(start.interval)
                moved, width = np.log10(answer.best_lr) - x, (high - low) / 2.5632
                regrets = (grid, task.truth.regret_at(10 ** (x + grid)))
                length = run_length(task, share)
                rows.append((id(task), answer.steps, *own, length, width, moved, regrets))
    count = Counter(row[0] for row in rows)
    weight = np.array([1 / count[row[0]] for row in rows])
    columns = [np.array([row[place] for row in rows]) for place in range(2, 8)]
    found = Probes(*columns, weight, [row[8] for row in rows])
    return found, np.array([row[1] for row in rows])


def swept(tasks: list[Task], count: int, kind: str) -> tuple[float, float]:
    """Mean regret and steps of sweeps combined, in groups that overlap."""
    regrets, lengths = [], []
    for task in tasks:
        curves = task.sweeps(kind)
        found = []
        for start in range(0, len(curves), 1 if count == 1 else 2):
            chosen = [curves[(start + place) % len(curves)] for place in range(count)]
            answer = (
                lrsuggest.suggest(*chosen[0], **task.context)
                if count == 1
                else lrsuggest.suggest_runs(chosen, **task.context)
            )
            if answer:
                found.append(float(task.truth.regret_at(np.array(answer.lr))))
        if found:
            regrets.append(np.mean(found))
        lengths.append(count * len(curves[0][0]))
    return float(np.mean(regrets)), float(np.mean(lengths))
