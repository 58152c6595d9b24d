"""Softmax regression on scikit-learn's handwritten digits: a training function to be studied."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.datasets import load_digits

from lrsuggest.study import Outcome

BATCH = 32
HELD_OUT = 450


def train(lrs: tuple[float, ...], seed: int) -> Outcome:
    """Make one step of SGD at each rate, from weights of zero.

    Parameters
    ----------
    lrs : tuple of float
        The learning rate of each step.
    seed : int
        Decides the order of the pictures.

    Returns
    -------
    Outcome
        The loss of each batch before the step, and the loss and the accuracy held out.
    """
    pictures, classes = digits()
    training = (
        np.random.default_rng(seed).permutation(len(pictures) - HELD_OUT) + HELD_OUT
    )
    weights = np.zeros((pictures.shape[1], 10))
    losses = []
    with np.errstate(all="ignore"):  # too high a rate overflows: that is a result, too
        for step, lr in enumerate(lrs):
            chosen = training.take(range(step * BATCH, (step + 1) * BATCH), mode="wrap")
            loss, _, gradient = softmax(weights, pictures[chosen], classes[chosen])
            losses.append(loss)
            weights -= lr * gradient
        held_out, accuracy, _ = softmax(
            weights, pictures[:HELD_OUT], classes[:HELD_OUT]
        )
    return Outcome(losses, held_out, accuracy)


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return 1,797 pictures, standardised and with a constant beside them, and their classes."""
    pictures, classes = load_digits(return_X_y=True)
    spread = pictures.std(axis=0)
    pictures = (pictures - pictures.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return np.hstack([pictures, np.ones((len(pictures), 1))]), classes


def softmax(
    weights: np.ndarray, pictures: np.ndarray, classes: np.ndarray
) -> tuple[float, float, np.ndarray]:
    """Return the mean cross-entropy, the accuracy, and the gradient."""
    logits = pictures @ weights
    logits -= logits.max(axis=1, keepdims=True)
    logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    rows = np.arange(len(classes))
    error = np.exp(logs)
    error[rows, classes] -= 1
    accuracy = (logits.argmax(axis=1) == classes).mean()
    return -logs[rows, classes].mean(), accuracy, pictures.T @ error / len(classes)
