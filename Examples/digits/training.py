"""The range test, and the training that follows it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import numpy as np
from data import Digits, batches
from network import Network
from optimizers import Optimizer
from tqdm import tqdm

import lrsuggest

SIZES = (64, 128, 64, 10)
BATCH = 64
STEPS = 1000


def range_test(data: Digits, new_optimizer: Callable[[], Optimizer], name: str) -> lrsuggest.Sweep:
    """Train a fresh network with growing learning rates, recording each loss."""
    random = np.random.default_rng(0)
    network, optimizer = Network(SIZES, random), new_optimizer()
    sweep = lrsuggest.Sweep()
    bar = tqdm(sweep, total=100, desc=f"range test, {name}", unit="step")
    for lr, batch in zip(bar, batches(data.train, BATCH, random)):
        loss, gradients = network.loss_and_gradients(*batch)
        optimizer.step(network.parameters, gradients, lr)
        sweep.record(loss)
        bar.set_postfix(lr=f"{lr:.1e}", loss=f"{loss:.3g}", refresh=False)
    bar.close()
    return sweep


def one_cycle(step: int, steps: int, max_lr: float) -> float:
    """Return fastai's one-cycle rate: up from a 25th for a quarter, then down to nothing."""
    warm_up = steps // 4
    if step < warm_up:
        return cosine(max_lr / 25, max_lr, step / warm_up)
    return cosine(max_lr, max_lr / 1e5, (step - warm_up) / (steps - warm_up))


def cosine(start: float, end: float, share: float) -> float:
    """Return a half cosine wave from `start` to `end`."""
    return end + (start - end) * (1 + np.cos(np.pi * share)) / 2


def train(
    data: Digits, new_optimizer: Callable[[], Optimizer], max_lr: float, seed: int
) -> tuple[float, float]:
    """Train a fresh network and return its held-out loss and accuracy."""
    random = np.random.default_rng(seed)
    network, optimizer = Network(SIZES, random), new_optimizer()
    with np.errstate(all="ignore"):  # too high a rate overflows: that is a result, too
        for step, batch in enumerate(islice(batches(data.train, BATCH, random), STEPS)):
            _, gradients = network.loss_and_gradients(*batch)
            optimizer.step(network.parameters, gradients, one_cycle(step, STEPS, max_lr))
        return network.evaluate(*data.held_out)
