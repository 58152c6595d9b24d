"""Which units are still to be done, and which of them are ours."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import Literal

from ..errors import LRSuggestError
from ._claims import Claims
from .errors import BrokenRecordError
from .record import named
from .store import Store
from .unit import Unit

__all__ = ["OnError", "Round", "unique", "usable"]

OnError = Literal["raise", "record"]


class Round:
    """One pass over units: those that another process has are kept for the next."""

    def __init__(
        self, units: dict[str, Unit], tried: list[str], store: Store, on_error: OnError
    ) -> None:
        self.units, self.tried, self.store, self.on_error = units, tried, store, on_error
        self.claims = Claims(store.folder)
        self.unfinished = store.unfinished()
        self.later: list[str] = []
        self.found: list[str] = []

    def offered(self) -> Iterator[Unit]:
        """Claim and yield one unit after the other, as the engine asks for them."""
        for key in self.tried:
            if not self.claims.take(key):
                self.later.append(key)
            elif usable(self.store, key, self.on_error, silent=True):
                self.found.append(key)
                self.claims.give_back([key])
            else:
                if key in self.unfinished:
                    self.store.tidy(key)
                yield self.units[key]

    def close(self) -> None:
        """Give back whatever is still claimed."""
        self.claims.give_back()


def unique(units: Iterable[Unit]) -> dict[str, Unit]:
    """Return the units by their keys, or raise where two share one."""
    listed: dict[str, Unit] = {}
    for unit in units:
        if named(unit.key) in listed:
            raise LRSuggestError(f"two units have the key {unit.key!r}")
        listed[unit.key] = unit
    return listed


def usable(store: Store, key: str, on_error: OnError, *, silent: bool = False) -> bool:
    """Tell whether a record is there and whole, and none of a failure that is to be retried."""
    try:
        record = store.get(key)
    except KeyError:
        return False
    except BrokenRecordError as problem:
        if not silent:
            warnings.warn(f"{problem}: it is done again", stacklevel=3)
        return False
    return record.failure is None or on_error == "record"
