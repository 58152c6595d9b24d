"""Getting a trainer to where its training begins, and no further."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from accelerate.optimizer import AcceleratedOptimizer
from transformers import Trainer, TrainerCallback

__all__ = ["in_training"]


def in_training(trainer: Trainer, work: Callable[[], None]) -> None:
    """Do some work while the trainer is training, and none of its callbacks is told of it.

    A trainer that does not train yet is sent into ``train()``, which prepares everything as for
    the training itself, and is called back before the first step.
    """
    handler = copy.copy(trainer.callback_handler)
    trainer.callback_handler = handler
    if trainer.is_in_train and isinstance(trainer.optimizer, AcceleratedOptimizer):
        handler.callbacks = []
        work()
        return
    handler.callbacks = [AtTheBeginning(work)]
    memory = getattr(trainer, "_memory_tracker", None)
    if memory is not None:
        memory.skip_memory_metrics = True  # it would go on measuring in a thread
    try:
        trainer.train()
    except Leave:
        return


class Leave(BaseException):
    """Leaves ``Trainer.train``, past all that handles exceptions of a training."""


class AtTheBeginning(TrainerCallback):
    """Works once the training is prepared, and leaves it.

    Parameters
    ----------
    work : function
        What is done then.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work

    def on_train_begin(self, *_arguments: Any, **_keywords: Any) -> None:
        """Work and leave."""
        self._work()
        raise Leave
