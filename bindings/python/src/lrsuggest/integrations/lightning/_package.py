"""Lightning's own modules, under whichever of its two names a trainer was imported."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ...errors import LRSuggestError

try:
    from lightning.pytorch import Callback
except ImportError:
    try:
        from pytorch_lightning import Callback
    except ImportError as problem:
        raise ImportError(
            'lrsuggest.integrations.lightning needs Lightning: pip install "lightning>=2.1"'
        ) from problem

__all__ = ["NAMES", "Callback", "part"]

NAMES = ("lightning.pytorch", "pytorch_lightning")


def part(trainer: Any, name: str) -> Any:
    """Import a module of the Lightning that a trainer comes from.

    Raises
    ------
    LRSuggestError
        It is no trainer.
    """
    for kind in type(trainer).__mro__:
        for package in NAMES:
            if kind.__name__ == "Trainer" and kind.__module__.startswith(f"{package}."):
                return import_module(f"{package}.{name}")
    raise LRSuggestError(f"trainer must be a lightning.pytorch.Trainer, not {trainer!r:.80}")
