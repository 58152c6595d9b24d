"""What changes in a data loader while it is gone through."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ._leaves import generator
from ._opened import Opened
from ._values import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["loader"]

SAMPLERS = ("sampler", "batch_sampler")
SOURCES = ("dataset", "data_source", "base_dataloader", "transform", "target_transform")
SEVERAL = ("datasets", "transforms")
"""The attributes in which PyTorch, and others that follow it, keep the parts of a loader."""


def loader(value: Any) -> Opened:
    """Remember attributes, containers, random generators and orders of a loader and its parts.

    Not what is in the containers, except those of samplers: a data set may be a list of millions
    of arrays.
    """
    seen: set[int] = set()
    undos: list[Callable[[], object]] = []
    held: list[Any] = []
    waiting = [(value, False)]
    while waiting:
        part, sampler = waiting.pop()
        if id(part) in seen or not hasattr(part, "__dict__"):
            continue
        seen.add(id(part))
        attributes = vars(part)
        waiting.extend(parts(attributes))
        opened = map(contents, (attributes, *attributes.values()))
        undos.extend(each.undo for each in opened if each)
        held.extend(drawn(attributes, sampler=sampler))

    def undo() -> None:
        for each in undos:
            each()

    return Opened(undo, held)


def parts(attributes: dict[str, Any]) -> Iterator[tuple[Any, bool]]:
    """List what leads on to the data, and whether it is a sampler."""
    for name, content in attributes.items():
        if name in SEVERAL and isinstance(content, (list, tuple)):
            yield from ((item, False) for item in content)
        elif name in (*SAMPLERS, *SOURCES, *SEVERAL):
            yield content, name in SAMPLERS


def drawn(attributes: dict[str, Any], *, sampler: bool) -> Iterator[Any]:
    """List the random generators and orders, and the containers of a sampler."""
    for name, content in attributes.items():
        shuffled = sampler and name not in SOURCES and contents(content)
        if shuffled or order(content) or generator(content):
            yield content


def order(value: Any) -> bool:
    """Say whether an array may be the order of the rows, which is shuffled in its place."""
    numpy = sys.modules.get("numpy")
    return (
        numpy is not None
        and isinstance(value, numpy.ndarray)
        and value.ndim == 1
        and value.dtype.kind in "iu"
    )
