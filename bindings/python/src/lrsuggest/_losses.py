"""The losses of a picture: recorded points, the smooth curve, and the runs behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._view import View, view

if TYPE_CHECKING:
    from ._picture import Picture

__all__ = ["draw_curve", "draw_runs"]

RAW, SMOOTH = "#87919c", "#1f5a96"


def draw_runs(ax: Any, picture: Picture) -> list[Any]:
    """Draw the runs behind a mean, faintly, and return what was drawn."""
    views = [view(run) for run in picture.runs]
    style = {"color": RAW, "lw": 0.8, "alpha": 0.35, "zorder": 1}
    return [line for one in views for line in ax.plot(one.lrs, one.losses, **style)]


def draw_curve(ax: Any, seen: View) -> list[Any]:
    """Draw the raw losses, the smooth curve and its band, and return what was drawn."""
    ax.set_xscale("log")
    dots = {"color": RAW, "ms": 4.5, "alpha": 1 if len(seen.lrs) <= 500 else 0.4}
    drawn = ax.plot(seen.lrs, seen.losses, ".", label="recorded loss", zorder=2, **dots)
    if seen.smooth is None:
        return list(drawn)
    lrs, losses, lower, upper = seen.smooth
    band = ax.fill_between(lrs, lower, upper, color=SMOOTH, alpha=0.18, lw=0, zorder=1)
    line = ax.plot(lrs, losses, color=SMOOTH, lw=1.8, label="smooth, 95 % band", zorder=3)
    return [*drawn, band, *line]
