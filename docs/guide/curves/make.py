"""Record the range tests of the guide that the corpus lacks, in NumPy, on handwritten digits.

Run it by `python docs/guide/curves/make.py`; it writes the tables beside it. On another machine the
last digits differ, so the tables are committed, and the pages are built from them.
"""

from __future__ import annotations

import csv
import os
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "Examples" / "digits"))

from data import batches, digits  # noqa: E402
from network import Network  # noqa: E402
from optimizers import Momentum  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data import Batch

SIZES, BATCH, START, END = (64, 32, 10), 32, 1e-6, 10.0


def main() -> None:
    """Write every table."""
    train = digits().train
    write("ten_steps", sweep(network(), shuffled(train), 10))
    write("dead_relu", sweep(dead(), shuffled(train)))
    write("shuffled", sweep(network(), shuffled(train), 200))
    write("not_shuffled", sweep(network(), in_order(by_class(train)), 200))
    write("missing_input", sweep(network(), in_order(one_missing(train))))


def network() -> Network:
    """Return a network with fresh weights."""
    return Network(SIZES, np.random.default_rng(0))


def dead() -> Network:
    """Return a network whose hidden units are below zero for every picture, so they learn nothing."""
    found = network()
    found.parameters[1] -= 100
    return found


def shuffled(data: Batch) -> Iterator[Batch]:
    """Yield full batches for ever, in a new order each time."""
    return batches(data, BATCH, np.random.default_rng(1))


def by_class(data: Batch) -> Batch:
    """Sort the pictures by their class, as many files are."""
    order = np.argsort(data[1], kind="stable")
    return data[0][order], data[1][order]


def one_missing(data: Batch) -> Batch:
    """Leave one pixel of the first picture empty, as a table with a gap is read."""
    pictures = data[0].copy()
    pictures[0, 0] = np.nan
    return pictures, data[1]


def in_order(data: Batch) -> Iterator[Batch]:
    """Yield full batches for ever, without shuffling."""
    pictures, classes = data
    while True:
        for start in range(0, len(classes) - BATCH + 1, BATCH):
            yield pictures[start : start + BATCH], classes[start : start + BATCH]


def sweep(
    network: Network, source: Iterable[Batch], steps: int = 100
) -> list[tuple[float, float]]:
    """Train while the rate grows by equal factors; the loss is that before each update."""
    optimizer, rows = Momentum(), []
    rates = np.geomspace(START, END, steps)
    with np.errstate(all="ignore"):  # too high a rate overflows, which is recorded
        for lr, batch in zip(rates, islice(source, steps), strict=True):
            loss, gradients = network.loss_and_gradients(*batch)
            optimizer.step(network.parameters, gradients, lr)
            rows.append((float(lr), float(loss)))
    return rows


def write(name: str, rows: list[tuple[float, float]]) -> None:
    """Write one table."""
    with (HERE / f"{name}.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("lr", "loss"))
        table.writerows((f"{lr:.6g}", f"{loss:.6g}") for lr, loss in rows)


if __name__ == "__main__":
    main()
