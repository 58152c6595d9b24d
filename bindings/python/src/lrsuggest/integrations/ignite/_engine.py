"""An engine that makes iterations without going through a run."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from ignite.engine import Engine, Events

from ...errors import LRSuggestError

__all__ = ["iterate", "set_apart"]


def set_apart(trainer: Engine, handlers: Iterable[Callable[..., Any]]) -> None:
    """Give a trainer a state of its own for the range test, and only some of its handlers.

    The state that others may hold a reference to stays as it is, and so do the lists of handlers,
    one of which may just be gone through.
    """
    state = copy.copy(trainer.state)
    for name, value in vars(state).items():
        if isinstance(value, (dict, list, set)):
            setattr(state, name, copy.copy(value))
    state.iteration = 0
    trainer.state = state
    trainer.should_terminate = False
    trainer._event_handlers = chosen(trainer._event_handlers, list(handlers))


def chosen(registered: dict[Any, list[Any]], handlers: list[Any]) -> dict[Any, list[Any]]:
    """Return what is left of the handlers of each event.

    Raises
    ------
    LRSuggestError
        One of them is not attached at all.
    """
    kept: dict[Any, list[Any]] = defaultdict(list)
    missing = list(handlers)
    for event, entries in registered.items():
        for entry in entries:
            function = getattr(entry[0], "_parent", lambda entry=entry: entry[0])()
            if function in handlers:
                kept[event].append(entry)
                missing = [handler for handler in missing if handler != function]
    if missing:
        raise LRSuggestError(
            f"handlers holds {missing[0]!r:.80}, which trainer.add_event_handler never got"
        )
    return kept


def iterate(trainer: Engine, batch: Any) -> Any:
    """Make one iteration and return its output."""
    state = trainer.state
    state.batch, state.output = batch, None
    trainer.fire_event(Events.GET_BATCH_COMPLETED)
    state.iteration += 1
    trainer.fire_event(Events.ITERATION_STARTED)
    state.output = trainer._process_function(trainer, state.batch)
    trainer.fire_event(Events.ITERATION_COMPLETED)
    return state.output
