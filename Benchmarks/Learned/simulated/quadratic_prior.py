"""Draws noisy quadratics: wide priors, so that real trainings lie within."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from draws import OPTIMISERS, Numbers, batch_sizes, budget, chosen, log_uniform
from outer import KINDS
from quadratics import Quadratics
from spectra import spectrum

ADAPTIVE = ("adam", "adamw", "rmsprop", "adagrad", "lion")
SHARES = {"quadratic": 0.35, "saturating": 0.15, "logarithmic": 0.1, "linear": 0.4}
STARTS = {"scratch": 0.86, "trained": 0.06, "unscaled": 0.08}


def sometimes(random: np.random.Generator, share: float, values: Numbers) -> Numbers:
    """The values, each with a probability of `share`, else 0."""
    return np.where(random.random(len(values)) < share, values, 0.0)


def block(random: np.random.Generator, tasks: int, device: str) -> tuple[Quadratics, dict, list]:
    """A block of problems, what they share, and what is known of each."""
    dims = int(random.integers(5, 61))
    optimiser, steps = chosen(random, OPTIMISERS, 1)[0], budget(random)
    shared: dict[str, Any] = {"opt": optimiser, "steps": steps}
    sharpest = 10 ** (0.5 + 0.8 * random.standard_normal(tasks))
    eigen = np.stack([spectrum(random, dims) for _ in range(tasks)]) * sharpest[:, None]
    size = 10 ** (-0.7 + 0.5 * random.standard_normal(tasks))
    true = size[:, None] * random.standard_normal((tasks, dims))
    # How much of the first loss lies along the flat directions.
    power = random.uniform(0, 1.2, tasks)[:, None]
    true *= (eigen / sharpest[:, None]) ** (-power / 2)
    energy = (eigen * true**2).sum(1)
    gap = sometimes(random, 0.65, log_uniform(random, 0.005, 0.6, tasks)) * energy
    fitted = true + np.sqrt(gap[:, None] / dims / eigen) * random.standard_normal((tasks, dims))

    gain = np.where(random.random(tasks) < 0.35, 10 ** random.uniform(-0.3, 0.7, tasks), 1.0)
    begin = log_uniform(random, 0.03, 0.5, tasks)[:, None] * size[:, None]
    begin = begin * random.standard_normal((tasks, dims))
    starts = chosen(random, STARTS, tasks)
    for task, kind in enumerate(starts):
        if kind == "trained":
            left = log_uniform(random, 0.05, 0.5, 1)[0]
            begin[task] = fitted[task] + left * random.standard_normal(dims) * true[task]
        elif kind == "unscaled":
            begin[task] += 8 * size[task] * random.standard_normal(dims)
    trained = (gain != 1) * 1.0
    batches = batch_sizes(random, tasks)
    kinds = chosen(random, SHARES, tasks)
    label_noise = sometimes(random, 0.75, log_uniform(random, 1e-3, 1, tasks)) * energy
    first = 0.5 * ((eigen * (begin - fitted) ** 2).sum(1) + label_noise)
    scale = first * log_uniform(random, 0.3, 30, tasks)
    blur = log_uniform(random, 0.06, 1, tasks) * np.sqrt(2 / np.array(batches))
    offset = sometimes(random, 0.08, random.uniform(0.5, 1.5, tasks)) * first

    begin, arrived, basis = begin / gain[:, None], fitted / gain[:, None], None
    if optimiser in ADAPTIVE and random.random() < 0.6:
        basis, _ = np.linalg.qr(random.standard_normal((tasks, 1, dims, dims)))
        begin, arrived = (np.einsum("kd,ked->ke", part, basis[:, 0]) for part in (begin, arrived))

    # Units that die or saturate are what large rates leave behind for good.
    reach = np.maximum(np.abs(begin), np.abs(arrived))
    reach = np.maximum(reach, np.median(reach, axis=1, keepdims=True))
    beyond = log_uniform(random, 1.3, 25, tasks)
    beyond[random.random(tasks) > 0.95] = np.inf
    limit = np.minimum(reach * beyond[:, None], 1e30)
    stuck = np.where(random.random(tasks) < 0.5, 0.0, random.random(tasks))

    def scalars(values: Numbers) -> torch.Tensor:
        return torch.as_tensor(values, dtype=torch.float32, device=device).reshape(tasks, 1, 1)

    def vectors(values: Numbers) -> torch.Tensor:
        return torch.as_tensor(values, dtype=torch.float32, device=device)[:, None, None]

    found = Quadratics(
        spectrum=vectors(eigen),
        optimum=vectors(fitted),
        held_optimum=vectors(true),
        basis=None if basis is None else torch.as_tensor(basis, dtype=torch.float32, device=device),
        begin=vectors(np.column_stack([begin, gain])),
        gains=scalars(trained),
        limit=vectors(limit),
        stuck=scalars(stuck)[..., None],
        label_noise=scalars(label_noise),
        batch=scalars(np.array(batches) * log_uniform(random, 0.5, 5, tasks)),
        blur=scalars(blur),
        blur_power=scalars(random.uniform(0.3, 1, tasks)),
        kind=scalars(np.array([KINDS.index(kind) for kind in kinds])),
        scale=scalars(scale),
        offset=scalars(offset),
    )
    known = [
        {
            "family": f"quadratic_{kinds[task]}",
            "bs": batches[task],
            "transfer": {"mode": "resume", "source": None} if starts[task] == "trained" else None,
            "start": starts[task],
        }
        for task in range(tasks)
    ]
    return found, shared, known
