"""A task of this bench: one of the study's, with groups, and what is trained before it begins."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import torch
from torch import Tensor

import beside  # noqa: F401
import losses
import tasks
from datasets import Data
from parts import Part, parts_of, spread
from schedules import Rates, one_cycle
from store import kept, written
from tasks import Task, problem_of, seed_of, starts, weights_of
from training import Problem, held_out, train

FINISHING_STEPS, FINISHING_RATE, FINISHING_BATCH = 2000, 5e-3, 32
SEEDS, FINISHED_SEEDS = 3, 20


@dataclass(frozen=True)
class GroupTask(Task):
    """A task of `groups` groups.

    `scales` multiply the initial weights, group by group. `rows` keeps the first rows only.
    `finished` is `body`: all but the head is trained on the same data to the end, and the head is
    new; or `rest`: all but the first group is. Every seed is a net of its own there.
    """

    groups: int = 3
    scales: tuple[float, ...] = ()
    rows: int = 0
    finished: str = ""

    @property
    def tags(self) -> list[str]:
        """What sets the task apart."""
        found = [f"g{self.groups}", *super().tags]
        found += [self.source] if self.source else []
        found += [f"few{self.rows}"] if self.rows else []
        found += ["x" + "_".join(f"{scale:g}" for scale in self.scales)] if self.scales else []
        return found + ([f"finished_{self.finished}"] if self.finished else [])

    @property
    def kind(self) -> str:
        """`fine-tuning`, `scratch` or `finished`."""
        if self.finished:
            return "finished"
        return "fine-tuning" if self.transfer else "scratch"

    @property
    def steps(self) -> int:
        """The budget."""
        return self.budgets[0]

    @property
    def adaptive(self) -> bool:
        """Whether the optimiser divides by the size of the gradient."""
        return self.opt not in ("sgd", "mom", "nesterov")

    @property
    def seeds_swept(self) -> int:
        """How many range tests there are."""
        return FINISHED_SEEDS if self.finished else SEEDS

    def sweep(self, steps: int = 100) -> Rates:
        """The rates of the range test."""
        low, high = (-7, 0) if self.adaptive else (-6, 1)
        return np.geomspace(10.0**low, 10.0**high, steps)

    def grid(self) -> Rates:
        """The rates that are trained with: half decades."""
        low, high = (-6, 0) if self.adaptive else (-5, 1)
        return 10.0 ** np.linspace(low, high, 13)

    def target(self) -> Data:
        """The data that is trained on."""
        data = super().target()
        return replace(data, x=data.x[: self.rows], y=data.y[: self.rows]) if self.rows else data


@dataclass(frozen=True)
class Prepared:
    """A task ready to train: `weights` (seeds, weights) are what every seed starts from.

    `top` is the held-out loss of doing nothing: that of the start, or of the trivial predictor
    where that is lower. No training is counted as worse.
    """

    task: GroupTask
    data: Data
    problem: Problem
    parts: list[Part]
    weights: Tensor
    chance: float
    top: float


def digest(told: object) -> str:
    """Twelve letters that stand for what was declared."""
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def key_of(task: GroupTask) -> str:
    """The task's id, with a digest of all that was declared of it."""
    return f"{task.id}-{digest(asdict(task))}"


_made: dict[str, Prepared] = {}


def prepared(task: GroupTask) -> Prepared:
    """Build a task and the weights it starts from, once in a process."""
    key = key_of(task)
    if key not in _made:
        data = task.target()
        problem = problem_of(task, data)
        parts = parts_of(problem.net, task.groups)
        weights = stored_start(task, data, problem, parts)
        chance = losses.chance(task.loss, data)
        if chance is None:
            raise ValueError(f"{task.id}: the loss {task.loss!r} has no trivial predictor")
        begin = float(np.mean(held_out(problem, weights[:SEEDS])[0]))
        top = min(begin, chance) if np.isfinite(begin) else chance
        _made[key] = Prepared(task, data, problem, parts, weights, chance, top)
    return _made[key]


def stored_start(task: GroupTask, data: Data, problem: Problem, parts: list[Part]) -> Tensor:
    """The weights of every seed, from the disk where they were made before."""
    before = (tasks.PRETRAINING_STEPS, tasks.PRETRAINING_RATE, FINISHING_STEPS, FINISHING_RATE)
    path = kept("starts", f"{key_of(task)}-{digest(before)}.npy")
    if not path.is_file():
        start = start_of(task, data, problem, parts).numpy()
        written(path, lambda unfinished: np.save(unfinished, start))
    return torch.from_numpy(np.load(path))


def start_of(task: GroupTask, data: Data, problem: Problem, parts: list[Part]) -> Tensor:
    """The weights (seeds, weights) that training starts from."""
    seeds = range(task.seeds_swept)
    if task.finished:
        return unfinished_again(task, problem, parts, fresh(task, data, seeds))
    found = torch.stack(starts(task, data, problem, seeds))
    if task.scales:
        if len(task.scales) != len(parts):
            raise ValueError(f"{task.id}: {len(task.scales)} scales for {len(parts)} groups")
        found = found * spread(parts, torch.tensor(task.scales, dtype=found.dtype))
    return found


def fresh(task: GroupTask, data: Data, seeds: Sequence[int]) -> Tensor:
    """Initial weights of every seed."""
    outputs = losses.outputs_of(task.loss, data)
    drawn = [weights_of(task.net, data, outputs, seed_of(task) + seed) for seed in seeds]
    return torch.stack(drawn)


def unfinished_again(
    task: GroupTask, problem: Problem, parts: list[Part], initial: Tensor
) -> Tensor:
    """Train every net to the end, then put one group back to other initial weights."""
    thorough = replace(problem, optimiser="adam", hp={}, batch=FINISHING_BATCH)
    rates = one_cycle(np.array([FINISHING_RATE]), FINISHING_STEPS)
    orders = [seed_of(task) + 7919 * (seed + 1) for seed in range(len(initial))]
    runs = train(thorough, initial, rates, orders, snapshots=[FINISHING_STEPS])
    found = runs.snapshots[FINISHING_STEPS][:, 0].detach().clone()
    where = parts[-1 if task.finished == "body" else 0].where
    # The initial weights of the net beside: not those that this net was trained from.
    found[:, where] = initial.roll(1, 0)[:, where]
    return found
