"""The sweep itself, in the middle of a fit."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from torch.optim import Optimizer

from ..._numbers import integer
from ...errors import LRSuggestError
from .._loop import run
from .._range_test import RangeTest
from ..torch._groups import ratios
from ..torch._keeping import preserved
from ..torch._ranks import averaged
from ._context import context_of
from ._length import open_ended
from ._package import part
from ._steps import Steps
from ._touched import touched

if TYPE_CHECKING:
    from .._progress import ProgressArgument
    from ._settings import Settings

__all__ = ["chosen", "range_tested", "shown_by", "silence", "swept"]

SHARDED = ("DeepSpeedStrategy", "FSDPStrategy", "ModelParallelStrategy", "XLAFSDPStrategy")


def range_tested(trainer: Any, settings: Settings) -> RangeTest:
    """Make a range test at a point of a fit where a batch is about to be trained on.

    Whatever happens, the trainer, and all that it trains, are where they were.
    """
    settings = replace(settings, progress=shown_by(trainer, settings.progress))
    open_end = open_ended(trainer)
    with preserved(*touched(trainer), keep=settings.keep):
        return swept(trainer, settings, open_end)


def swept(trainer: Any, settings: Settings, open_end: bool) -> RangeTest:
    """Make a range test and leave the trainer where that led."""
    optimizer = chosen(trainer, settings.optimizer_idx)
    known, shares = context_of(trainer, optimizer, open_end), ratios(optimizer)
    sweep, progress = settings.sweep(), settings.progress if trainer.is_global_zero else False
    silence(trainer)
    step = Steps(trainer, optimizer, shares, settings.monitor)

    def turn(lr: float) -> float | None:
        loss = step(lr)
        return None if loss is None else averaged(loss)

    run(sweep, turn, settings.num_iter, progress)
    return RangeTest.of(sweep, known, shares)


def shown_by(trainer: Any, progress: ProgressArgument) -> ProgressArgument:
    """Show a bar where the trainer has one, and what was asked for otherwise."""
    return trainer.progress_bar_callback is not None if progress is True else progress


def silence(trainer: Any) -> None:
    """Take away all that watches a training: callbacks, loggers and the profiler."""
    dummy = part(trainer, "loggers.logger").DummyLogger
    trainer.callbacks = []
    trainer.loggers = [dummy() for _ in trainer.loggers]
    trainer.profiler = part(trainer, "profilers").PassThroughProfiler()


def chosen(trainer: Any, index: int | None) -> Any:
    """Return the optimizer whose rate is swept.

    Raises
    ------
    LRSuggestError
        It is not said which, there is none such, or this training cannot be range-tested.
    """
    refuse(trainer)
    optimizers = trainer.strategy.optimizers
    if index is None and len(optimizers) != 1:
        raise LRSuggestError(
            f"configure_optimizers returns {len(optimizers)} optimizers: choose one with "
            f"optimizer_idx, 0 to {len(optimizers) - 1}"
        )
    position = 0 if index is None else integer(index, "optimizer_idx")
    if not 0 <= position < len(optimizers):
        raise LRSuggestError(
            f"optimizer_idx is {position}, but configure_optimizers returns {len(optimizers)}"
        )
    optimizer = getattr(optimizers[position], "optimizer", optimizers[position])
    if not isinstance(optimizer, Optimizer):
        raise LRSuggestError(
            "configure_optimizers must return a torch.optim.Optimizer for a range test, not "
            f"{optimizer!r:.80}"
        )
    return optimizer


def refuse(trainer: Any) -> None:
    """Refuse trainings whose steps cannot be made, or not be undone."""
    kinds = [kind.__name__ for kind in type(trainer.strategy).__mro__]
    for name in SHARDED:
        if name in kinds:
            raise LRSuggestError(
                f"the weights of {name} are in shards, which a range test could not put back: "
                'make it with Trainer(strategy="ddp") or on a single device'
            )
    step = inspect.signature(trainer.lightning_module.training_step)
    if "dataloader_iter" in step.parameters:
        raise LRSuggestError(
            "training_step(dataloader_iter) fetches its batches itself, which a range test could "
            "not put back: write training_step(batch, batch_idx)"
        )
