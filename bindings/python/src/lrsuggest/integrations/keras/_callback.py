"""Range tests inside a fit."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import keras

from ...errors import LRSuggestError
from ._ranging import range_test
from ._rates import innermost, rate_of

if TYPE_CHECKING:
    from ..._typing import ContextArguments
    from ...refusal import Refusal
    from ...suggestion import Suggestion
    from .._range_test import RangeTest

__all__ = ["LRSuggestCallback"]


class LRSuggestCallback(keras.callbacks.Callback):
    """Makes range tests at the beginning of epochs of a ``model.fit``.

    The training goes on as if they had not been made, unless it is told to take the rate. No
    other callback sees them, and the history holds nothing of them.

    Parameters
    ----------
    x, y
        The data, as in ``model.fit``: Keras gives callbacks none.
    epochs : iterable of int
        At the beginning of which epochs, counted from 0.
    set_lr : bool
        Whether the training goes on with the rate that is suggested. Where none is, a warning
        says why, and the rate stays.
    context : dict, optional
        Arguments of :func:`lrsuggest.suggest`. The number of steps that are left need not be
        among them.
    **options
        Those of :func:`range_test`.

    Attributes
    ----------
    range_tests : dict of int to RangeTest
        What was recorded at each epoch.
    answers : dict of int to Suggestion or Refusal
        What each test says.

    Raises
    ------
    LRSuggestError
        The rate is to be set, but it is a schedule.

    Examples
    --------
    >>> import keras
    >>> import numpy
    >>> from lrsuggest.integrations.keras import LRSuggestCallback
    >>> keras.utils.set_random_seed(0)
    >>> model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
    >>> model.compile(keras.optimizers.SGD(1e-6), "mse")
    >>> x, noise = numpy.random.default_rng(0).normal(size=(2, 256, 8))
    >>> y = x[:, 0] + noise[:, 0]
    >>> finder = LRSuggestCallback(x, y, epochs=[2], set_lr=True, progress=False)
    >>> _ = model.fit(x, y, epochs=20, verbose=0, callbacks=[finder])
    >>> abs(float(model.optimizer.learning_rate) / finder.answers[2].lr - 1) < 1e-6
    True
    """

    def __init__(
        self,
        x: Any,
        y: Any = None,
        *,
        epochs: Iterable[int] = (0,),
        set_lr: bool = False,
        context: ContextArguments | None = None,
        **options: Any,
    ) -> None:
        super().__init__()
        self._data, self._options = (x, y), options
        self._epochs = frozenset(epochs)
        self._set_lr = set_lr
        self._context: ContextArguments = context or {}
        self.range_tests: dict[int, RangeTest] = {}
        self.answers: dict[int, Suggestion | Refusal] = {}

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002
        """Refuse at once what could only fail later."""
        if self._set_lr and rate_of(innermost(self.model.optimizer)) is None:
            raise LRSuggestError(
                "set_lr=True needs a rate that can be assigned, and that of model.optimizer is a "
                "schedule: call model.compile with an optimizer whose learning_rate is a number"
            )

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Make a range test, if one is due."""
        if epoch not in self._epochs:
            return
        test = range_test(self.model, *self._data, **self._options)
        context: ContextArguments = {**self._left(epoch), **self._context}
        answer = test.suggest(**context)
        self.range_tests[epoch], self.answers[epoch] = test, answer
        if not self._set_lr:
            return
        if answer:
            self.model.optimizer.learning_rate = float(answer)
        else:
            warnings.warn(
                f"the learning rate stays {float(self.model.optimizer.learning_rate):.3g}, for the "
                f"range test at epoch {epoch} has no answer: {answer.explanation()}",
                stacklevel=2,
            )

    def _left(self, epoch: int) -> ContextArguments:
        """Say how many updates the training will make from here on, if that is known."""
        epochs, steps = self.params.get("epochs"), self.params.get("steps")
        if not epochs or not steps:
            return {}
        batches = getattr(innermost(self.model.optimizer), "gradient_accumulation_steps", None)
        return {"steps": max((epochs - epoch) * steps // (batches or 1), 1)}
