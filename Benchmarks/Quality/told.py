"""How much a user tells of a training beside its curve: all cases that are fitted and judged."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """Whether the budget is said, and how often each row will be seen."""

    steps: bool
    epochs: bool


EVERYTHING = Told(steps=True, epochs=True)
NO_EPOCHS = Told(steps=True, epochs=False)
NOTHING = Told(steps=False, epochs=False)
