"""Remembering what containers and objects hold, and putting it back into the same ones."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from typing import TYPE_CHECKING, Any

from ._leaves import immutable, leaf
from ._opened import Opened, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Values"]

MAPPINGS = (dict, OrderedDict, defaultdict, Counter)
SEQUENCES = (list, deque)


class Values:
    """A record of values, each remembered once, however many ways lead to it.

    Containers keep their identity, and so do the arrays in them: others hold references to
    them. An object that nobody knows how to open is remembered as a reference only.

    Parameters
    ----------
    open : function
        From a value to how it is put back; None where it does not know the value. It is asked
        before anything else.
    """

    def __init__(self, open: Callable[[Any], Opened | None]) -> None:  # noqa: A002
        self._open = open
        self._undo: list[Callable[[], object]] = []
        self._seen: dict[int, Any] = {}

    def add(self, *values: Any) -> None:
        """Remember values, and what they hold."""
        waiting = list(values)
        while waiting:
            value = waiting.pop()
            if immutable(value) or id(value) in self._seen:
                continue
            self._seen[id(value)] = value  # alive, so that no other object gets this id
            opened = self._open(value) or leaf(value) or contents(value)
            if opened is not None:
                self._undo.append(opened.undo)
                waiting.extend(opened.held)

    def restore(self) -> None:
        """Put everything back; where one thing resists, the others are put back all the same."""
        problems: list[Exception] = []
        for undo in self._undo:
            try:
                undo()
            except Exception as problem:
                problems.append(problem)
        if problems:
            raise problems[0]


def contents(value: Any) -> Opened | None:
    """Open a container of Python's own."""
    kind = type(value)
    if kind in MAPPINGS:
        pairs = dict(value)
        return Opened(lambda: (value.clear(), value.update(pairs)), pairs.values())
    if kind in SEQUENCES:
        items = list(value)
        return Opened(lambda: (value.clear(), value.extend(items)), items)
    if kind is set:
        members = set(value)
        return Opened(lambda: (value.clear(), value.update(members)))
    if isinstance(value, tuple):
        return Opened(nothing, value)
    return None
