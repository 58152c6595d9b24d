"""The losses of a picture: recorded points, the smooth curve, and the runs behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._view import View, view

if TYPE_CHECKING:
    from ._palette import Palette
    from ._picture import Picture

__all__ = ["draw_curve", "draw_rates", "draw_runs"]


def draw_runs(ax: Any, picture: Picture, palette: Palette) -> list[Any]:
    """Draw the runs behind a mean, faintly, and return what was drawn."""
    views = [view(run) for run in picture.runs]
    cover = min(0.35, max(0.08, 3 / max(1, len(views))))
    style = {"color": palette.raw, "lw": 0.8, "alpha": cover, "zorder": 1}
    return [line for one in views for line in ax.plot(one.lrs, one.losses, **style)]


def draw_rates(ax: Any, picture: Picture, palette: Palette) -> None:
    """Mark above the axis what each run answered alone."""
    if picture.rates:
        style = {"color": palette.chosen, "ls": "", "marker": "|", "ms": 9, "mew": 1.5}
        place = {"transform": ax.get_xaxis_transform(), "label": "each run"}
        ax.plot(picture.rates, [0.02] * len(picture.rates), **style, **place)


def draw_curve(ax: Any, seen: View, palette: Palette) -> list[Any]:
    """Draw the raw losses, the smooth curve and its band, and return what was drawn."""
    dots = {"color": palette.raw, "ms": 4.5, "alpha": 1 if len(seen.lrs) <= 500 else 0.4}
    drawn = ax.plot(seen.lrs, seen.losses, ".", label="recorded loss", zorder=2, **dots)
    if seen.smooth is None:
        return list(drawn)
    lrs, losses, lower, upper = seen.smooth
    band = ax.fill_between(lrs, lower, upper, color=palette.smooth, alpha=0.18, lw=0, zorder=1)
    label = {"label": "smooth, 95 % band", "zorder": 3}
    line = ax.plot(lrs, losses, color=palette.smooth, lw=1.8, **label)
    return [*drawn, band, *line]
