"""The simulated bench: problems drawn at random, their noise-free truth and their noisy sweeps.

    for sweep in simulated.sweeps(200, seed=1):
        sweep.lr, sweep.truth, sweep.losses, sweep.problem.edge(), sweep.family

A family is a kind of problem. What is fitted on some families is judged on others: sweeps of one
family resemble each other more than its seeds tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from recordings import Array
from simulator import Problem, batch_losses, disturbed, rates, trajectories

FAMILIES = (
    "isotropic", "gentle", "steep", "clean", "pre-trained", "saturating", "outliers", "lognormal",
)  # fmt: skip
"""Equal eigenvalues; power laws of exponent below and above 1; no label noise to speak of; a start
that was trained before; a loss that levels off at 1.3 to 3 times its start; 2 to 5 % of the losses
times e; lognormal noise besides."""

BATCHES = (4, 8, 16, 32, 64)
COUNTS = (100, 150, 200, 300, 500, 1000)


@dataclass(frozen=True)
class Simulated:
    """One problem with one noise-free sweep and one or more noisy ones.

    Attributes:
        family: One of `FAMILIES`.
        problem: The problem, with its edge.
        lr: The rates (n).
        truth: The expected loss before each step (n).
        losses: Noisy sweeps (count, n).
    """

    family: str
    problem: Problem
    lr: Array
    truth: Array
    losses: Array


def drawn(family: str, seeds: np.random.Generator) -> Problem:
    """A random problem of a family; its largest eigenvalue is 1, its first excess loss about ½."""
    dimensions = int(np.exp(seeds.uniform(np.log(5), np.log(60))))
    exponents = {"isotropic": (0.0, 0.0), "gentle": (0.3, 1.0), "steep": (1.0, 2.0)}
    exponent = seeds.uniform(*exponents.get(family, (0.3, 1.8)))
    order = np.arange(1.0, dimensions + 1.0)
    spectrum = order**-exponent
    shares = order ** -seeds.uniform(0.0, 1.5)
    label_noise = 10.0 ** (seeds.uniform(-4, -3) if family == "clean" else seeds.uniform(-2.5, 0))
    problem = Problem(
        spectrum, shares / shares.sum() / spectrum, label_noise, int(seeds.choice(BATCHES))
    )
    if family == "pre-trained":
        part = 10.0 ** seeds.uniform(-1.5, -0.5)
        problem = problem.trained(part * problem.edge(), int(10.0 ** seeds.uniform(1.0, 2.5)))
    if family == "saturating":
        ceiling = seeds.uniform(1.3, 3.0) * problem.loss(problem.start)
        problem = replace(problem, ceiling=ceiling)
    return problem


def sweeps(
    count: int, seed: int, repeats: int = 1, *, trained: bool = False, length: int | None = None
) -> Iterator[Simulated]:
    """Draw problems, the families in turn, and sweep each: deterministic for a seed.

    Args:
        count: How many problems.
        seed: Two seeds share no problem.
        repeats: Noisy sweeps of each.
        trained: Whether they are real training runs; otherwise the expected curve with the noise
            of its batches, so that it is exactly the mean of the noisy ones.
        length: Points of every sweep; drawn from `COUNTS` where left out.
    """
    for index in range(count):
        seeds = np.random.default_rng((seed, index))
        family = FAMILIES[index % len(FAMILIES)]
        problem = drawn(family, seeds)
        points = length or int(seeds.choice(COUNTS))
        edge = problem.edge()
        start, end = edge * 10.0 ** -seeds.uniform(3.5, 6.0), edge * 10.0 ** seeds.uniform(0.4, 1.5)
        lr = rates(start, end, points)
        free = replace(problem, ceiling=np.inf).expected(lr)
        if trained:
            losses = trajectories(problem, lr, seeds, repeats)
        else:
            losses = batch_losses(problem, free, seeds, repeats)
        if family == "outliers":
            losses = disturbed(losses, seeds, outliers=seeds.uniform(0.02, 0.05))
        if family == "lognormal":
            losses = disturbed(losses, seeds, lognormal=seeds.uniform(0.1, 0.5))
        yield Simulated(family, problem, lr, problem.recorded(free), losses)
