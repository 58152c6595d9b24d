"""The groups of a net: consecutive layers, from the input to the head, which is the last one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

import beside  # noqa: F401
from nets import Attention, Convolution, ResidualBlock

LAYERS = (nn.Linear, nn.Embedding, Convolution, ResidualBlock, Attention)


@dataclass(frozen=True)
class Part:
    """A group: its name, and where its weights stand in the vector of all."""

    name: str
    first: int
    end: int

    @property
    def where(self) -> slice:
        """Its weights."""
        return slice(self.first, self.end)


def layer_sizes(net: nn.Module) -> list[int]:
    """How many weights every layer has; what belongs to none counts with the layer before it."""
    tops = [name for name, module in net.named_modules() if isinstance(module, LAYERS)]
    tops = [name for name in tops if not any(name.startswith(f"{top}.") for top in tops)]
    sizes: list[int] = []
    seen: set[str] = set()
    for name, parameter in net.named_parameters():
        owner = next((top for top in tops if name.startswith(f"{top}.")), None)
        # A parameter before the first layer, as of positions, opens that layer.
        new = owner is not None and owner not in seen and bool(seen)
        if owner is not None:
            seen.add(owner)
        if new or not sizes:
            sizes.append(0)
        sizes[-1] += parameter.numel()
    return sizes


def parts_of(net: nn.Module, count: int) -> list[Part]:
    """`count` groups: the head, and the layers before it in runs of about equal length."""
    sizes = layer_sizes(net)
    if not 2 <= count <= len(sizes):
        raise ValueError(f"{count} groups of a net with {len(sizes)} layers")
    ends = np.cumsum(sizes)
    runs = [*np.array_split(np.arange(len(sizes) - 1), count - 1), np.array([len(sizes) - 1])]
    return [
        Part(named(run, len(sizes)), int(ends[run[0]] - sizes[run[0]]), int(ends[run[-1]]))
        for run in runs
    ]


def named(run: np.ndarray, layers: int) -> str:
    """The name of a run of layers, counted from 1."""
    if run[0] == layers - 1:
        return "head"
    return f"layer {run[0] + 1}" if len(run) == 1 else f"layers {run[0] + 1}-{run[-1] + 1}"


def spread(parts: list[Part], values: Tensor) -> Tensor:
    """One value for every group (..., groups) as one for every weight (..., weights)."""
    lengths = torch.tensor([part.end - part.first for part in parts], device=values.device)
    return values.repeat_interleave(lengths, -1)


def sums(parts: list[Part], values: Tensor) -> Tensor:
    """The sum (..., groups) over the weights of every group, in double precision."""
    return torch.stack([values[..., part.where].double().sum(-1) for part in parts], -1)
