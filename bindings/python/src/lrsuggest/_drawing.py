"""The outer element of a picture for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._plane import FONT, WIDTH
from ._shapes import escaped, rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["drawing"]


def drawing(height: float, title: str, described: str, parts: Iterable[str]) -> str:
    """Put parts on a ground of a height in pixels, with words for who cannot see them."""
    size = f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
    font = f'font-family="sans-serif" font-size="{FONT}"'
    begin = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {font}>',
        f"<title>{escaped(title)}</title>",
        f"<desc>{escaped(described)}</desc>",
        rectangle((0, 0, WIDTH, height), "ground"),
    ]
    return "".join([*begin, *parts, "</svg>"])
