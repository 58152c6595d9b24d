"""A copy of the weights that a training began with, and what later ones must have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._arrays import shown
from ._checkpoints import Pair, checked, unfit
from ._foreign import local
from .errors import LRSuggestError
from .layering import turn

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FirstWeights"]

MOST_NAMED = 3
"""Layers named in a message; the others are counted."""


class FirstWeights:
    """The checkpoint before a training, copied to the processor.

    Raises
    ------
    LRSuggestError
        It is no mapping, cannot be copied, holds no layer, or a weight of one is not finite.
    """

    def __init__(self, state: Any) -> None:
        self.state = {
            name: copied(value, f"initial_state[{name!r}]")
            for name, value in checked(state, "initial_state").items()
        }
        self.names = tuple(layers_of(self.state))
        if not self.names:
            raise LRSuggestError(
                "initial_state holds no matrix and no filter: biases, scales and whole numbers "
                "are not compared"
            )
        for name in self.names:
            turn(Pair(str(name), self.state[name], self.state[name]))

    def refuse_other_layers(self, state: Mapping[str, Any]) -> None:
        """Raise where a layer has come, has gone, or has another shape, and name it."""
        for name in self.names:
            if name in state and (reason := unfit(self.state[name], state[name])):
                raise LRSuggestError(f"layer {name!r} is not what it was: {reason}")
        now = layers_of(state)
        gone = [name for name in self.names if name not in state]
        come = [name for name in now if name not in self.state]
        said = [f"lacks {named(gone)}"] * bool(gone)
        said += [f"has {named(come)}, which initial_state lacks"] * bool(come)
        if said:
            hint = "; pass the state_dict of the same model each time, wrapped or not"
            raise LRSuggestError(f"state {' and '.join(said)}{hint * bool(gone and come)}")


def copied(value: Any, name: str) -> Any:
    """Copy an array to the processor; what is none stays what it is."""
    if not hasattr(value, "shape") or not hasattr(value, "dtype"):
        return value
    try:
        here = local(value)
        return here.clone() if hasattr(here, "clone") else here.copy()
    except Exception as problem:
        raise LRSuggestError(f"{name} cannot be copied: {problem}") from problem


def layers_of(state: Mapping[str, Any]) -> list[str]:
    """List the entries that can turn."""
    return [name for name, value in state.items() if not unfit(value, value)]


def named(names: list[str]) -> str:
    """Name a few layers, and count the others."""
    few, others = ", ".join(map(shown, names[:MOST_NAMED])), len(names) - MOST_NAMED
    more = f" and {others} more" if others > 0 else ""
    return f"the layer{'s' * (len(names) > 1)} {few}{more}"
