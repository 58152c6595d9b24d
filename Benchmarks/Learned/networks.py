"""The four networks: each turns one view of a range test into logits of 41 offsets.

The shapes are those of `Sources/LRSuggest/Learned`; the order of the tensors, which is that of
`state_dict()`, is the order of the shipped table.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

BINS = 41
FEATURES = 31
CONDITIONS = 11
HIDDEN = 32
CHANNELS, PLACES = 5, 49
ROWS, COLUMNS = 24, 48
STREAM = 7
STATE = 24


class FeaturesNet(nn.Module):
    """Numbers of the landmarks, through two hidden layers."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Sequential(
            nn.Linear(FEATURES + CONDITIONS, HIDDEN), nn.ReLU(),
            nn.Linear(HIDDEN, HIDDEN), nn.ReLU(),
            nn.Linear(HIDDEN, BINS),
        )  # fmt: skip

    def forward(self, features: Tensor, conditions: Tensor) -> Tensor:
        """Return logits (B, 41) of features (B, 31)."""
        return self.head(torch.cat([features, conditions], 1))


class CurveNet(nn.Module):
    """Three convolutions along the canonical curve."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(CHANNELS, 16, 5, padding=2), nn.ReLU(),
            nn.Conv1d(16, 16, 5, stride=2, padding=2), nn.ReLU(),
            nn.Conv1d(16, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.Flatten(),
        )  # fmt: skip
        self.head = _head(16 * 13)

    def forward(self, curve: Tensor, conditions: Tensor) -> Tensor:
        """Return logits (B, 41) of curves (B, 245), channel after channel."""
        seen = self.body(curve.view(-1, CHANNELS, PLACES))
        return self.head(torch.cat([seen, conditions], 1))


class StreamNet(nn.Module):
    """A recurrent network over the rows of a sweep; it can be asked after every one."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.GRU(STREAM, STATE, batch_first=True)
        self.head = _head(STATE)

    def forward(self, stream: Tensor, conditions: Tensor, rows: Tensor) -> Tensor:
        """Return logits (B, 41) after the last of `rows` rows of streams (B, T, 7)."""
        states, _ = self.body(stream)
        last = states[torch.arange(len(states)), rows - 1]
        return self.head(torch.cat([last, conditions], 1))

    def at_every_row(self, stream: Tensor, conditions: Tensor) -> Tensor:
        """Return logits (B, T, 41) after each row."""
        states, _ = self.body(stream)
        known = conditions[:, None].expand(-1, states.shape[1], -1)
        return self.head(torch.cat([states, known], 2))


class ImageNet(nn.Module):
    """Three convolutions over the small picture of the plot."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(8, 12, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(12, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.Flatten(),
        )  # fmt: skip
        self.head = _head(16 * 3 * 6)

    def forward(self, raster: Tensor, conditions: Tensor) -> Tensor:
        """Return logits (B, 41) of pictures (B, 1152), row after row."""
        seen = self.body(raster.view(-1, 1, ROWS, COLUMNS))
        return self.head(torch.cat([seen, conditions], 1))


def _head(inputs: int) -> nn.Sequential:
    """One hidden layer over what was seen and what is known of the training."""
    return nn.Sequential(nn.Linear(inputs + CONDITIONS, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, BINS))


NETWORKS: dict[str, type[nn.Module]] = {
    "features": FeaturesNet,
    "cnn": CurveNet,
    "gru": StreamNet,
    "image": ImageNet,
}
"""By the names of the members, in the order of the shipped table."""
