"""Range tests in the middle of a training."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastai.callback.core import Callback

from ..._numbers import integer
from ._learner_test import LearnerRangeTest
from ._ranging import lr_suggest

__all__ = ["LRSuggestCallback"]


class LRSuggestCallback(Callback):
    """Makes a range test at the start of some epochs of a training, which goes on undisturbed.

    Parameters
    ----------
    epochs : iterable of int
        Which epochs, from 0.
    **arguments
        Those of :func:`lr_suggest`. Its `n_epoch` is the number of epochs still to come where
        left out.

    Attributes
    ----------
    range_tests : dict of int to LearnerRangeTest
        What was found, by epoch.

    Examples
    --------
    >>> from lrsuggest.integrations.fastai import LRSuggestCallback
    >>> watch = LRSuggestCallback(epochs=(0, 3))
    >>> learn.fit_one_cycle(5, 1e-3, cbs=watch)  # doctest: +SKIP
    >>> watch.range_tests[3].suggest()  # doctest: +SKIP
    Suggestion(lr=0.00123, interval=(0.00045, 0.005))
    """

    order = 900  # the others are ready for the epoch
    sits_range_tests_out = True

    def __init__(self, epochs: Iterable[int] = (0,), **arguments: Any) -> None:
        super().__init__()
        self._epochs = frozenset(integer(epoch, "epochs") for epoch in epochs)
        self._arguments = arguments
        self.range_tests: dict[int, LearnerRangeTest] = {}

    def before_train(self) -> None:
        """Make the range test, if it is time."""
        if self.epoch in self._epochs and not hasattr(self.learn, "lr_finder"):
            arguments = {"n_epoch": self.n_epoch - self.epoch, **self._arguments}
            self.range_tests[self.epoch] = lr_suggest(self.learn, **arguments)
