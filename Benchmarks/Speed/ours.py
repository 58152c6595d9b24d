"""Times the Python package."""

from __future__ import annotations

from statistics import median
from time import perf_counter, perf_counter_ns

import lrsuggest

from curves import Array, sweep
from timing import timer_us


def record_us(count: int, rounds: int = 20) -> tuple[float, float]:
    """Microseconds of `Sweep.record`, and of a whole turn of the loop: medians over sweeps."""
    losses = sweep(count)[1][: count // 3].tolist()  # before the descent: nothing diverges
    alone, turns = [], []
    for _ in range(rounds):
        taken = 0
        start = perf_counter_ns()
        steps = lrsuggest.Sweep(num_iter=count)
        for step, _ in enumerate(steps):
            loss = losses[step % len(losses)]
            before = perf_counter_ns()
            steps.record(loss)
            taken += perf_counter_ns() - before
        turns.append((perf_counter_ns() - start) / count / 1e3)
        alone.append(taken / count / 1e3)
        if len(steps) != count:
            raise RuntimeError(f"the sweep ended after {len(steps)} of {count} steps")
    own = timer_us()
    return median(alone) - own, median(turns) - 2 * own


def batch_s(count: int, rounds: int = 5) -> tuple[float, float]:
    """Seconds for `count` curves of 100 points on one thread and on all: the best of rounds.

    The best, because a batch that had to share the processors says nothing about threads.
    """
    lr = sweep(100)[0]
    losses: list[Array] = [sweep(100, seed)[1] for seed in range(count)]
    taken: dict[int | None, list[float]] = {1: [], None: []}
    for _ in range(rounds):
        for threads, times in taken.items():
            start = perf_counter()
            lrsuggest.suggest_batch(lr, losses, steps=1000, threads=threads)
            times.append(perf_counter() - start)
    return min(taken[1]), min(taken[None])
