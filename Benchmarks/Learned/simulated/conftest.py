"""Lets tests import the folders beside this one, on one thread."""

import torch

import neighbours  # noqa: F401

torch.set_num_threads(1)
