"""Handwritten digits: 1,797 pictures of 8 x 8 pixels in ten classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

Batch = tuple[np.ndarray, np.ndarray]


class Digits(NamedTuple):
    """Pictures as rows of 64 standardised numbers, and their classes."""

    train: Batch
    held_out: Batch


def digits() -> Digits:
    """Split off a quarter, and standardise both parts by the rest."""
    pixels, classes = load_digits(return_X_y=True)
    train, held_out, train_classes, held_out_classes = train_test_split(
        pixels, classes, test_size=0.25, stratify=classes, random_state=0
    )
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation[deviation == 0] = 1
    return Digits(
        ((train - mean) / deviation, train_classes),
        ((held_out - mean) / deviation, held_out_classes),
    )


def batches(data: Batch, size: int, random: np.random.Generator) -> Iterator[Batch]:
    """Yield full batches for ever, shuffling anew for each pass over the data."""
    pictures, classes = data
    while True:
        order = random.permutation(len(pictures))
        for start in range(0, len(order) - size + 1, size):
            chosen = order[start : start + size]
            yield pictures[chosen], classes[chosen]
