"""The states of the global random generators that this process has loaded."""

from __future__ import annotations

import random
import sys
from typing import Any

__all__ = ["Randomness"]


class Randomness:
    """Takes note of the generators of Python, NumPy and PyTorch, each where it is loaded.

    PyTorch's are those of the CPU and of every CUDA device. A library that is not loaded yet
    draws nothing that could be put back.
    """

    def __init__(self) -> None:
        self._python = random.getstate()
        numpy, torch = loaded("numpy"), loaded("torch")
        self._numpy = numpy.random.get_state() if numpy else None
        self._cpu = torch.get_rng_state() if torch else None
        self._cuda = torch.cuda.get_rng_state_all() if torch and torch.cuda.is_available() else []

    def restore(self) -> None:
        """Put all of them back."""
        random.setstate(self._python)
        if self._numpy is not None:
            loaded("numpy").random.set_state(self._numpy)
        if self._cpu is not None:
            loaded("torch").set_rng_state(self._cpu)
        if self._cuda:
            loaded("torch").cuda.set_rng_state_all(self._cuda)


def loaded(name: str) -> Any:
    """Return a module that somebody has imported, without importing it."""
    return sys.modules.get(name)
