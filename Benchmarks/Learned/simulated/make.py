"""Simulates trainings to pre-train on: `quadratics.npz` and `nets.npz`, corpora of many tasks.

    python Benchmarks/Learned/simulated/make.py --out .learned/simulated

The same arguments give the same bytes on the same machine and PyTorch.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np  # noqa: E402
import torch  # noqa: E402

import quadratic_prior  # noqa: E402
import tiny_prior  # noqa: E402
from blocks import Block  # noqa: E402
from measure_block import measure  # noqa: E402
from store import Measured, write  # noqa: E402

Prior = Callable[[np.random.Generator, int, str], tuple[Block, dict[str, Any], list]]
TASKS = 4500
NETS_SHARE = 0.27
OTHERS_EVERY = 4
"""One block in four is swept with 50, 200 and 400 steps too."""
FAMILIES: dict[str, tuple[Prior, int, int, bool]] = {
    "quadratics": (quadratic_prior.block, 16, 2, True),
    "nets": (tiny_prior.block, 8, 1, False),
}
"""Prior, tasks a block, seeds a rate, whether the whole grid is trained."""


def blocks(name: str, tasks: int, seed: int, device: str) -> Iterator[Measured]:
    """Draw and measure the blocks of a family, one by one."""
    prior, width, seeds, whole = FAMILIES[name]
    for number in range(-(-tasks // width)):
        size = min(width, tasks - number * width)
        random = np.random.default_rng([seed, list(FAMILIES).index(name), number])
        # The same draws whatever the size: a smaller corpus is the beginning of a larger one.
        block, shared, known = prior(random, width, device)
        arrays = measure(
            block,
            shared,
            int(random.integers(2**40)),
            seeds=seeds,
            others=number % OTHERS_EVERY == 0,
            whole=whole,
        )
        entries = []
        for task, own in enumerate(known[:size]):
            entry = {"split": "simulated", **shared, **own}
            data = f"{name}-{seed}-{number}-{task}"
            optimiser = f"{entry['opt']}.b{entry['bs']}"
            entries.append({"id": f"{data}.{entry['family']}.{optimiser}", "data": data, **entry})
        yield {key: part[:size] for key, part in arrays.items()}, entries


def counted(parts: Iterator[Measured], name: str, tasks: int) -> Iterator[Measured]:
    """The same with a progress bar, where tqdm is installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        yield from parts
        return
    with tqdm(total=tasks, desc=name, unit="task") as bar:
        for part in parts:
            bar.update(len(part[1]))
            yield part


def simulate(folder: Path, name: str, tasks: int, seed: int, device: str) -> None:
    """Write the corpus of one family."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    parts = counted(blocks(name, tasks, seed, device), name, tasks)
    write(folder / f"{name}.npz", list(parts))


def main() -> None:
    """Read the arguments, simulate, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for the corpora")
    parser.add_argument("--tasks", type=int, default=TASKS, help="tasks of both families")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--only", choices=list(FAMILIES), help="one family alone")
    options = parser.parse_args()
    nets = round(NETS_SHARE * options.tasks)
    for name, tasks in (("quadratics", options.tasks - nets), ("nets", nets)):
        if options.only in (None, name):
            simulate(options.out, name, tasks, options.seed, options.device)


if __name__ == "__main__":
    main()
