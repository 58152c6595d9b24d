"""The log of Hugging Face's ``Trainer``: ``trainer_state.json``, or the state itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._averages import Average
from .._choosing import counter
from .._columns import of_records
from .._log import Log
from .._names import STEPS

if TYPE_CHECKING:
    from .._choosing import Wanted

__all__ = ["read", "recognises"]


def recognises(source: Any) -> bool:
    """Tell the state, its dict, or the list in it."""
    history = history_of(source)
    if not isinstance(history, list) or not history:
        return False
    last = history[-1]
    return history is not source or (isinstance(last, Mapping) and "train_runtime" in last)


def read(source: Any, wanted: Wanted) -> Log:
    """Read the entries; `train_loss`, the mean of the whole training, is in the last alone."""
    history = history_of(source)
    name = type(source).__name__
    log = Log(name, "transformers", *of_records(history, wanted, name))
    log.lr, log.loss, log.average = "learning_rate", "loss", Average(0.0)
    window = longest_window(log)
    if window > 1:
        log.notes.append(
            f"Each loss is the mean of up to {window:g} steps, at the learning rate of the last "
            "one: logging_steps=1 records every step."
        )
    return log


def longest_window(log: Log) -> float:
    """Return how many steps the losses are means of, at most."""
    losses, steps = log.columns.get("loss", []), counter(STEPS, log) or []
    logged = [step for loss, step in zip(losses, steps) if loss is not None and step is not None]
    return max((after - before for before, after in zip([0, *logged], logged)), default=1)


def history_of(source: Any) -> Any:
    """Take the entries out of the state."""
    if isinstance(source, Mapping):
        return source.get("log_history", source)
    return getattr(source, "log_history", source)
