"""Putting a training back to where it was: what is remembered of it, and how."""

from ._attributes import attributes_kept
from ._kept import Kept
from ._randomness import Randomness
from ._undoing import undone
from ._values import Values

__all__ = ["Kept", "Randomness", "Values", "attributes_kept", "undone"]
