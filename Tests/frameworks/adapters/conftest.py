"""What the tests of all adapters share."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")  # read when Keras is imported, and only then

import torch

# Waking other threads takes longer than the work, and sums in one order are the same bits.
torch.set_num_threads(1)
