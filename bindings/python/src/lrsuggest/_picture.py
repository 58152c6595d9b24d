"""What there is to draw of an answer, whoever draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._flags import Flag
from ._view import MOST_POINTS, View, clipped, height, view

if TYPE_CHECKING:
    from ._reading import Reading
    from .landmark import Landmarks
    from .search_range import SearchRange

__all__ = ["Picture", "role_of"]


class Picture(NamedTuple):
    """A curve, the answer in words, the rates to mark (None for a refusal), the runs behind.

    The notice says why there is no answer; the rates are what each run answered alone.
    """

    reading: Reading
    landmarks: Landmarks
    title: str
    lr: float | None = None
    interval: SearchRange | None = None
    runs: tuple[Reading, ...] = ()
    rates: tuple[float, ...] = ()
    notice: str = ""

    def view(self, most: int = MOST_POINTS) -> View:
        """Choose what to draw: the curve, and room below it for runs that reach lower."""
        seen = view(self.reading, most)
        behind = (view(run, 1) for run in self.runs)
        lowest = min((run.low for run in behind if run.lrs), default=seen.low)
        deepest = 2 * seen.low - seen.high  # a run that falls without end leaves half the room
        return seen._replace(low=min(seen.low, max(lowest, deepest)))

    def flags(self, seen: View) -> list[Flag]:
        """Name the landmarks, the two classic picks and the answer, the least important first."""
        marks = {mark.name: mark for mark in self.landmarks}
        found = [
            Flag(name.replace("_", " "), mark.lr, role_of(name), clipped(mark.loss))
            for name, mark in marks.items()
        ]
        if "minimum" in marks and seen.smooth is not None:
            tenth = marks["minimum"].lr / 10
            loss = height(seen.smooth, tenth)
            if loss is not None:
                found.append(Flag("minimum/10", tenth, "classic", loss))
        if self.lr is not None:
            found.append(Flag("suggestion", self.lr, "chosen"))
        return found


def role_of(landmark: str) -> str:
    """Tell the landmark that other libraries suggest from those that say where one is."""
    return "classic" if landmark == "steepest" else "ink"
