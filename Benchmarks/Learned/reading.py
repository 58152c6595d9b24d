"""Whole corpora as samples: every recorded curve as it is, and changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

import beside  # noqa: F401
from augmenting import varied
from recordings import Corpus
from samples import Question, Samples, Task, sampled, tasks_of

SWEEPS = {"rt100": 0, "rtinit": 100, "rt50": 200, "rt200": 300, "rt400": 400}
"""What the number of a curve begins with, for every kind of sweep."""
CHANGED = 1000
"""Curves that were changed have numbers from here on."""


@dataclass(frozen=True)
class Read:
    """Tasks and the samples of their curves."""

    tasks: list[Task]
    samples: Samples

    @property
    def as_recorded(self) -> np.ndarray:
        """The lines of curves that were not changed."""
        return self.samples.number < CHANGED

    @property
    def judged(self) -> np.ndarray:
        """The lines of curves by which suggesters are judged: sweeps of 100 steps."""
        return self.samples.number < SWEEPS["rtinit"]

    @property
    def weight(self) -> np.ndarray:
        """One for each task; a changed curve counts half."""
        weight = np.where(self.as_recorded, 1.0, 0.5)
        total = np.bincount(self.samples.task, weight, minlength=len(self.tasks))
        return (weight / total[self.samples.task]).astype(np.float32)

    def of(self, name: str) -> np.ndarray:
        """A field of `Task`, line by line."""
        return np.array([getattr(task, name) for task in self.tasks])[self.samples.task]


def read(corpora: Sequence[Corpus], changed: int, seed: int, kinds: Sequence[str] = ()) -> Read:
    """Every curve of every corpus as recorded, and `changed` times changed.

    Raise CorpusError where a corpus has no curve with an anchor among the sweeps of these kinds.
    """
    random = np.random.default_rng(seed)
    tasks: list[Task] = []
    parts = []
    for corpus in corpora:
        own = tasks_of(corpus)
        found = sampled(own, questions(corpus, own, changed, random, kinds or list(SWEEPS)))
        parts.append(replace(found, task=found.task + len(tasks)))
        tasks += own
    return Read(tasks, joined(parts))


def questions(
    corpus: Corpus,
    tasks: list[Task],
    changed: int,
    random: np.random.Generator,
    kinds: Sequence[str],
) -> Iterator[Question]:
    """What is asked of one corpus; its sweeps of any length."""
    rows = {name: row for row, name in enumerate(corpus.ids)}
    for kind in kinds:
        if f"{kind}_loss" not in corpus.arrays:
            continue
        rates, losses = corpus.sweep(kind)
        for place, task in enumerate(tasks):
            for order, curve in enumerate(losses[rows[task.id]]):
                if not np.isfinite(curve[0]):
                    continue
                number = SWEEPS[kind] + order
                yield Question(place, number, rates, curve, task.known)
                for again in range(1, changed + 1):
                    other = varied(random, rates, curve, task.known)
                    yield Question(place, CHANGED * again + number, *other)


def joined(parts: Sequence[Samples]) -> Samples:
    """Samples below each other."""
    names = [field.name for field in fields(Samples)]
    return Samples(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
