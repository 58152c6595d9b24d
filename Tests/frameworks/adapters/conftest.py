"""What the tests of all adapters share."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")  # read when Keras is imported, and only then

import pytest
import torch

from seeds import seed

# Waking other threads takes longer than the work, and sums in one order are the same bits.
torch.set_num_threads(1)
seed()  # for what modules draw when they are imported


@pytest.fixture(autouse=True)
def seeded() -> None:
    """Let no test depend on what those before it have drawn."""
    seed()
