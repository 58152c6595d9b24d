"""The learning-rate finders of other libraries, and what each makes of the loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from .._averages import Average

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._log import Log

__all__ = ["FINDERS", "Finder", "finder_of"]


@dataclass(frozen=True)
class Finder:
    """A finder.

    Parameters
    ----------
    name : str
        Its format.
    marks : tuple of str
        The attributes it is told by.
    taken : function
        Takes the columns out of it.
    average : Average
        What it records.
    rates_ahead : int
        By how many rows its rates are recorded too early.
    """

    name: str
    marks: tuple[str, ...]
    taken: Callable[[Any], Any]
    average: Average
    rates_ahead: int = 0

    def recognises(self, source: Any) -> bool:
        """Tell the finder by what it can do."""
        return not isinstance(source, type) and all(hasattr(source, mark) for mark in self.marks)

    def columns(self, source: Any) -> Any:
        """Take the columns out of the finder; anything else holds them itself."""
        return self.taken(source) if self.recognises(source) else source

    def applied(self, log: Log, source: Any) -> Log:
        """Say of a log that it is this finder's."""
        if self.recognises(source):
            log.source = type(source).__name__
        log.format, log.average, log.rates_ahead = self.name, self.average, self.rates_ahead
        return log


def recorder_of(source: Any) -> Mapping[str, Any]:
    """Take the columns of fastai's recorder, or of the learner that has it."""
    return {"lr": list(source.lrs), "loss": list(source.losses)}


EVERY = (
    Finder(
        "lightning_finder",
        ("results", "suggestion", "num_training"),
        lambda finder: finder.results,
        Average(0.98, "lightning"),
    ),
    Finder(
        "ignite_finder",
        ("get_results", "lr_suggestion"),
        lambda finder: finder.get_results(),
        Average(0.95, "first_value"),
        rates_ahead=1,
    ),
    Finder(
        "torch_lr_finder",
        ("history", "range_test"),
        lambda finder: finder.history,
        Average(0.95, "first_value"),
    ),
    Finder("fastai_finder", ("lrs", "losses", "smooth_loss"), recorder_of, Average(0.98)),
    Finder(
        "fastai_finder",
        ("recorder", "dls"),
        lambda learner: recorder_of(learner.recorder),
        Average(0.98),
    ),
)
FINDERS = {finder.name: finder for finder in EVERY}


def finder_of(source: Any) -> Finder | None:
    """Return the finder that an object is."""
    return next((finder for finder in EVERY if finder.recognises(source)), None)
