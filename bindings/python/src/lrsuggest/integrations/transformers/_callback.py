"""A range test as the beginning of a training."""

from __future__ import annotations

import warnings
import weakref
from typing import TYPE_CHECKING, Any

from transformers import Trainer, TrainerCallback

from ...errors import LRSuggestError
from ._adopting import adopt, adoptable
from ._ranging import range_test

if TYPE_CHECKING:
    from ..._typing import ContextArguments
    from ...refusal import Refusal
    from ...suggestion import Suggestion
    from .._range_test import RangeTest

__all__ = ["LRSuggestCallback"]


class LRSuggestCallback(TrainerCallback):
    """Makes a range test when a training begins, and trains with the suggested rate.

    A training that is resumed from a checkpoint has its rate already, and keeps it. Where the
    range test holds no answer a warning says why, and ``args.learning_rate`` stays.

    Parameters
    ----------
    trainer : transformers.Trainer
        The one that it is added to: callbacks are not told which trainer calls them.
    apply : bool
        Whether to train with the suggested rate: ``args.learning_rate``, the groups of the
        optimizer and the schedule, which keeps its shape. False only looks.
    context : dict, optional
        What :func:`lrsuggest.suggest` should know beyond what the trainer says.
    **arguments
        Passed to :func:`range_test`.

    Attributes
    ----------
    test : RangeTest or None
        What was recorded, once the training has begun.
    answer : Suggestion, Refusal or None
        What was made of it.
    """

    def __init__(
        self,
        trainer: Trainer,
        *,
        apply: bool = True,
        context: ContextArguments | None = None,
        **arguments: Any,
    ) -> None:
        if not isinstance(trainer, Trainer):
            raise LRSuggestError(
                "LRSuggestCallback needs the trainer: call "
                f"trainer.add_callback(LRSuggestCallback(trainer)), not with {trainer!r:.80}"
            )
        self._trainer, self._apply = weakref.ref(trainer), apply
        self._context: ContextArguments = {**(context or {})}
        self._arguments = arguments
        self.test: RangeTest | None = None
        self.answer: Suggestion | Refusal | None = None

    def on_train_begin(self, _args: Any, state: Any, _control: Any, **_parts: Any) -> None:
        """Make the range test, and adopt its answer."""
        trainer = self._trainer()
        if trainer is None or state.global_step > 0:
            return
        if self._apply:
            adoptable(trainer.lr_scheduler)
        self.test = range_test(trainer, **self._arguments)
        self.answer = answer = self.test.suggest(**self._context)
        if not self._apply:
            return
        if answer:
            adopt(trainer, self.test.group_lrs(float(answer)))
        else:
            warnings.warn(
                f"the training goes on with learning_rate={trainer.args.learning_rate:g}, for the "
                f"range test holds no answer: {answer!r}",
                stacklevel=2,
            )
