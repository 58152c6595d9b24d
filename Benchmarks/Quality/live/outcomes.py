"""What every learning rate of a grid leads to, in the schema of the recorded corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from live.problems import Problem
from live.training import Copies, one_cycle
from recordings import Corpus

RATES = 10 ** np.arange(-4.5, 1.01, 0.25)
SEEDS = (31, 32, 33)


def chance(problem: Problem, copies: Copies) -> float:
    """The held-out loss of the best answer that knows no input."""
    y, held = copies.data.y, copies.data.held_y
    if not copies.data.classes:
        return float(((held - y.mean()) ** 2).mean())
    shares = np.bincount(y, minlength=copies.data.classes) / len(y)
    return float(-np.log(shares[held]).mean())


def measure(problem: Problem) -> tuple[np.ndarray, float, float]:
    """Held-out losses (schedule, rate, seed), of the first weights, and of chance."""
    orders = [seed for _ in range(2) for _ in RATES for seed in SEEDS]
    copies = Copies(problem, orders)
    start = float(copies.held_out()[0])
    rates = torch.tensor(np.repeat(RATES, len(SEEDS)), dtype=torch.float32)
    for step in range(problem.steps):
        cycle = one_cycle((step + 0.5) / problem.steps)
        copies.step(torch.cat([rates, cycle * rates]))
    held = copies.held_out().reshape(2, len(RATES), len(SEEDS))
    return held, start, chance(problem, copies)


def corpus(problems: list[Problem], folder: Path) -> Corpus:
    """The outcomes of all tasks; those measured before are read from `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for problem in problems:
        path = folder / f"{problem.name}.npz"
        if not path.exists():
            held, start, guess = measure(problem)
            np.savez(path, held=held, start=start, chance=guess)
            print("measured", problem.name, flush=True)
        found.append(np.load(path))
    held = np.array([one["held"] for one in found])
    arrays = {
        "id": np.array([problem.name for problem in problems]),
        "gt_lr": RATES,
        "gt_held": held,
        "gt_measured": np.ones(held.shape, dtype=np.int8),
        "gt_nonfinite": (~np.isfinite(held)).astype(np.int8),
        "init_held": np.array([float(one["start"]) for one in found]),
    }
    meta = [
        {"data": problem.data, "steps": problem.steps, "chance": float(one["chance"])}
        for problem, one in zip(problems, found, strict=True)
    ]
    return Corpus(folder, arrays, meta)
