"""What surrounds the curve in a picture for notebooks: flags, axes and the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _ticks
from ._plane import LETTER, ROW, WIDTH
from ._shapes import CLEAR, dots, line, path, rectangle, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._picture import Picture
    from ._plane import Plane

__all__ = ["FOOT", "axes", "flags_of", "key"]

FOOT = 3 * ROW + 10
"""Height of what lies below the frame: the numbers, the name of the axis, and the key."""


def axes(plane: Plane) -> Iterator[str]:
    """Draw the frame, and the round numbers along it."""
    left, right, top, bottom = plane.left, plane.right, plane.top, plane.bottom
    yield line((left, bottom, right, bottom), "ink", 1)
    yield line((left, top, left, bottom), "ink", 1)
    ticks = _ticks.rates(plane.layout.left, plane.layout.right)
    for tick, text in zip(ticks, _ticks.written(ticks)):
        x = plane.across(tick)
        half = LETTER * (len(text) + 1) / 2
        yield line((x, bottom, x, bottom + 4), "ink", 1)
        yield words(text, min(x, WIDTH - half), bottom + ROW, more='text-anchor="middle"')
    for tick, text in zip(plane.heights, plane.texts):
        y = plane.down(tick)
        yield line((left - 4, y, left, y), "ink", 1)
        yield words(text, left - 7, y + 4, more='text-anchor="end"')
    yield words("loss", left - 7, top - 8, more='text-anchor="end"')
    middle = (left + right) / 2
    yield words("learning rate", middle, bottom + 2 * ROW, more='text-anchor="middle"')


def flags_of(plane: Plane) -> Iterator[str]:
    """Draw the poles with their marks on the curve, and the flags above it."""
    for flag, row in zip(plane.layout.flags, plane.layout.rows):
        x, y = plane.across(flag.lr), plane.top - 6 - row * ROW
        yield line((x, plane.bottom, x, y - 9), flag.role, 2 if flag.is_bold else 0.8)
        weight = 'font-weight="bold"' if flag.is_bold else ""
        yield words(flag.text, x + 4, y, flag.role, weight)
    for flag in plane.layout.flags:
        if flag.loss is not None and plane.seen.low <= flag.loss <= plane.seen.high:
            yield mark(plane.across(flag.lr), plane.down(flag.loss), flag.role)


def mark(x: float, y: float, role: str) -> str:
    """Draw a diamond for a classic pick, a ring for any other landmark."""
    if role == "classic":
        return path(f"M{x:.1f},{y - 5:.1f}l5,5l-5,5l-5,-5z", fill=role, stroke="ground")
    ring = f"M{x - 4:.1f},{y:.1f}a4,4 0 1 1 8,0a4,4 0 1 1 -8,0z"
    return path(ring, 'stroke-width="2"', fill="ground", stroke=role)


def key(plane: Plane, picture: Picture) -> Iterator[str]:
    """Explain the shapes in one line, as far as they are there."""
    y = plane.bottom + FOOT - 12
    seen, roles = plane.seen, {flag.role for flag in plane.layout.flags}
    entries = [
        ("recorded loss", dots([(6, y)], "raw", 4), True),
        ("smooth, 95 % band", band(y), seen.smooth is not None),
        ("classic picks", mark(6, y, "classic"), "classic" in roles),
        ("80 % interval", area(y, "interval"), picture.interval is not None),
        ("each run", line((6, y - 5, 6, y + 5), "chosen", 1.5), bool(picture.rates)),
    ]
    x = 8.0
    for text, shape, is_there in entries:
        if is_there:
            yield f'<g transform="translate({x:.1f})">{shape}{words(text, 17, y + 4)}</g>'
            x += 29 + 0.9 * LETTER * len(text)


def band(y: float) -> str:
    """Draw a piece of the smooth curve."""
    return area(y, "smooth") + line((0, y, 12, y), "smooth", 2)


def area(y: float, role: str) -> str:
    """Draw a piece of an area."""
    return rectangle((0, y - 5, 12, 10), role, CLEAR)
