"""Two checkpoints of one network, entry by entry, from any library that has arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ._arrays import shown
from ._foreign import local
from .errors import LRSuggestError

__all__ = ["Pair", "address", "checked", "flat", "is_of_floats", "paired", "refuse_unchanged"]


class Pair(NamedTuple):
    """The weights of one layer, at first and now."""

    name: str
    initial: Any
    current: Any


def checked(state: Any, name: str) -> Mapping[str, Any]:
    """Return `state` if it is a mapping that holds something."""
    if not isinstance(state, Mapping):
        hint = "; call its state_dict()" if hasattr(state, "state_dict") else ""
        message = f"{name} must map names to arrays, unlike {type(state).__name__}{hint}"
        raise LRSuggestError(message)
    if not state:
        raise LRSuggestError(f"{name} is empty")
    return state


def paired(
    initial: Mapping[str, Any], current: Mapping[str, Any]
) -> tuple[list[Pair], dict[str, str]]:
    """Sort entries into layers, in the order of `current`, and the rest, with the reason."""
    pairs, skipped = [], {}
    for name, now in current.items():
        if name not in initial:
            skipped[str(name)] = "missing in initial"
        elif reason := unfit(initial[name], now):
            skipped[str(name)] = reason
        else:
            pairs.append(Pair(str(name), initial[name], now))
    skipped.update({str(name): "missing in current" for name in initial if name not in current})
    return pairs, skipped


def unfit(initial: Any, current: Any) -> str:
    """Say why an entry is no layer that can turn; empty for one that is."""
    for value in (initial, current):
        if not hasattr(value, "shape") or not hasattr(value, "dtype"):
            return f"no array, but {shown(value)}"
        if not is_of_floats(value):
            return f"no real weights, but {value.dtype}"
    before, now = tuple(initial.shape), tuple(current.shape)
    if before != now:
        return f"its shape was {before} and is {now}"
    if len(now) < 2:
        return "one-dimensional: the turn of a bias or scale says little"
    return "" if all(now) else "no weights"


def is_of_floats(value: Any) -> bool:
    """Tell arrays of floats of any library and width."""
    return "float" in str(getattr(value, "dtype", ""))


def flat(values: Any, name: str) -> Any:
    """View an array as one row, on the processor."""
    try:
        return local(values).reshape(-1)
    except Exception as problem:
        raise LRSuggestError(f"{name} cannot be read as a row of numbers: {problem}") from problem


def address(value: Any) -> int | None:
    """Say where the numbers of a PyTorch tensor or a NumPy array lie; None where that is hidden."""
    try:
        if hasattr(value, "data_ptr"):
            return int(value.data_ptr()) or None
        return int(value.__array_interface__["data"][0]) or None
    except Exception:  # no memory of its own, or a library that does not tell
        return None


def refuse_unchanged(pairs: list[Pair], names: str) -> None:
    """Raise where both checkpoints are the same memory: no copy was kept of the first."""
    if pairs and all(shared(pair.initial, pair.current) for pair in pairs):
        raise LRSuggestError(
            f"{names} share their memory, so that no change can show: keep "
            "copy.deepcopy(model.state_dict()) before the training begins"
        )


def shared(initial: Any, current: Any) -> bool:
    """Tell one array under two names."""
    if initial is current:
        return True
    found = address(initial)
    return found is not None and found == address(current)
