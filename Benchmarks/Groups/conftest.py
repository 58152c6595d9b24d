"""Puts the folder beside this one in reach of its tests, on one thread."""

import torch

import beside  # noqa: F401

torch.set_num_threads(1)
