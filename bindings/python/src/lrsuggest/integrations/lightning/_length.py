"""How long a training still is."""

from __future__ import annotations

import math
from typing import Any

__all__ = ["accumulation", "open_ended", "steps_left"]


def open_ended(trainer: Any) -> bool:
    """Say whether a callback may end the training at any time, so that its steps are unknown."""
    kinds = [kind.__name__ for callback in trainer.callbacks for kind in type(callback).__mro__]
    return "EarlyStopping" in kinds or "Timer" in kinds


def accumulation(trainer: Any) -> int:
    """Return how many batches make one update; at the end of an epoch, fewer do."""
    return int(min(trainer.accumulate_grad_batches, trainer.num_training_batches))


def steps_left(trainer: Any) -> int | None:
    """Return the updates that remain of the training; None where that is not known.

    With manual optimization they are batches: what it makes of them is its own affair.
    """
    total = trainer.estimated_stepping_batches
    automatic = trainer.lightning_module.automatic_optimization
    done = trainer.global_step if automatic else trainer.fit_loop.epoch_loop.total_batch_idx
    left = total - done
    return int(left) if math.isfinite(left) and total > 0 and left >= 1 else None
