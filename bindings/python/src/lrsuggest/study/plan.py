"""Which trainings a task needs: the protocol of the public corpus, or less."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from .._arrays import shown
from .._numbers import integer, real
from ..errors import LRSuggestError
from ._schema import SCHEDULES
from .task import Task
from .training import Training
from .unit import Unit

__all__ = ["FEW_SWEEPS", "LRS", "SWEEPS", "Plan"]

LRS = tuple(10.0 ** (step / 4) for step in range(-24, 5))
"""Seven decades, four rates in each: the grid of the public corpus."""

SWEEPS = {100: 8, 50: 4, 200: 4, 400: 4}
"""The range tests of the public corpus: steps, and how many of them."""

FEW_SWEEPS = {100: 4}
"""An eighth of their steps: enough to judge the usual range test."""

FORMAT = 1
"""Part of every key: raised when what is kept of a training changes."""


@dataclass(frozen=True)
class Plan:
    """Which sweeps and trainings are made of each task, all of it checked.

    Attributes
    ----------
    lrs : tuple of float
        The learning rates that each task is trained with, in ascending order.
    seeds : tuple of int
        The seeds of the trainings at each of them.
    schedules : tuple of str
        How the learning rate moves in a training, such as ``"one_cycle"``.
    sweeps : tuple of (int, int)
        The steps of a range test, and how often it is made.
    sweep_range : (float, float)
        The first and the last rate of every range test.
    coarse : bool
        Whether only every second rate is tried at first, and then all near the best of these.
    """

    lrs: tuple[float, ...]
    seeds: tuple[int, ...]
    schedules: tuple[str, ...]
    sweeps: tuple[tuple[int, int], ...]
    sweep_range: tuple[float, float]
    coarse: bool

    @classmethod
    def checked(
        cls,
        lrs: Iterable[float] = LRS,
        seeds: Iterable[int] = (31, 32, 33),
        schedules: Iterable[str] = SCHEDULES,
        sweeps: Mapping[int, int] = SWEEPS,
        sweep_range: tuple[float, float] = (1e-7, 10.0),
        *,
        coarse: bool = False,
    ) -> Plan:
        """Check the arguments of :func:`lrsuggest.study.collect`."""
        rates = tuple(sorted(real(lr, f"lrs[{index}]") for index, lr in enumerate(lrs)))
        if len(rates) < 2 or not rates[0] > 0 or not rates[-1] < math.inf:
            raise LRSuggestError("lrs must be two or more rates, positive and finite")
        if any(high <= low * (1 + 1e-6) for low, high in zip(rates, rates[1:])):
            raise LRSuggestError("lrs holds a rate twice")
        drawn = tuple(integer(seed, "seeds") for seed in seeds)
        if not drawn or len(set(drawn)) < len(drawn):
            raise LRSuggestError(f"seeds must be one or more numbers, each once; not {drawn}")
        laws = (schedules,) if isinstance(schedules, str) else tuple(schedules)
        if not laws or not set(laws) <= set(SCHEDULES):
            raise LRSuggestError(f"schedules must be some of {SCHEDULES}, not {shown(schedules)}")
        tests = tuple((integer(n, "sweeps"), integer(k, "sweeps")) for n, k in sweeps.items())
        if not tests or min(min(test) for test in tests) < 1:
            raise LRSuggestError(
                f"sweeps must be steps: repeats, both positive; not {shown(sweeps)}"
            )
        start, end = (real(edge, "sweep_range") for edge in sweep_range)
        if not 0 < start < end < math.inf:
            raise LRSuggestError(
                f"sweep_range must be two ascending rates, not {shown(sweep_range)}"
            )
        return cls(rates, drawn, laws, tests, (start, end), bool(coarse))

    def sweeps_of(self, task: Task) -> Iterator[Unit]:
        """Yield the untrained state and the sweeps of a task, which no budget changes."""
        seeds = [seed for seed in range(self.most) if seed not in self.seeds]
        yield unit_of(task, Training(task.train, "start", 1, seeds[0]))
        for steps, repeats in self.sweeps:
            for seed in seeds[:repeats]:
                yield unit_of(task, Training(task.train, "sweep", steps, seed, *self.sweep_range))

    def trainings_of(self, task: Task, steps: int, lrs: Iterable[float]) -> Iterator[Unit]:
        """Yield the trainings of a task at some rates."""
        for lr in lrs:
            for law in self.schedules:
                for seed in self.seeds:
                    yield unit_of(task, Training(task.train, law, steps, seed, lr))

    @property
    def most(self) -> int:
        """How many seeds it takes to have enough that no training has."""
        return max(repeats for _, repeats in self.sweeps) + len(self.seeds)

    @property
    def first_lrs(self) -> tuple[float, ...]:
        """The rates that are tried before anything is known."""
        return self.lrs[::2] if self.coarse else self.lrs


def unit_of(task: Task, training: Training) -> Unit:
    """Name a training by everything that determines it."""
    what = [FORMAT, task.name, task.version, *training[1:]]
    digest = sha256(json.dumps(what).encode()).hexdigest()[:16]
    name = re.sub(r"[^A-Za-z0-9._=-]+", "_", task.name).lstrip("._=-")[:80]
    rate = "" if training.kind in ("sweep", "start") else f"-{training.lr:.3g}"
    key = f"t-{name}-{training.kind}{training.steps}{rate}-s{training.seed}-{digest}"
    return Unit(key, training, f"task {task.name!r}, {training.label}")
