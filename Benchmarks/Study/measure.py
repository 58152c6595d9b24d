"""Measures one task: its range tests, and what training at every rate of the grid leads to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from losses import chance
from schedules import GRID, constant, one_cycle, sweep
from tasks import Task, problem_of, seed_of, starts
from training import Numbers, Problem, held_out, train

Arrays = dict[str, NDArray[Any]]
SWEEPS = {100: 8, 50: 4, 200: 4, 400: 4}
INITS = 4
TRUTH_SEED, TRACE_BINS = 31, 20
# Every half decade at first, whole ones where nothing learns; then all near the best.
COARSE = [0, 4, 8, *range(10, 29, 2)]
NEAR = 0.751


@dataclass
class Truth:
    """Outcomes of one budget: arrays (schedules, rates, seeds), as the corpus names them."""

    held: NDArray[Any]
    acc: NDArray[Any]
    train: NDArray[Any]
    measured: NDArray[Any]
    nonfinite: NDArray[Any]
    steps_done: NDArray[Any]
    trace: NDArray[Any]

    @classmethod
    def empty(cls, seeds: int) -> Truth:
        """Nothing measured yet."""
        shape = (2, len(GRID), seeds)
        numbers = [np.full(shape, np.nan, np.float32) for _ in range(3)]
        flags = [np.zeros(shape, np.int8) for _ in range(2)]
        trace = np.full((*shape, TRACE_BINS), np.nan, np.float32)
        return cls(*numbers, *flags, np.zeros(shape, np.int32), trace)

    def put(
        self, schedule: int, rows: list[int], losses: Numbers, held: Numbers, acc: Numbers
    ) -> None:
        """Enter runs: losses (seeds, rates, steps), outcomes (seeds, rates)."""
        steps = losses.shape[-1]
        finite = np.isfinite(losses)
        done = np.where(finite.all(-1), steps, np.argmin(finite, -1))
        broken = (done < steps) | ~np.isfinite(held)
        bins = [part.mean(-1) for part in np.array_split(losses, TRACE_BINS, axis=-1)]
        ending = losses[..., -max(1, steps // 10) :].mean(-1)
        ending, held, acc = (np.where(broken, np.nan, part) for part in (ending, held, acc))
        for name, part in (
            ("held", held),
            ("acc", acc),
            ("train", ending),
            ("nonfinite", broken),
            ("steps_done", done),
            ("measured", np.ones_like(broken)),
        ):
            getattr(self, name)[schedule, rows] = part.T
        self.trace[schedule, rows] = np.stack(bins, -1).swapaxes(0, 1)

    def best(self) -> list[int]:
        """The best rate of each schedule, by mean held-out loss; a broken run is the worst."""
        mean = np.where(np.isfinite(self.held), self.held, np.inf).mean(-1)
        return [int(row) for row in np.argmin(mean, axis=1)]


def near(rows: list[int]) -> list[int]:
    """Grid rows within three quarters of a decade of one of `rows`."""
    log = np.log10(GRID)
    close = np.abs(log[:, None] - log[rows]).min(1) < NEAR
    return [int(row) for row in np.flatnonzero(close)]


def cut(losses: NDArray[Any]) -> NDArray[Any]:
    """The first loss that is not finite stays; what follows is NaN."""
    after = np.cumsum(~np.isfinite(losses), axis=-1) - ~np.isfinite(losses) > 0
    return np.where(after, np.nan, losses).astype(np.float32)


def sweeps(task: Task, problem: Problem, first: Callable[[int], Tensor]) -> Arrays:
    """The range tests, from the weights that `first` gives for an initialisation."""
    seed = seed_of(task)
    found: Arrays = {}
    for steps, count in SWEEPS.items():
        rates = sweep(steps)[:, None]
        runs = train(problem, first(0), rates, [seed + 1000 * (i + 1) for i in range(count)])
        found[f"rt{steps}_loss"] = cut(runs.losses[:, 0])
    inits = 0 if task.transfer == "resume" else INITS
    found["rtinit_loss"] = np.full((INITS, 100), np.nan, np.float32)
    found["rtinit_n"] = np.array(inits)
    if inits:
        weights = torch.stack([first(init) for init in range(1, inits + 1)])
        seeds = [seed + 1000] * inits
        found["rtinit_loss"][:] = cut(
            train(problem, weights, sweep(100)[:, None], seeds).losses[:, 0]
        )
    return found


def outcomes(task: Task, problem: Problem, weights: Tensor) -> dict[int, Truth]:
    """The truth of every budget: first on a coarse grid, then near the best."""
    seeds = [seed_of(task) + 1_000_003 * (TRUTH_SEED + i) for i in range(task.seeds)]
    truth = {steps: Truth.empty(task.seeds) for steps in task.budgets}

    def constant_runs(rows: list[int]) -> None:
        # One run serves every budget: a shorter one is its beginning, but for a warm-up.
        groups = [[steps] for steps in task.budgets] if task.warm_up else [list(task.budgets)]
        for budgets in groups:
            rates = constant(GRID[rows], max(budgets), warm_up=task.warm_up)
            runs = train(problem, weights, rates, seeds, snapshots=budgets)
            for steps in budgets:
                held, acc = held_out(problem, runs.snapshots[steps])
                truth[steps].put(0, rows, runs.losses[..., :steps], held, acc)

    def cycle_runs(steps: int, rows: list[int]) -> None:
        runs = train(problem, weights, one_cycle(GRID[rows], steps), seeds, snapshots=[steps])
        truth[steps].put(1, rows, runs.losses, *held_out(problem, runs.snapshots[steps]))

    constant_runs(COARSE)
    for steps in task.budgets:
        cycle_runs(steps, COARSE)
    best = {steps: truth[steps].best() for steps in task.budgets}
    missing = set(near([row for rows in best.values() for row in rows])) - set(COARSE)
    if missing:
        constant_runs(sorted(missing))
    for steps in task.budgets:
        rows = sorted(set(near(best[steps])) - set(COARSE))
        if rows:
            cycle_runs(steps, rows)
    return truth


def measure(task: Task, device: str = "cpu") -> list[tuple[Arrays, dict[str, Any]]]:
    """One record per budget: arrays as the corpus has them for a task, and the metadata."""
    began = time.perf_counter()
    data = task.target()
    problem = problem_of(task, data, device)
    first = starts(task, data, problem, range(INITS + 1), device)
    ranges = sweeps(task, problem, first.__getitem__)
    truth = outcomes(task, problem, first[0])
    held, acc = held_out(problem, first[0][None])
    shared: Arrays = {
        **ranges,
        "init_held": held[0].astype(np.float32),
        "init_acc": acc[0].astype(np.float32),
        "init_train": np.float32(ranges["rt100_loss"][:, :5].mean()),
    }
    seconds = round(time.perf_counter() - began, 1)
    return [
        (
            {**shared, **{f"gt_{name}": part for name, part in vars(found).items()}},
            {
                **describe(task, problem, steps),
                "ncls": data.classes,
                "chance": chance(task.loss, data),
                "secs": seconds,
            },
        )
        for steps, found in truth.items()
    ]


def describe(task: Task, problem: Problem, steps: int) -> dict[str, Any]:
    """The metadata of a task at one budget."""
    longer = f"-s{steps}" if steps != task.budgets[0] else ""
    source = {"mode": task.transfer, "source": task.source or task.data} if task.transfer else None
    return {
        "id": task.id + longer,
        "data": task.data,
        "family": task.family,
        "model": dict(task.net),
        "loss": task.loss,
        "opt": task.opt,
        "hp": dict(task.hp),
        "bs": task.bs,
        "steps": steps,
        "norm": task.norm,
        "label_noise": task.label_noise,
        "warm_up": task.warm_up,
        "tags": task.tags,
        "transfer": source,
        "split": "grown",
        "n_params": sum(parameter.numel() for parameter in problem.net.parameters()),
        "n_train": len(problem.train[0]),
    }
