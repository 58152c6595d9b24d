"""After a range test, a loader gives the batches that it would have given."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest.integrations.torch import preserved, range_test
from lrsuggest.integrations.torch._batches import moved
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, Dataset, Sampler, Subset, TensorDataset

from seeds import SEED, seed

INPUTS = torch.randn(64, 4, generator=torch.Generator().manual_seed(SEED + 1))
DATA = TensorDataset(INPUTS, INPUTS.sum(1, keepdim=True))


class Noisy(Dataset):
    """Rows with noise from a generator of its own."""

    def __init__(self) -> None:
        """Seed it."""
        self.draws = np.random.default_rng(SEED)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(DATA)

    def __getitem__(self, index: int) -> Any:
        """Return a row with noise."""
        inputs, target = DATA[index]
        return inputs + self.draws.random(), target


class Noise:
    """A transformation that draws."""

    def __init__(self) -> None:
        """Seed it."""
        self.draws = random.Random(SEED + 1)

    def __call__(self, row: torch.Tensor) -> torch.Tensor:
        """Add noise."""
        return row + self.draws.random()


class Transformed(Noisy):
    """Rows with a transformation."""

    def __init__(self) -> None:
        """Make it."""
        super().__init__()
        self.transform = Noise()

    def __getitem__(self, index: int) -> Any:
        """Return a transformed row."""
        inputs, target = DATA[index]
        return self.transform(inputs), target


class Buckets(Sampler):
    """Batches of which order and contents are shuffled in place."""

    def __init__(self) -> None:
        """Make the batches."""
        self.batches = [list(range(first, first + 8)) for first in range(0, 64, 8)]

    def __iter__(self) -> Iterator[Any]:
        """Shuffle, and give them."""
        random.shuffle(self.batches)
        for batch in self.batches:
            random.shuffle(batch)
        yield from self.batches


class Permuted(Sampler):
    """An array that is shuffled in place."""

    def __init__(self) -> None:
        """Make it."""
        self.order = np.arange(64)

    def __iter__(self) -> Iterator[int]:
        """Shuffle, and give it."""
        np.random.shuffle(self.order)  # noqa: NPY002
        yield from self.order.tolist()


class Lazy(Sampler):
    """A generator that is made when it is first needed."""

    def __iter__(self) -> Iterator[int]:
        """Draw."""
        if not hasattr(self, "draws"):
            self.draws = torch.Generator().manual_seed(SEED + 3)
        yield from torch.randperm(64, generator=self.draws).tolist()


@pytest.mark.parametrize(
    "make",
    [
        lambda: DataLoader(Noisy(), 8, shuffle=True),
        lambda: DataLoader(Subset(Noisy(), range(40)), 8),
        lambda: DataLoader(ConcatDataset([Noisy(), Noisy()]), 8),
        lambda: DataLoader(Transformed(), 8),
        lambda: DataLoader(DATA, batch_sampler=Buckets()),
        lambda: DataLoader(DATA, 8, sampler=Permuted()),
        lambda: DataLoader(DATA, 8, sampler=Lazy()),
    ],
    ids=["noise", "subset", "concatenated", "transform", "buckets", "array", "lazy generator"],
)
@pytest.mark.parametrize("epochs", [0, 1])
def test_the_next_batches_are_the_same(make, epochs):
    def seen(tested: bool) -> list[float]:
        seed()
        model, loader = nn.Linear(4, 1), make()
        for _ in range(epochs):
            list(loader)
        if tested:
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            range_test(model, optimizer, nn.MSELoss(), loader, num_iter=20, progress=False)
        return [inputs.sum().item() for _ in range(2) for inputs, _ in loader]

    assert seen(tested=True) == seen(tested=False)


def test_rows_in_lists_of_a_data_set_are_left_alone():
    class Listed(Dataset):
        def __init__(self) -> None:
            self.rows = [torch.zeros(1)]

    data = Listed()
    with preserved(DataLoader(data)):
        data.rows[0].fill_(1)
    assert data.rows[0].item() == 1


def test_packed_sequences_keep_their_lengths_on_the_host():
    packed = nn.utils.rnn.pack_sequence([torch.ones(3), torch.ones(2)])
    there = moved([packed], torch.device("meta"))[0]
    assert (there.data.device.type, there.batch_sizes.device.type) == ("meta", "cpu")
