"""What there is to draw of an answer, whoever draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ._reading import Reading
    from .landmark import Landmarks
    from .search_range import SearchRange

__all__ = ["Picture"]


class Picture(NamedTuple):
    """A curve, the answer in words, the rates to mark (None for a refusal), the runs behind."""

    reading: Reading
    landmarks: Landmarks
    title: str
    lr: float | None = None
    interval: SearchRange | None = None
    runs: tuple[Reading, ...] = ()
