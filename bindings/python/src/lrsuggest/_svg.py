"""A small picture of an answer for notebooks, drawn without any library."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from ._view import View, view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._picture import Picture

__all__ = ["svg"]

WIDTH, HEIGHT, TOP = 460, 164, 26
"""Size of the drawing in pixels, and of the line of text above it."""

HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{TOP + HEIGHT}">'
    f'<rect width="{WIDTH}" height="{TOP + HEIGHT}" fill="#ffffff"/>'
)
FONT = 'font-family="sans-serif" font-size="12"'


def svg(picture: Picture) -> str:
    """Draw an answer as inline SVG: a line of text, and a drawing that clips what it holds."""
    seen = view(picture.reading, most=300)
    frame = Frame(seen)
    parts = curve(frame, seen)
    if picture.interval is not None:
        low, high = (frame.across(lr) for lr in picture.interval)
        size = f'width="{max(high - low, 1):.1f}" height="{HEIGHT}"'
        parts.insert(0, f'<rect x="{low:.1f}" {size} fill="#2f9e62" fill-opacity="0.15"/>')
    if picture.lr is not None:
        ends = 'x1="{0:.1f}" x2="{0:.1f}"'.format(frame.across(picture.lr))
        parts.append(f'<line {ends} y2="{HEIGHT}" stroke="#c2253b" stroke-width="1.5"/>')
    color = "#444444" if picture.lr is None else "#c2253b"
    drawing = f'<svg y="{TOP}" width="{WIDTH}" height="{HEIGHT}">{"".join(parts)}</svg>'
    text = f'<text x="6" y="17" {FONT} fill="{color}">{escape(picture.title)}</text>'
    return f"{HEAD}{text}{drawing}</svg>"


class Frame:
    """From learning rates and losses to pixels."""

    def __init__(self, seen: View) -> None:
        ends = [math.log10(lr) for lr in (seen.lrs[:1] + seen.lrs[-1:])] or [0.0]
        self.left, self.wide = ends[0], (ends[-1] - ends[0]) or 1.0
        self.low, self.tall = seen.low, (seen.high - seen.low) or 1.0

    def across(self, lr: float) -> float:
        """Return the horizontal pixel of a learning rate, inside the picture."""
        share = (math.log10(lr) - self.left) / self.wide
        return min(max(8 + share * (WIDTH - 16), 0.0), float(WIDTH))

    def down(self, loss: float) -> float:
        """Return the vertical pixel of a loss, at most one height off the picture."""
        share = min(max((loss - self.low) / self.tall, -1.0), 2.0)
        return HEIGHT - share * HEIGHT

    def line(self, lrs: Iterable[float], losses: Iterable[float]) -> str:
        """Return the points of a line."""
        pairs = zip(lrs, losses)
        return " ".join(f"{self.across(lr):.1f},{self.down(loss):.1f}" for lr, loss in pairs)


def curve(frame: Frame, seen: View) -> list[str]:
    """Draw the raw points, the band and the smooth curve."""
    parts = [
        f'<circle cx="{frame.across(lr):.1f}" cy="{frame.down(loss):.1f}" r="1.5" fill="#9aa3ad"/>'
        for lr, loss in zip(seen.lrs, seen.losses)
        if seen.low <= loss <= seen.high
    ]
    if seen.smooth is None:
        return parts
    lrs, losses, lower, upper = seen.smooth
    band = frame.line([*lrs, *reversed(lrs)], [*lower, *reversed(upper)])
    line = f'points="{frame.line(lrs, losses)}" fill="none" stroke="#1f5a96"'
    return [
        f'<polygon points="{band}" fill="#1f5a96" fill-opacity="0.2"/>',
        *parts,
        f'<polyline {line} stroke-width="1.8"/>',
    ]
