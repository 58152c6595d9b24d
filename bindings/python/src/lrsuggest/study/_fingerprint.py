"""A digest of a function, which changes when the function does."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator, Mapping
from hashlib import sha256
from types import CodeType, FunctionType, MethodType
from typing import Any

import numpy as np

__all__ = ["fingerprint"]


def fingerprint(function: Any) -> str:
    """Return a digest of a function's source and of the values it was made with.

    The same text in another file, or run as a program instead of imported, is the same
    function. Values other than numbers, texts, arrays, functions and containers of those count
    by their type alone, for nothing else is known to look the same in the next process.
    """
    digest = sha256()
    for part in parts(function, set()):
        digest.update(part)
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def parts(value: Any, seen: set[int]) -> Iterator[bytes]:
    """Yield what a value consists of."""
    if value is None or isinstance(value, (bool, int, float, complex, str, bytes)):
        yield repr(value).encode("utf-8", "backslashreplace")
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    yield type(value).__qualname__.encode()
    if isinstance(value, (np.ndarray, np.generic)):
        yield f"{value.dtype} {value.shape}".encode()
        yield b"" if value.dtype.hasobject else np.ascontiguousarray(value).tobytes()
    else:
        for inner in contents(value):
            yield from parts(inner, seen)


def contents(value: Any) -> Iterator[Any]:
    """Yield the values that a value holds."""
    if isinstance(value, CodeType):
        yield from (value.co_code, value.co_names, value.co_consts)
    elif isinstance(value, functools.partial):
        yield from (value.func, value.args, value.keywords)
    elif isinstance(value, MethodType):
        yield from (value.__func__, value.__self__)
    elif isinstance(value, FunctionType):
        yield source(value) or value.__code__
        yield from (value.__defaults__, value.__kwdefaults__)
        yield from (cell.cell_contents for cell in value.__closure__ or () if filled(cell))
    elif isinstance(value, (Mapping, set, frozenset, list, tuple)):
        yield from members(value)
    elif inspect.isclass(value):
        yield source(value)
    elif callable(value):
        yield type(value)
        yield getattr(value, "__dict__", None)


def members(value: Any) -> Iterator[Any]:
    """Yield what a container holds, in the same order in every process."""
    if isinstance(value, Mapping):
        for name in sorted(value, key=repr):
            yield from (name, value[name])
    elif isinstance(value, (set, frozenset)):
        yield from sorted(map(repr, value))
    else:
        yield from value


def source(value: Any) -> str | None:
    """Return the text of a function or a class, where there is a file of it."""
    try:
        return inspect.getsource(value)
    except (OSError, TypeError):
        return None


def filled(cell: Any) -> bool:
    """Tell whether a variable of an outer function has a value yet."""
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True
