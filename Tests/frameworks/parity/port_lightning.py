"""`_LRFinder.suggestion` of Lightning 2.5.2, line by line.

From lightning/pytorch/tuner/lr_finder.py, Copyright The Lightning AI team, Apache License 2.0. Its
callback, which records the losses, is that of 2.6.6 to the letter; both cannot be installed
together.
"""

from __future__ import annotations

import torch


def suggestion_2_5_2(
    results: dict[str, list[float]], skip_begin: int = 10, skip_end: int = 1
) -> float | None:
    """The rate at the steepest step; None below two points."""
    losses = torch.tensor(results["loss"][skip_begin:-skip_end])
    losses = losses[torch.isfinite(losses)]
    if len(losses) < 2:
        return None
    gradients = torch.gradient(losses)[0]
    min_grad = torch.argmin(gradients).item()
    return results["lr"][min_grad + skip_begin]
