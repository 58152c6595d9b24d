"""The picture of an answer, drawn by matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._canvas import Canvas
from ._losses import draw_curve, draw_rates, draw_runs
from ._picture import role_of
from ._view import clipped

if TYPE_CHECKING:
    from ._flags import Flag
    from ._picture import Picture

__all__ = ["plot"]


def plot(picture: Picture, ax: Any = None) -> Any:
    """Draw an answer; see :meth:`lrsuggest.Suggestion.plot`."""
    canvas, seen = Canvas(ax), picture.view()
    canvas.below(draw_runs(canvas.ax, picture, canvas.palette))
    canvas.below(draw_curve(canvas.ax, seen, canvas.palette))
    flags = picture.flags(seen)
    draw_marks(canvas, picture, flags)
    if picture.interval is not None:
        canvas.shade(picture.interval)
    draw_rates(canvas.ax, picture, canvas.palette)
    return canvas.finish(picture.title, flags, seen, picture.notice)


def draw_marks(canvas: Canvas, picture: Picture, flags: list[Flag]) -> None:
    """Mark the landmarks with their intervals, and the two classic picks."""
    for mark in picture.landmarks:
        if mark.interval is not None:
            level = (clipped(mark.loss),) * 2
            style = {"color": canvas.palette.color(role_of(mark.name)), "lw": 2.5, "alpha": 0.35}
            canvas.below(canvas.ax.plot(mark.interval, level, zorder=4, **style))
    for role, label in (("ink", None), ("classic", "classic picks")):
        found = [flag for flag in flags if flag.role == role]
        canvas.mark([(flag.lr, flag.loss) for flag in found if flag.loss is not None], role, label)
