"""Values that hold no others, and those that cannot change."""

from __future__ import annotations

import random
import sys
from typing import Any

from ._opened import Opened, nothing

__all__ = ["generator", "immutable", "leaf"]

IMMUTABLE = (type(None), bool, int, float, complex, str, bytes, type, range)


def immutable(value: Any) -> bool:
    """Say whether a reference to a value is all there is to remember of it."""
    return isinstance(value, IMMUTABLE)


def leaf(value: Any) -> Opened | None:
    """Remember the state of a random generator or an array."""
    return generator(value) or array(value)


def generator(value: Any) -> Opened | None:
    """Remember the state of a random generator of Python, NumPy or PyTorch."""
    if isinstance(value, random.Random):
        state = value.getstate()
        return Opened(lambda: value.setstate(state))
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Generator):
        seeded = value.get_state()
        return Opened(lambda: value.set_state(seeded))
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return None
    if isinstance(value, numpy.random.RandomState):
        words = value.get_state()
        return Opened(lambda: value.set_state(words))
    if isinstance(value, numpy.random.Generator):
        bits, drawn = value.bit_generator, value.bit_generator.state
        return Opened(lambda: setattr(bits, "state", drawn))
    return None


def array(value: Any) -> Opened | None:
    """Remember the numbers of a NumPy array; one that cannot be written needs no copy."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, numpy.ndarray):
        return None
    if not value.flags.writeable:
        return Opened(nothing)
    copy = value.copy()
    return Opened(lambda: numpy.copyto(value, copy, casting="no"))
