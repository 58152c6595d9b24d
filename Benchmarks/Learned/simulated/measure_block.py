"""Measures a block: range tests, and what training at the rates of the grid leads to."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

import neighbours  # noqa: F401
from blocks import Block, Rates, train
from schedules import GRID, constant, one_cycle, sweep

Arrays = dict[str, NDArray[Any]]
ORDERS = 4
OTHER_SWEEPS = (50, 200, 400)
OTHER_ORDERS = 2
COARSE = [0, 4, 8, *range(10, 29, 2)]
NEAR = 0.751


def cut(losses: NDArray[Any]) -> NDArray[Any]:
    """The first loss that is not finite stays; what follows is NaN."""
    broken = ~np.isfinite(losses)
    after = np.cumsum(broken, axis=-1) - broken > 0
    return np.where(after, np.nan, losses).astype(np.float32)


def sweeps(block: Block, optimiser: str, seed: int, *, others: bool) -> Arrays:
    """The range tests; those of other lengths are NaN unless asked for."""
    found = {}
    for number, (steps, orders) in enumerate(
        [(100, ORDERS), *((steps, OTHER_ORDERS) for steps in OTHER_SWEEPS)]
    ):
        name = f"rt{steps}_loss"
        if steps == 100 or others:
            rates = sweep(steps)[None, :, None]
            found[name] = cut(train(block, optimiser, rates, orders, seed + number).losses[:, :, 0])
        else:
            found[name] = np.full((len(block.start()), orders, steps), np.nan, np.float32)
    return found


class Outcomes:
    """What training led to: arrays (tasks, schedules, rates, seeds), as the corpus names them."""

    def __init__(self, tasks: int, seeds: int) -> None:
        """Nothing is measured yet."""
        shape = (tasks, 2, len(GRID), seeds)
        self.arrays: Arrays = {
            "gt_held": np.full(shape, np.nan, np.float32),
            "gt_train": np.full(shape, np.nan, np.float32),
            "gt_measured": np.zeros(shape, np.int8),
            "gt_nonfinite": np.zeros(shape, np.int8),
        }

    def add(self, block: Block, shared: dict[str, Any], rows: NDArray[Any], seed: int) -> None:
        """Train at grid rows (tasks, 2, n), one seed an order, and enter the outcomes."""
        steps, seeds = shared["steps"], self.arrays["gt_held"].shape[-1]
        tables: list[Rates] = [
            np.concatenate([constant(GRID[own[0]], steps), one_cycle(GRID[own[1]], steps)], 1)
            for own in rows
        ]
        runs = train(block, shared["opt"], np.stack(tables), seeds, seed)
        ending = runs.losses[..., -max(1, steps // 10) :].mean(-1, dtype=np.float64)
        broken = ~np.isfinite(runs.losses).all(-1) | ~np.isfinite(runs.held)
        for name, part in (
            ("gt_held", np.where(broken, np.nan, runs.held)),
            ("gt_train", np.where(broken, np.nan, ending)),
            ("gt_nonfinite", broken),
            ("gt_measured", np.ones_like(broken)),
        ):
            by_rate = np.moveaxis(part, 1, 2).reshape(len(rows), 2, rows.shape[2], seeds)
            np.put_along_axis(self.arrays[name], rows[..., None], by_rate, axis=2)

    def best(self) -> NDArray[np.int64]:
        """The best grid row of every task and schedule, (tasks, 2)."""
        held = self.arrays["gt_held"]
        return np.where(np.isfinite(held), held, np.inf).mean(-1).argmin(-1)


def near(best: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows (tasks, 2, n) within 3/4 decade of the best that the coarse grid left out."""
    rest = np.setdiff1d(np.arange(len(GRID)), COARSE)
    apart = np.abs(np.log10(GRID[rest])[None, None] - np.log10(GRID)[best][..., None])
    count = int((apart < NEAR).sum(-1).max())
    return rest[np.sort(np.argsort(apart, axis=-1, kind="stable")[..., :count], axis=-1)]


def measure(
    block: Block, shared: dict[str, Any], seed: int, *, seeds: int, others: bool, whole: bool
) -> Arrays:
    """The arrays of the corpus for every task of a block; `whole`: at every rate of the grid."""
    found = sweeps(block, shared["opt"], seed, others=others)
    outcomes = Outcomes(len(block.start()), seeds)
    rows = np.arange(len(GRID)) if whole else np.array(COARSE)
    outcomes.add(block, shared, np.tile(rows, (len(block.start()), 2, 1)), seed + 100)
    if not whole:
        outcomes.add(block, shared, near(outcomes.best()), seed + 100)
    start = block.start()
    return {
        **found,
        **outcomes.arrays,
        "init_held": block.held(start).flatten().cpu().numpy(),
        "init_train": found["rt100_loss"][:, :, :5].mean((1, 2)),
        "chance": block.chance().cpu().numpy(),
    }
