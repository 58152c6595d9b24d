"""Draws tiny networks and their data: many shapes, losses, noises and starts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

import tiny_data
from blocks import train
from draws import OPTIMISERS, batch_sizes, budget, chosen, log_uniform
from schedules import constant
from tiny_nets import ACTIVATIONS, Nets

LOSSES = {"ce": 0.76, "mse": 0.16, "gnll": 0.08}
DEPTHS = {"1": 0.2, "2": 0.45, "3": 0.35}
RAW, TRAINED, UNSCALED = 0.12, 0.05, 0.1
NOISY = 0.35
ROWS = (200, 5000)
MOST_EXAMPLES = 150_000
"""Examples that a training sees: longer budgets are of smaller batches."""

PRETRAINING = ("adam", 3e-3)


def weights(random: np.random.Generator, tasks: int, sizes: tuple[int, ...]) -> np.ndarray:
    """First weights (tasks, P) as torch's linear layers have them."""
    parts = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:], strict=True):
        bound = fan_in**-0.5
        parts.append(random.uniform(-bound, bound, (tasks, (fan_in + 1) * fan_out)))
    return np.concatenate(parts, 1)


def pretrained(random: np.random.Generator, nets: Nets, classes: int) -> Tensor:
    """Weights after some training on the same inputs with other noise in the targets."""
    steps = int(log_uniform(random, 30, 300, 1)[0])
    size = tuple(nets.y.shape)
    if classes:
        anew = torch.as_tensor(random.random(size) < 0.3, device=nets.y.device)
        labels = torch.as_tensor(random.integers(classes, size=size), device=nets.y.device)
        targets = torch.where(anew, labels, nets.y)
    else:
        noise = random.standard_normal(size).astype(np.float32)
        targets = nets.y + 0.5 * torch.as_tensor(noise, device=nets.y.device)
    source = replace(nets, y=targets)
    optimiser, rate = PRETRAINING
    rates = constant(np.array([rate]), steps)[None]
    return train(source, optimiser, rates, 1, int(random.integers(2**40))).weights


def block(random: np.random.Generator, tasks: int, device: str) -> tuple[Nets, dict, list]:
    """A block of networks, what they share, and what is known of each."""
    loss, depth = chosen(random, LOSSES, 1)[0], int(chosen(random, DEPTHS, 1)[0])
    classes = int(random.integers(2, 9)) if loss == "ce" else 0
    features = int(random.integers(2, 17))
    hidden = [int(width) for width in log_uniform(random, 8, 33, depth - 1)]
    sizes = (features, *hidden, classes or (2 if loss == "gnll" else 1))
    activation = str(random.choice(list(ACTIVATIONS)))
    batch = max(8, batch_sizes(random, 1)[0])
    steps = min(budget(random), MOST_EXAMPLES // batch)
    rows = int(log_uniform(random, *ROWS, 1)[0])
    shared: dict[str, Any] = {
        "opt": chosen(random, OPTIMISERS, 1)[0],
        "steps": steps,
        "loss": loss,
        "family": f"tiny_{depth}_{activation}" if depth > 1 else "tiny_1",
        "model": {"arch": "mlp", "widths": hidden},
        "n_train": rows,
    }
    kinds = [str(kind) for kind in random.choice(tiny_data.KINDS, tasks)]
    noises = np.where(random.random(tasks) < NOISY, random.uniform(0.02, 0.3, tasks), 0.0)
    raw = random.random(tasks) < RAW
    both = []
    for kind, noise, unscaled in zip(kinds, noises, raw, strict=True):
        count = rows + tiny_data.HELD_ROWS
        made = tiny_data.table(random, kind, count, features, classes, noise)
        if unscaled:
            made = replace(made, x=tiny_data.unscaled(random, made.x))
        both.append(made.split(rows))

    def stacked(part: int, name: str) -> Tensor:
        values = np.stack([getattr(tables[part], name) for tables in both])
        kind = torch.long if values.dtype.kind == "i" else torch.float32
        return torch.as_tensor(values, dtype=kind, device=device)

    scale = log_uniform(random, 1.5, 8, tasks) * (random.random(tasks) < UNSCALED)
    begin = weights(random, tasks, sizes) * np.maximum(scale, 1)[:, None]
    found = Nets(
        x=stacked(0, "x"),
        y=stacked(0, "y"),
        held_x=stacked(1, "x"),
        held_y=stacked(1, "y"),
        sizes=sizes,
        activation=activation,
        loss=loss,
        batch=batch,
        begin=torch.as_tensor(begin, dtype=torch.float32, device=device)[:, None, None],
    )
    transfer = None
    if random.random() < TRAINED:
        found = replace(found, begin=pretrained(random, found, classes))
        transfer = {"mode": "resume", "source": None}
    known = [
        {
            "bs": batch,
            "norm": "raw" if raw[task] else "std",
            "label_noise": round(float(noises[task]), 3),
            "kind": kinds[task],
            "transfer": transfer,
        }
        for task in range(tasks)
    ]
    return found, shared, known
