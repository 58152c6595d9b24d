"""A piece of work that is done once."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Tally", "Unit"]


class Unit(NamedTuple):
    """A piece of work, named by what determines it.

    Parameters
    ----------
    key : str
        The name of its record. Whatever changes the result must change the key: put a digest
        of it there.
    payload : object
        What the function is called with; it is pickled where the work is done elsewhere.
    label : str, optional
        The unit in words, for messages; its key where it has none.
    """

    key: str
    payload: Any
    label: str = ""


class Tally(NamedTuple):
    """What a run did with its units.

    Parameters
    ----------
    made : tuple of str
        Keys of the units done now, in the order of the units.
    found : tuple of str
        Keys of those whose records were there, or were made meanwhile by another process.
    """

    made: tuple[str, ...]
    found: tuple[str, ...]
