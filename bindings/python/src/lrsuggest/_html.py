"""An answer as notebooks show it: in words, with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._shapes import escaped
from ._style import SCOPE, sheet
from ._svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._picture import Picture
    from ._words import Words

__all__ = ["html"]


def html(picture: Picture, said: Words) -> str:
    """Write the answer, what it is worth, the picture, the points, and the rest folded away."""
    parts = [
        f'<div class="{SCOPE}"><style>{sheet()}</style>',
        f"<p><strong>{escaped(picture.title)}</strong></p>",
        *paragraphs([said.worth]),
        svg(picture),
        listed(said.points),
        *paragraphs(["More: " + ", ".join(said.pages)] if said.pages else []),
        folded(said.explanation),
        "</div>",
    ]
    return "".join(parts)


def paragraphs(texts: Iterable[str]) -> list[str]:
    """Write each text that says something as a paragraph."""
    return [f"<p>{escaped(text)}</p>" for text in texts if text]


def listed(points: tuple[str, ...]) -> str:
    """Write the points as a list."""
    items = "".join(f"<li>{escaped(point)}</li>" for point in points)
    return f"<ul>{items}</ul>" if points else ""


def folded(explanation: str) -> str:
    """Write the lines of the explanation, to be opened where they are wanted."""
    inside = "".join(paragraphs(explanation.splitlines()))
    return f"<details><summary>Explanation</summary>{inside}</details>" if inside else ""
