"""What lrsuggest calls the optimizers of fastai."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fastai.optimizer import OptimWrapper

from ..torch._families import family as family_of_torch

if TYPE_CHECKING:
    from ..._typing import Optimizer

__all__ = ["family"]

STEPS: dict[str, Optimizer] = {
    "sgd_step": "sgd",
    "momentum_step": "momentum",
    "adam_step": "adam",
    "radam_step": "adam",
    "rms_prop_step": "rmsprop",
}


def family(opt: Any) -> Optimizer | None:
    """Recognise an optimizer of fastai by the functions it is put together from."""
    if isinstance(opt, OptimWrapper):
        return family_of_torch(opt.opt)
    parts = [part.func if isinstance(part, partial) else part for part in getattr(opt, "cbs", ())]
    names = [getattr(part, "__name__", "") for part in parts]
    known = next((STEPS[name] for name in names if name in STEPS), None)
    return "adamw" if known == "adam" and "weight_decay" in names else known
