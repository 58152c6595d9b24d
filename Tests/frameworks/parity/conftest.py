"""One thread: these tensors hold one number, and waking others takes longer than the work."""

import torch

torch.set_num_threads(1)
