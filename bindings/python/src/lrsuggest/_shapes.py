"""Elements of SVG.

Each carries its colour twice: as an attribute, for light pages and wherever style sheets are
taken away, and as a class, for :mod:`lrsuggest._style`.
"""

from __future__ import annotations

from html import escape

from ._palette import LIGHT

__all__ = ["CLEAR", "dots", "escaped", "line", "path", "rectangle", "words"]

CLEAR = 'fill-opacity="0.2"'
"""What lets the things behind an area shine through."""

UNPRINTABLE = dict.fromkeys([*range(32), 127, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], " ")
"""What XML does not allow, and line breaks."""


def escaped(text: str) -> str:
    """Make any text safe to stand between tags or quotes."""
    return escape(text.translate(UNPRINTABLE))


def paint(**roles: str) -> str:
    """Colour an element by roles of the palette, given as `fill` and `stroke`."""
    names = " ".join(f"lrsuggest-{part}-{role}" for part, role in roles.items())
    colors = " ".join(f'{part}="{LIGHT.color(role)}"' for part, role in roles.items())
    return f'class="{names}" {colors}'


def rectangle(box: tuple[float, float, float, float], role: str, more: str = "") -> str:
    """Fill a rectangle of left, top, width and height."""
    size = 'x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"'.format(*box)
    return f"<rect {size} {paint(fill=role)} {more}/>"


def words(text: str, x: float, y: float, role: str = "ink", more: str = "") -> str:
    """Write one line."""
    return f'<text x="{x:.1f}" y="{y:.1f}" {paint(fill=role)} {more}>{escaped(text)}</text>'


def line(ends: tuple[float, float, float, float], role: str, width: float) -> str:
    """Draw a line from x, y to x, y."""
    places = 'x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"'.format(*ends)
    return f'<line {places} {paint(stroke=role)} stroke-width="{width}"/>'


def path(steps: str, more: str = "", **roles: str) -> str:
    """Draw a path; one that is not filled says so."""
    hollow = "" if "fill" in roles else ' fill="none"'
    return f'<path d="{steps}" {paint(**roles)}{hollow} {more}/>'


def dots(places: list[tuple[float, float]], role: str, size: float) -> str:
    """Draw round dots, all in one element."""
    steps = "".join(f"M{x:.1f},{y:.1f}h0" for x, y in places)
    return path(steps, f'stroke-width="{size}" stroke-linecap="round"', stroke=role)
