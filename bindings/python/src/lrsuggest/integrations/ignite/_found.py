"""The objects that the function of a trainer works on."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from torch.amp import GradScaler
from torch.nn import Module
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from ...errors import LRSuggestError

__all__ = ["objects_of"]

TRAINED = (Module, Optimizer, LRScheduler, GradScaler)


def objects_of(
    function: Callable[..., Any], state: Any, to_save: Mapping[str, Any] | Sequence[Any]
) -> list[Any]:
    """List what a training changes: what the caller names, and what its function refers to.

    A gradient scaler that was forgotten in `to_save` would otherwise be changed for good.

    Raises
    ------
    LRSuggestError
        No model is among them, or one of `to_save` has no attributes.
    """
    named = list(to_save.values() if isinstance(to_save, Mapping) else to_save)
    referred = [value for value in references(function) if isinstance(value, TRAINED)]
    if not any(isinstance(value, Module) for value in (*named, *referred)):
        raise LRSuggestError(
            "to_save holds no torch.nn.Module, and the function of trainer refers to none: pass "
            'to_save={"model": model}'
        )
    held = [v for k, v in vars(state).items() if k not in ("dataloader", "batch")]
    return [*named, *referred, held]


def references(function: Callable[..., Any]) -> list[Any]:
    """List the objects that a function refers to by name, and what those hold."""
    if isinstance(function, functools.partial):
        given = [*function.args, *function.keywords.values()]
        return [*given, *references(function.func)]
    inner = inspect.unwrap(function)
    if not inspect.isroutine(inner):
        return [inner, *attributes(inner)]
    found = [getattr(inner, "__self__", None)]
    if not inspect.isbuiltin(inner):
        names = inspect.getclosurevars(inner)
        found += [*names.nonlocals.values(), *names.globals.values()]
    return [*found, *(held for value in found for held in attributes(value))]


def attributes(value: Any) -> list[Any]:
    """List what an object holds; Python's modules, classes and functions are no such object."""
    named = inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value)
    return [] if named else list(getattr(value, "__dict__", {}).values())
