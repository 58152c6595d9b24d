"""The picture of an answer, drawn by matplotlib, which is imported only here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from . import _flags
from ._flags import Flag
from ._losses import draw_curve, draw_runs
from ._view import View, clipped, height, view
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._picture import Picture

__all__ = ["plot"]

MARK, CLASSIC = "#12395f", "#c46a00"
INTERVAL, CHOSEN = "#2f9e62", "#c2253b"
FONT = 8
"""Size of the labels in points."""

LETTER = 0.56
"""Width of a letter, as a share of its height: on the safe side for most fonts."""


def plot(picture: Picture, ax: Any = None) -> Any:
    """Draw an answer; see :meth:`lrsuggest.Suggestion.plot`."""
    try:
        from matplotlib.patches import Rectangle
    except ImportError as problem:
        message = "plotting needs matplotlib: pip install lrsuggest[plot]"
        raise LRSuggestError(message) from problem
    ax = new_axes() if ax is None else ax
    seen = view(picture.reading)
    curve = draw_runs(ax, picture) + draw_curve(ax, seen)
    flags = draw_landmarks(ax, picture, seen)
    if picture.interval is not None:
        ax.axvspan(*picture.interval, color=INTERVAL, alpha=0.13, lw=0, label="80 % interval")
    if picture.lr is not None:
        flags.append(Flag(f"suggestion {picture.lr:.2g}", picture.lr, CHOSEN, "bold"))
    ax.set_title(picture.title, loc="left")
    strip = fly(ax, flags, seen)
    below = Rectangle((0, 0), 1, 1 - strip, transform=ax.transAxes)
    for artist in curve:
        artist.set_clip_path(below)
    legend(ax, seen, 1 - strip)
    ax.set_xlabel("Learning rate")
    ax.set_ylabel("Loss")
    return ax


def new_axes() -> Any:
    """Make a figure with one pair of axes."""
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(7.2, 4.4), layout="constrained")[1]


def draw_landmarks(ax: Any, picture: Picture, seen: View) -> list[Flag]:
    """Mark the landmarks and the two classic picks, and return their labels."""
    marks = {mark.name: (mark.lr, clipped(mark.loss)) for mark in picture.landmarks}
    for mark in picture.landmarks:
        if mark.interval is not None:
            level = (clipped(mark.loss),) * 2
            color = CLASSIC if mark.name == "steepest" else MARK
            ax.plot(mark.interval, level, color=color, lw=2.5, alpha=0.35, zorder=4)
    classic = {"steepest": marks.pop("steepest")} if "steepest" in marks else {}
    if "minimum" in marks and seen.smooth is not None:
        tenth = marks["minimum"][0] / 10
        loss = height(seen.smooth, tenth)
        if loss is not None:
            classic["minimum/10"] = tenth, loss
    for points, color, shape, label in (
        (marks, MARK, "o", None),
        (classic, CLASSIC, "D", "classic picks"),
    ):
        if points:
            style = {"color": color, "mec": "white", "ls": "", "marker": shape, "zorder": 5}
            ax.plot(*zip(*points.values()), ms=6, label=label, **style)
    rates = [{name: lr for name, (lr, _) in points.items()} for points in (marks, classic)]
    return _flags.flags_of(rates[0], MARK) + _flags.flags_of(rates[1], CLASSIC)


def fly(ax: Any, flags: list[Flag], seen: View) -> float:
    """Draw the labels on poles above the curve, and return the share of height they take."""
    pixels = FONT * ax.figure.dpi / 72
    widths = [(len(flag.text) + 2) * LETTER * pixels / ax.bbox.width for flag in flags]
    places = [math.log10(flag.position) for flag in flags]
    edges = [math.log10(lr) for lr in seen.lrs] + places or [-1.0, 0.0]
    margin = 0.02 * (max(edges) - min(edges)) or 0.5
    left, right = min(edges) - margin, max(edges) + margin
    right = _flags.right_end(left, right, list(zip(places, widths)))
    spans = [(place, width * (right - left)) for place, width in zip(places, widths)]
    taken = _flags.rows(spans)
    line = 1.45 * pixels / ax.bbox.height
    strip: float = line * (max(taken, default=-1) + 1.4)
    top = seen.low + (seen.high - seen.low) / max(1 - strip, 0.3)
    ax.set_xlim(10**left, 10**right)
    ax.set_ylim(seen.low, top)
    for flag, row in zip(flags, taken):
        base = 1 - strip + line * (row + 0.2)
        thick = 1.6 if flag.weight == "bold" else 0.7
        ax.axvline(flag.position, 0, base + 0.75 * line, color=flag.color, lw=thick, alpha=0.6)
        ax.annotate(
            flag.text,
            (flag.position, base),
            xycoords=ax.get_xaxis_transform(),
            xytext=(3, 0),
            textcoords="offset points",
            color=flag.color,
            fontsize=FONT,
            fontweight=flag.weight,
        )
    return strip


def legend(ax: Any, seen: View, ceiling: float) -> None:
    """Explain the colours in the corner below the labels that holds the fewest points."""
    from_data = ax.transData + ax.transAxes.inverted()
    points = from_data.transform(list(zip(seen.lrs, seen.losses))) if seen.lrs else []
    corners = {
        "lower left": (0.0, 0.0),
        "lower right": (0.7, 0.0),
        "upper left": (0.0, ceiling - 0.3),
        "upper right": (0.7, ceiling - 0.3),
    }

    def covered(corner: str) -> int:
        left, bottom = corners[corner]
        return sum(left <= x <= left + 0.3 and bottom <= y <= bottom + 0.3 for x, y in points)

    room = (0, 0, 1, ceiling)
    ax.legend(loc=min(corners, key=covered), bbox_to_anchor=room, fontsize=FONT, framealpha=0.9)
