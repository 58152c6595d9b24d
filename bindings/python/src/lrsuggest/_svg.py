"""A picture of an answer for notebooks, drawn without any library.

It names no element, so that many pictures share a page, and so cannot clip: what leaves the
frame is hidden behind a passe-partout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._drawing import drawing
from ._plane import WIDTH, Plane
from ._shapes import CLEAR, dots, line, path, rectangle
from ._svg_frame import FOOT, axes, flags_of, key
from ._view import View, view

if TYPE_CHECKING:
    from ._flags import Flag
    from ._picture import Picture

__all__ = ["svg"]

MOST, MOST_BEHIND, MOST_RUNS = 300, 900, 20
"""Points drawn at most: of the curve, and of all runs behind it together; and runs drawn."""


def svg(picture: Picture) -> str:
    """Draw an answer as inline SVG; empty where no loss is finite."""
    seen = picture.view(MOST)
    if not seen.lrs:
        return ""
    flags = picture.flags(seen)
    plane = Plane.of(seen, flags)
    height = plane.bottom + FOOT
    parts = [
        *interval(plane, picture),
        *runs(plane, picture),
        *curve(plane, seen),
        surround(plane),
        *axes(plane),
        *rates(plane, picture),
        *flags_of(plane),
        *key(plane, picture),
    ]
    return drawing(height, picture.title, described(picture, flags), parts)


def described(picture: Picture, flags: list[Flag]) -> str:
    """Say in words what the picture shows."""
    found = [flag.text for flag in flags]
    if picture.interval is not None:
        found.append("80 % interval {:.2g} to {:.2g}".format(*picture.interval))
    marked = ", ".join(found) or "nothing"
    return f"The loss over the learning rate, on a logarithmic axis. Marked: {marked}."


def interval(plane: Plane, picture: Picture) -> list[str]:
    """Shade the interval of the answer."""
    if picture.interval is None:
        return []
    low, high = (plane.inside(lr) for lr in picture.interval)
    box = (low, plane.top, high - low, plane.bottom - plane.top)
    return [
        rectangle(box, "interval", CLEAR),
        *(line((x, plane.top, x, plane.bottom), "interval", 1) for x in (low, high)),
    ]


def runs(plane: Plane, picture: Picture) -> list[str]:
    """Draw the runs behind a mean, faintly; of many runs some, evenly chosen."""
    chosen = picture.runs[:: -(-len(picture.runs) // MOST_RUNS) or 1]
    views = [view(run, most=MOST_BEHIND // len(chosen)) for run in chosen]
    lines = "".join(f"M{plane.line(one.lrs, one.losses)}" for one in views if one.lrs)
    return [path(lines, 'stroke-opacity="0.35"', stroke="raw")] if lines else []


def surround(plane: Plane) -> str:
    """Cover everything but the frame."""
    outside = f"M0,0H{WIDTH}V{plane.bottom + FOOT:.1f}H0z"
    left, right, top, bottom = plane.left, plane.right, plane.top, plane.bottom
    inside = f"M{left:.1f},{top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}z"
    return path(outside + inside, 'fill-rule="evenodd"', fill="ground")


def rates(plane: Plane, picture: Picture) -> list[str]:
    """Mark on the axis what each run answered alone."""
    steps = "".join(f"M{plane.inside(lr):.1f},{plane.bottom:.1f}v-9" for lr in picture.rates)
    return [path(steps, 'stroke-width="1.5"', stroke="chosen")] if steps else []


def curve(plane: Plane, seen: View) -> list[str]:
    """Draw the raw points, the band and the smooth curve."""
    places = [
        (plane.across(lr), plane.down(loss))
        for lr, loss in zip(seen.lrs, seen.losses)
        if seen.low <= loss <= seen.high
    ]
    points = [dots(places, "raw", 3.5)] if places else []
    if seen.smooth is None:
        return points
    lrs, losses, lower, upper = seen.smooth.thinned(MOST)
    band = plane.line([*lrs, *reversed(lrs)], [*lower, *reversed(upper)])
    return [
        path(f"M{band}z", CLEAR, fill="smooth"),
        *points,
        path(f"M{plane.line(lrs, losses)}", 'stroke-width="2"', stroke="smooth"),
    ]
