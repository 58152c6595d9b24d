"""The parts of the work that take long: each leaves a file, and is not done twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

import costs
import kept
from folds import KINDS, folds
from reading import Read
from training import Inputs, Recipe, beliefs, fit, inputs, restored

COPIES = {"features": 3, "cnn": 3, "gru": 2, "image": 3}
"""Networks of a kind: as many as 400 KB hold."""
PRETRAINING = {
    "features": Recipe(20, 3e-3, 1e-2, 512),
    "cnn": Recipe(20, 3e-3, 1e-2, 512),
    "gru": Recipe(20, 4e-3, 1e-2, 512),
    "image": Recipe(12, 3e-3, 1e-2, 512),
}
TUNING = Recipe(2, 3e-4, 5e-2, 256)
"""Gentle: the recorded trainings are few, and of few data sets."""
NETS = 2.0
"""How much more a simulated network counts than a simulated quadratic."""


VARIED = ("features", "cnn", "image")
"""Members of which variants are tried: the recurrent network takes as long as these together."""


def pretrained(folder: Path, member: str, copy: int) -> Path:
    """Train a copy on the simulated trainings, from random weights."""
    path = folder / f"pretrained-{member}-{copy}.pt"
    if not path.is_file():
        torch.set_num_threads(1)
        simulated, recorded = kept.load(folder / "simulated"), kept.load(folder / "recorded")
        is_net = np.char.startswith(simulated.of("family").astype(str), "tiny")
        weight = torch.from_numpy(simulated.weight * np.where(is_net, NETS, 1).astype("f4"))
        network, curve = fit(
            inputs(member, simulated.samples),
            weight,
            np.arange(len(simulated.samples)),
            costs.mixing(costs.costs(recorded.tasks)),
            PRETRAINING[member],
            100 + copy,
        )
        stored(path, network, curve)
    return path


def stored(path: Path, network: nn.Module, curve: list[float]) -> None:
    """Write a network; a file that is there is whole."""
    unfinished = path.with_suffix(".unfinished")
    torch.save({"state": network.state_dict(), "curve": curve}, unfinished)
    unfinished.rename(path)


def saved(path: Path, array: np.ndarray) -> None:
    """Write an array; a file that is there is whole."""
    unfinished = path.with_suffix(".unfinished.npy")
    np.save(unfinished, array)
    unfinished.rename(path)


def left_out(folder: Path, member: str, kind: str, variant: str = "") -> Path:
    """What the copies of a member believe of every curve, trained without its data set or family.

    Variants: `scratch` without pre-training, `simulated` without recorded trainings, `changed`
    with changed curves too, `blind` without conditions in this second training.
    """
    path = folder / f"left-out-{member}-{kind}{'-' * bool(variant)}{variant}.npy"
    if path.is_file():
        return path
    recorded = kept.load(folder / "recorded")
    said = np.zeros((COPIES[member], len(recorded.samples), costs.OFFSETS.size), np.float32)
    for copy, network, read, left in folded(folder, recorded, member, kind, variant):
        asked = np.flatnonzero(recorded.as_recorded & left)
        said[copy, asked] = beliefs(network, read, asked)
    saved(path, said)
    return path


def folded(
    folder: Path, recorded: Read, member: str, kind: str, variant: str = ""
) -> Iterator[tuple[int, nn.Module, Inputs, np.ndarray]]:
    """Copy, network, what it reads, and the lines left out of its training, fold by fold."""
    torch.set_num_threads(1)
    mixing = costs.mixing(costs.costs(recorded.tasks))
    fold = folds(recorded.of(kind), KINDS[kind])
    read, weight = inputs(member, recorded.samples), torch.from_numpy(recorded.weight)
    if variant == "blind":
        read.seen[1].zero_()
    usable = np.ones(len(fold), bool) if variant == "changed" else recorded.as_recorded
    for number in np.unique(fold):
        train = np.flatnonzero(usable & (fold != number))
        for copy, start in enumerate(starts(folder, member)):
            network = tuned(read, weight, train, mixing, copy, start, variant)
            yield copy, network, read, fold == number


def starts(folder: Path, member: str) -> Iterable[dict]:
    """The pre-trained copies of a member."""
    for copy in range(COPIES[member]):
        yield torch.load(folder / f"pretrained-{member}-{copy}.pt")["state"]


SCRATCH = Recipe(12, 3e-3, 5e-2, 256)


def tuned(
    read: Inputs,
    weight: torch.Tensor,
    train: np.ndarray,
    mixing: torch.Tensor,
    copy: int,
    start: dict,
    variant: str = "",
) -> nn.Module:
    """Train a copy on recorded trainings."""
    if variant == "simulated":
        return restored(read.member, start)
    recipe, begin = (SCRATCH, None) if variant == "scratch" else (TUNING, start)
    return fit(read, weight, train, mixing, recipe, copy, begin)[0]


def shipped(folder: Path, member: str, copy: int) -> Path:
    """Train a copy on every recorded training: what the library is given."""
    path = folder / f"shipped-{member}-{copy}.pt"
    if not path.is_file():
        torch.set_num_threads(1)
        recorded = kept.load(folder / "recorded")
        start = torch.load(folder / f"pretrained-{member}-{copy}.pt")["state"]
        network, curve = fit(
            inputs(member, recorded.samples),
            torch.from_numpy(recorded.weight),
            np.flatnonzero(recorded.as_recorded),
            costs.mixing(costs.costs(recorded.tasks)),
            TUNING,
            copy,
            start,
        )
        stored(path, network, curve)
    return path
