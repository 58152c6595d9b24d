"""What a trainer says of the training that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch.nn import Module
from transformers import Trainer

from ..torch._families import family

if TYPE_CHECKING:
    from ..._typing import ContextArguments, Schedule

__all__ = ["context_of", "pretrained"]

SCHEDULES: dict[str, Schedule] = {
    "linear": "linear",
    "polynomial": "linear",
    "cosine": "cosine",
    "cosine_with_restarts": "cosine",
    "cosine_with_min_lr": "cosine",
    "cosine_warmup_with_min_lr": "cosine",
    "constant": "constant",
    "constant_with_warmup": "constant",
    "reduce_lr_on_plateau": "constant",
}
"""By the names of ``TrainingArguments.lr_scheduler_type``; of others nothing is said."""


def context_of(trainer: Trainer, *, fine_tuning: bool) -> ContextArguments:
    """Return what is known of the steps that are left, once the training is prepared."""
    args, state = trainer.args, trainer.state
    rows = trainer.get_total_train_batch_size(args)
    steps = state.max_steps - state.global_step
    known: ContextArguments = {
        "optimizer": family(trainer.optimizer),
        "batch_size": rows,
        "fine_tuning": fine_tuning,
    }
    schedule = SCHEDULES.get(getattr(args.lr_scheduler_type, "value", args.lr_scheduler_type))
    if schedule is not None and trainer._created_lr_scheduler:
        known["schedule"] = schedule
    if steps > 0:
        known["steps"] = steps
        if hasattr(trainer.train_dataset, "__len__"):
            known["epochs"] = steps * rows / len(trainer.train_dataset)
    return known


def pretrained(model: Module) -> bool:
    """Say whether weights came from ``from_pretrained``, or are frozen as beside an adapter."""
    return any(
        getattr(weight, "_is_hf_initialized", False) or not weight.requires_grad
        for weight in model.parameters()
    )
