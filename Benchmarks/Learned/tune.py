"""Trains the features head on pairs of your own, collected by `lrsuggest.study`.

    python Benchmarks/Learned/tune.py mine.npz            # what it would be worth
    python Benchmarks/Learned/tune.py mine.npz --install  # and write the table; then `make build`

Sweeps of 50, 100, 200 and 400 steps are read. Begins from the shipped head. First every data set
of the corpus is left out once, to say what the tuned head loses on data it was not tuned on, beside
the shipped head; then it is trained on all. The other networks, temperatures and the widening of
intervals stay as they were shipped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import beside  # noqa: F401
import costs
import table
from folds import folds
from judging import regret_at
from reading import Read, read
from recordings import CorpusError, load
from training import Recipe, beliefs, fit, inputs, restored

RECIPE = Recipe(4, 3e-4, 5e-2, 64)
MOST_FOLDS = 8


def widened(limits: list[float], own: Read) -> list[float]:
    """The support of the networks, with the curves of one's own inside."""
    pairs = np.array(limits).reshape(-1, 2)
    features = np.asarray(own.samples.features, float)
    least, largest = features.min(axis=0), features.max(axis=0)
    found = np.stack([np.minimum(pairs[:, 0], least), np.maximum(pairs[:, 1], largest)], axis=1)
    return found.ravel().tolist()


def tuned(own: Read, states: list, lines: np.ndarray, prices: np.ndarray) -> list:
    """Copies of the head, trained on some lines."""
    given, weight = inputs("features", own.samples), torch.from_numpy(own.weight)
    mixing = costs.mixing(prices)
    return [
        fit(given, weight, lines, mixing, RECIPE, copy, state)[0]
        for copy, state in enumerate(states)
    ]


def lost(own: Read, networks: list, lines: np.ndarray, prices: np.ndarray) -> np.ndarray:
    """The regret of what copies answer together, line by line."""
    given = inputs("features", own.samples)
    belief = np.mean([beliefs(network, given, lines) for network in networks], axis=0)
    offsets = costs.decided(belief, np.asarray(own.samples.one_cycle[lines]), prices)
    return regret_at(np.asarray(own.samples.regret[lines], float), offsets)


def main() -> None:
    """Judge, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--install", action="store_true", help="write the table of the library")
    options = parser.parse_args()
    torch.set_num_threads(1)
    try:
        own = read([load(path) for path in options.corpus], changed=0, seed=1)
    except CorpusError as error:
        parser.error(str(error))
    shipped = table.read(table.TABLE)
    states = shipped.members["features"]
    schedules = table.CONSTANT, table.ONE_CYCLE
    prices = np.array([shipped.calibration[part] for part in schedules])
    names = own.of("data")
    before = lost(
        own, [restored("features", state) for state in states], np.arange(len(names)), prices
    )
    print(f"{len(own.tasks)} tasks of {len(set(names))} data sets, {len(names)} curves")
    print(f"shipped head: mean regret {before.mean():.3f}")
    if len(set(names)) > 1:
        fold = folds(names, min(MOST_FOLDS, len(set(names))))
        after = np.empty_like(before)
        for number in np.unique(fold):
            asked, train = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
            after[asked] = lost(own, tuned(own, states, train, prices), asked, prices)
        print(f"tuned head, on data sets it was not tuned on: mean regret {after.mean():.3f}")
    else:
        print("one data set: nothing to judge a tuned head on")
    if options.install:
        networks = tuned(own, states, np.arange(len(names)), prices)
        calibration = list(shipped.calibration)
        calibration[table.SUPPORT] = widened(calibration[table.SUPPORT], own)
        members = {**shipped.members, "features": [one.state_dict() for one in networks]}
        note = (
            f"{shipped.provenance}; features tuned on {', '.join(p.name for p in options.corpus)}"
        )
        table.write(table.TABLE, members, calibration, note)
        print(f"wrote {table.TABLE.name}: now `make build`")


if __name__ == "__main__":
    main()
