"""What is to be learnt: a training function with its name, its budgets and its metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .._arrays import shown
from .._numbers import integer
from ..errors import LRSuggestError
from ._fingerprint import fingerprint
from .outcome import Train
from .record import checked

__all__ = ["Task"]


@dataclass(frozen=True, eq=False)
class Task:
    """A training function, and what is known of it.

    Parameters
    ----------
    name : str
        Names the task in the corpus, usually ``data.family.optimizer.b<batch>.<loss>``.
    train : callable
        ``train(lrs, seed)`` starts from the same initial weights each time, makes one
        optimizer step at each learning rate, and returns the loss before each, or an
        :class:`Outcome`. `seed` decides what else is random: the order of the data, dropout.
        It may be called with a single rate of zero, which shows the untrained state.
    steps : int or sequence of int
        How many steps a training has: one budget or several.
    version : str, optional
        Change it when something changed that `train` uses; records of another version are not
        used. By default a digest of the source of `train` and of the numbers, texts and
        functions it was made with; what it calls or reads beside that is not looked at. An
        object that changes when it is called needs a version.
    meta : dict, optional
        What a corpus says of a task: ``data`` (tasks of the same data are judged together),
        ``family``, ``loss``, ``opt``, ``bs``, ``norm``, ``tags``, ``chance`` (the held-out loss
        of a trivial predictor), or anything else that JSON can hold.
    """

    name: str
    train: Train
    steps: int | Iterable[int] = 400
    version: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check everything, so that no training starts in vain."""
        if not isinstance(self.name, str) or not self.name:
            message = f"the name of a task must be a text that is not empty, not {shown(self.name)}"
            raise LRSuggestError(message)
        if not callable(self.train):
            raise LRSuggestError(f"train must be a function, not {shown(self.train)}")
        listed = self.steps if isinstance(self.steps, Iterable) else (self.steps,)
        budgets = tuple(integer(steps, "steps") for steps in listed)
        if not budgets or min(budgets) < 1 or len(set(budgets)) < len(budgets):
            message = f"steps must be one positive number or several, each once; not {budgets}"
            raise LRSuggestError(message)
        object.__setattr__(self, "steps", budgets)
        checked({}, self.meta)
        if self.version is None:
            object.__setattr__(self, "version", fingerprint(self.train))

    @property
    def budgets(self) -> dict[int, str]:
        """The numbers of steps, each with the name of the task at that budget."""
        assert isinstance(self.steps, tuple)
        if len(self.steps) == 1:
            return {self.steps[0]: self.name}
        return {steps: f"{self.name}-s{steps}" for steps in self.steps}
