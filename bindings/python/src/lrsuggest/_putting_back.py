"""Checkpoints with single layers put back to other values."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

from ._checkpoints import address, is_of_floats

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Layers", "misfit", "owned"]


class Layers:
    """The layers of a trained checkpoint: entries whose names are alike up to the last dot.

    Entries that share their memory, such as tied weights, are put back together.
    """

    def __init__(self, trained: Mapping[str, Any], initial: Mapping[str, Any]) -> None:
        groups: dict[str, list[str]] = {}
        owners: dict[int, str] = {}
        for name, value in trained.items():
            place = address(value)
            owner = name if place is None else owners.setdefault(place, name)
            groups.setdefault(layer_of(owner), []).append(name)
        self.trained, self.initial = owned(trained), owned(initial)
        self.skipped: dict[str, str] = {}
        self.entries: dict[str, list[str]] = {}
        for layer, names in groups.items():
            if not any(is_of_floats(trained[name]) for name in names):
                self.skipped[layer] = "no real weights"
            elif reason := misfit(names, trained, initial):
                self.skipped[layer] = reason
            else:
                self.entries[layer] = names

    def with_values(
        self, layers: Iterable[str], values: Mapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """Return the trained checkpoint with some layers taken from another."""
        state = copy(self.trained)
        for layer in layers:
            state.update({name: values[name] for name in self.entries[layer]})
        return state


def owned(state: Mapping[str, Any]) -> MutableMapping[str, Any]:
    """Copy a checkpoint: evaluating may load values into the very tensors that it came with."""
    return deepcopy(state if isinstance(state, MutableMapping) else dict(state))


def layer_of(name: str) -> str:
    """Return the name of the module an entry belongs to."""
    return str(name).rpartition(".")[0] or str(name)


def misfit(names: list[str], trained: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Say why a layer cannot be taken from another checkpoint; empty where it can."""
    for name in names:
        if name not in other:
            return f"{name} is missing among the values at first"
        shapes = [tuple(getattr(state[name], "shape", ())) for state in (trained, other)]
        if shapes[0] != shapes[1]:
            return f"the shape of {name} was {shapes[1]} and is {shapes[0]}"
    return ""
