"""The networks of the study: plain modules, small enough for hundreds of copies to train at once.

BatchNorm normalises by the batch it is given, in evaluation too, where that is the whole held-out
part: copies trained side by side keep no running statistics.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

ACTIVATIONS = {"relu": nn.ReLU, "gelu": nn.GELU, "tanh": nn.Tanh, "silu": nn.SiLU}


class BatchNorm(nn.Module):
    """Normalises every channel (axis 1) over all other axes."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        axes = [axis for axis in range(x.ndim) if axis != 1]
        shape = [1, -1] + [1] * (x.ndim - 2)
        centred = x - x.mean(axes, keepdim=True)
        scale = centred.square().mean(axes, keepdim=True).add(1e-5).rsqrt()
        return centred * scale * self.weight.view(shape) + self.bias.view(shape)


def norm(kind: str | None, width: int) -> nn.Module:
    """The normalisation of a layer: `bn`, `ln` or none."""
    if kind == "bn":
        return BatchNorm(width)
    return nn.LayerNorm(width) if kind == "ln" else nn.Identity()


class Convolution(nn.Module):
    """A 3x3 convolution as a matrix product, which many copies share a kernel of."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.stride = stride
        self.linear = nn.Linear(inputs * 9, outputs)

    def forward(self, x: Tensor) -> Tensor:
        height = (x.shape[-2] - 1) // self.stride + 1
        patches = functional.unfold(x, 3, padding=1, stride=self.stride)
        found = self.linear.weight @ patches + self.linear.bias[:, None]
        return found.unflatten(-1, (height, -1))


def mlp(
    inputs: int,
    outputs: int,
    widths: Sequence[int],
    act: str = "relu",
    norm_: str | None = None,
    dropout: float = 0.0,
    gain: float = 1.0,
) -> nn.Sequential:
    """Fully connected layers; `gain` multiplies the initial weights."""
    layers: list[nn.Module] = []
    for width in widths:
        layers += [nn.Linear(inputs, width), norm(norm_, width), ACTIVATIONS[act]()]
        if dropout:
            layers.append(nn.Dropout(dropout))
        inputs = width
    net = nn.Sequential(*layers, nn.Linear(inputs, outputs))
    with torch.no_grad():
        for layer in net:
            if isinstance(layer, nn.Linear):
                layer.weight.mul_(gain)
    return net


class ResidualBlock(nn.Module):
    """Two convolutions beside a shortcut."""

    def __init__(self, channels: int, norm_: str | None) -> None:
        super().__init__()
        self.first, self.second = Convolution(channels, channels), Convolution(channels, channels)
        self.norms = nn.ModuleList([norm(norm_, channels), norm(norm_, channels)])

    def forward(self, x: Tensor) -> Tensor:
        inner = torch.relu(self.norms[0](self.first(x)))
        return torch.relu(x + self.norms[1](self.second(inner)))


def convnet(
    shape: tuple[int, int, int],
    outputs: int,
    ch: Sequence[int],
    norm_: str | None = None,
    blocks: int = 0,
) -> nn.Sequential:
    """Convolutions of stride 2, each followed by `blocks` residual blocks; global average; head."""
    layers: list[nn.Module] = [nn.Unflatten(1, shape)]
    inputs = shape[0]
    for index, channels in enumerate(ch):
        layers += [Convolution(inputs, channels, 1 if index == 0 else 2), norm(norm_, channels)]
        layers += [nn.ReLU(), *(ResidualBlock(channels, norm_) for _ in range(blocks))]
        inputs = channels
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, outputs))


class Attention(nn.Module):
    """Multi-head self-attention with a residual MLP, normalised before each (pre) or after."""

    def __init__(self, width: int, heads: int, *, causal: bool, pre: bool) -> None:
        super().__init__()
        self.heads, self.causal, self.pre = heads, causal, pre
        self.mix, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norms = nn.ModuleList([nn.LayerNorm(width), nn.LayerNorm(width)])
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def attend(self, x: Tensor) -> Tensor:
        """Softmax attention of every position to those it may see."""
        q, k, v = self.mix(x).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        if self.causal:
            hidden = torch.ones(scores.shape[-2:], dtype=torch.bool, device=x.device).triu(1)
            scores = scores.masked_fill(hidden, -1e9)
        return self.out((scores.softmax(-1) @ v).transpose(1, 2).flatten(2))

    def forward(self, x: Tensor) -> Tensor:
        if self.pre:
            x = x + self.attend(self.norms[0](x))
            return x + self.down(torch.relu(self.up(self.norms[1](x))))
        x = self.norms[0](x + self.attend(x))
        return self.norms[1](x + self.down(torch.relu(self.up(x))))


class Transformer(nn.Module):
    """Attention over tokens (`vocabulary`) or over a row of real vectors (`features`).

    A causal one predicts the next token at every position, any other one pools to a class.
    """

    def __init__(
        self,
        outputs: int,
        length: int,
        dm: int,
        layers: int,
        *,
        vocabulary: int = 0,
        features: int = 0,
        heads: int = 2,
        causal: bool = False,
        pre: bool = True,
    ) -> None:
        super().__init__()
        self.rows = (length, features) if features else None
        self.enter = nn.Linear(features, dm) if features else nn.Embedding(vocabulary, dm)
        self.position = nn.Parameter(0.1 * torch.randn(length, dm))
        blocks = [Attention(dm, heads, causal=causal, pre=pre) for _ in range(layers)]
        self.blocks = nn.Sequential(*blocks)
        self.causal, self.last = causal, nn.LayerNorm(dm)
        self.head = nn.Linear(dm, outputs)

    def forward(self, x: Tensor) -> Tensor:
        if self.rows:
            x = x.unflatten(-1, self.rows)
        found = self.last(self.blocks(self.enter(x) + self.position))
        return self.head(found if self.causal else found.mean(1))


class Mixer(nn.Module):
    """An MLP-mixer over the rows of an image or series."""

    def __init__(self, outputs: int, length: int, features: int, dm: int, layers: int) -> None:
        super().__init__()
        self.rows = (length, features)
        self.enter = nn.Linear(features, dm)
        self.across = nn.ModuleList(
            [mlp(length, length, [2 * length], "gelu") for _ in range(layers)]
        )
        self.within = nn.ModuleList([mlp(dm, dm, [2 * dm], "gelu") for _ in range(layers)])
        self.norms = nn.ModuleList([nn.LayerNorm(dm) for _ in range(2 * layers)])
        self.head = nn.Linear(dm, outputs)

    def forward(self, x: Tensor) -> Tensor:
        x = self.enter(x.unflatten(-1, self.rows))
        for index, (across, within) in enumerate(zip(self.across, self.within, strict=True)):
            x = x + across(self.norms[2 * index](x).transpose(1, 2)).transpose(1, 2)
            x = x + within(self.norms[2 * index + 1](x))
        return self.head(x.mean(1))


class GRU(nn.Module):
    """A gated recurrent layer over the rows of a series, or over tokens; the last state decides."""

    def __init__(
        self,
        outputs: int,
        length: int,
        h: int,
        *,
        features: int = 0,
        vocabulary: int = 0,
        causal: bool = False,
    ) -> None:
        super().__init__()
        self.rows = (length, features) if features else None
        self.enter = nn.Linear(features, 3 * h) if features else nn.Embedding(vocabulary, 3 * h)
        self.again = nn.Linear(h, 3 * h)
        self.head = nn.Linear(h, outputs)
        self.h, self.causal = h, causal

    def forward(self, x: Tensor) -> Tensor:
        if self.rows:
            x = x.unflatten(-1, self.rows)
        entering = self.enter(x)
        state = torch.zeros_like(entering[:, 0, : self.h])
        states = []
        for moment in range(entering.shape[1]):
            new, old = entering[:, moment].chunk(3, -1), self.again(state).chunk(3, -1)
            reset, keep = torch.sigmoid(new[0] + old[0]), torch.sigmoid(new[1] + old[1])
            state = keep * state + (1 - keep) * torch.tanh(new[2] + reset * old[2])
            states.append(state)
        return self.head(torch.stack(states, 1) if self.causal else state)
