"""The range test of a trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accelerate.state import GradientState
from transformers import Trainer

from ...errors import LRSuggestError
from ...sweep import Sweep
from .._loop import run
from .._range_test import RangeTest
from ..keeping import attributes_kept
from ..torch import preserved
from ..torch._keeping import has_attributes
from ._context import context_of, pretrained
from ._entering import in_training
from ._update import Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._typing import Mode, StopRule
    from .._progress import ProgressArgument
    from ..torch._store import Keep

__all__ = ["range_test"]

FROM_SCRATCH = 1e-7, 10.0
FINE_TUNING = 1e-8, 1.0

SHARDED = "is_deepspeed_enabled", "is_fsdp_enabled", "is_distributed_loading_by_transformers"


def range_test(
    trainer: Trainer,
    *,
    start_lr: float | None = None,
    end_lr: float | None = None,
    num_iter: int = 100,
    mode: Mode = "exponential",
    stop: StopRule | None = "cusum",
    fine_tuning: bool | None = None,
    preserve: Sequence[Any] = (),
    keep: Keep = "memory",
    progress: ProgressArgument = True,
) -> RangeTest:
    """Train for a while with a growing learning rate, as ``trainer.train()`` would; undo it.

    Before ``trainer.train()``, after it, or in the middle, from a callback. Afterwards trainer,
    model, optimizer, accelerator and random generators are as they were, also after an exception
    and Ctrl-C; no callback is called and no file is written.

    Parameters
    ----------
    trainer : transformers.Trainer
        Its own ``training_step``, data loader, accumulation, precision, clipping, parameter
        groups and optimizer are used. The groups keep the ratios of their rates.
    start_lr, end_lr : float, optional
        The ends of the sweep: 1e-7 and 10, in fine-tuning 1e-8 and 1. Good rates lie lower
        there, and a curve needs a level part below them.
    num_iter, mode, stop
        As in :class:`lrsuggest.Sweep`. An iteration is an update, accumulation included.
    fine_tuning : bool, optional
        Whether the model is pre-trained. Where left out: whether some of its weights were
        loaded by ``from_pretrained``, or need no gradient.
    preserve : sequence
        What else to put back, such as an object that your ``compute_loss`` changes.
    keep : {"memory", "disk"}
        Where the copies wait meanwhile, as in :func:`lrsuggest.integrations.torch.preserved`.
    progress : bool or "plot"
        A bar, nothing, or a picture that grows (in notebooks).

    Returns
    -------
    RangeTest
        Ask it to ``suggest()``: steps, schedule, batch size, epochs and optimizer are known.

    Raises
    ------
    LRSuggestError
        An argument does not fit, or the model is sharded. What the training itself raises
        passes through.

    Notes
    -----
    Under ``torchrun`` all ranks call it; losses are averaged over them. Where one rank raises,
    the others end as in a training: by the error of the process group.
    """
    checked(trainer)
    tuned = pretrained(trainer.model) if fine_tuning is None else bool(fine_tuning)
    low, high = FINE_TUNING if tuned else FROM_SCRATCH
    ends = low if start_lr is None else start_lr, high if end_lr is None else end_lr
    Sweep(*ends, num_iter, mode, stop=stop)  # before anything is begun
    made: list[RangeTest] = []

    def sweep() -> None:
        update, rates = Update(trainer), Sweep(*ends, num_iter, mode, stop=stop)
        run(rates, update, num_iter, progress)
        made.append(RangeTest.of(rates, context_of(trainer, fine_tuning=tuned), update.shares))

    books = attributes_kept(*bookkeeping(trainer), apart=data_of(trainer))
    with books, preserved(*trained(trainer), *preserve, keep=keep):
        in_training(trainer, sweep)
    return made[-1]


def checked(trainer: Any) -> None:
    """Refuse what is no trainer, and weights that could not be put back."""
    if not isinstance(trainer, Trainer):
        raise LRSuggestError(f"trainer must be a transformers.Trainer, not {trainer!r:.80}")
    for name in SHARDED:
        if getattr(trainer, name, False):
            raise LRSuggestError(
                f"trainer.{name}: sharded weights cannot be put back. Make a Trainer without "
                "deepspeed, fsdp and distributed_config in its TrainingArguments for the range test"
            )


def bookkeeping(trainer: Trainer) -> list[Any]:
    """List the objects that change beside weights: by reference, not by content."""
    model, accelerator = trainer.model, trainer.accelerator
    objects = [trainer, trainer.state, trainer.control, trainer.args, accelerator, model]
    objects += [getattr(model, name, None) for name in ("config", "generation_config")]
    objects += [GradientState(), getattr(trainer, "_memory_tracker", None)]
    return list(filter(has_attributes, objects))


def trained(trainer: Trainer) -> list[Any]:
    """List what the training changes, as far as it has been made."""
    parts = (trainer.optimizer, trainer.lr_scheduler, trainer.accelerator.scaler)
    return [trainer.model, *(part for part in parts if part is not None)]


def data_of(trainer: Trainer) -> list[Any]:
    """List what may be large, and is only read."""
    evaluated = trainer.eval_dataset
    several = evaluated.values() if isinstance(evaluated, dict) else ()
    return [trainer.train_dataset, evaluated, *several]
