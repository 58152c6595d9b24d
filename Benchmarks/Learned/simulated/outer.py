"""What a loss makes of a quadratic: how it grows far from the optimum.

With the quadratic *q* and a scale *M* the loss is *q*; *M (1 - exp(-q/M))*, which saturates;
*M log(1 + q/M)*; or *M (√(1 + 2q/M) - 1)*, which grows with the distance, as cross-entropy does.
"""

from __future__ import annotations

import torch
from torch import Tensor

KINDS = ("quadratic", "saturating", "logarithmic", "linear")


def outer(kind: Tensor, scale: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
    """The loss and its derivative; `kind` is a position in `KINDS`, tensors broadcast."""
    share = value / scale
    root = torch.sqrt(1 + 2 * share)
    bounded = torch.exp(-share)
    losses = (value, scale * -torch.expm1(-share), scale * torch.log1p(share), scale * (root - 1))
    slopes = (torch.ones_like(share), bounded, 1 / (1 + share), 1 / root)
    loss, slope = losses[0], slopes[0]
    for number in range(1, len(KINDS)):
        loss = torch.where(kind == number, losses[number], loss)
        slope = torch.where(kind == number, slopes[number], slope)
    return loss, slope
