"""The letters in pictures: their size by matplotlib, and names that must find room in any."""

from __future__ import annotations

from collections import Counter
from os.path import commonprefix
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ._shapes import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FONT",
    "LETTER",
    "LINE",
    "apart",
    "columns_of",
    "entitle",
    "lines_of",
    "literal",
    "settle",
    "short",
    "short_names",
]

FONT = 8
"""Size of the labels in points."""

LETTER, LINE = 0.56, 1.45
"""Width of a letter and height of a line, as shares of that: on the safe side for most fonts."""


def literal(text: str) -> str:
    """Keep matplotlib from reading mathematics into a text."""
    return text.replace("$", r"\$")


def short(name: str, most: int) -> str:
    """Write a name in one line of at most `most` letters; its two ends tell the most."""
    name = " ".join(name.translate(UNPRINTABLE).split())
    if len(name) <= most:
        return name
    tail = (most - 1) // 2
    return f"{name[: most - 1 - tail]}…{name[len(name) - tail :]}"


def short_names(names: Sequence[str], most: int) -> list[str]:
    """Write names in one line each, with less of what all have in common where one is too long.

    Names that differ are told apart, by their number where nothing else is left of them.
    """
    plain = [short(name, len(name)) for name in names]
    if max(map(len, plain), default=0) <= most:
        return plain
    kept = [short(name, most) for name in with_less_in_common(plain, most)]
    counts = Counter(kept)
    return [
        name if counts[name] == 1 else f"{index + 1}: {short(name, most - len(f'{index}: ') - 1)}"
        for index, name in enumerate(kept)
    ]


def with_less_in_common(names: list[str], most: int) -> list[str]:
    """Cut parts between dots that all names begin or end with: the fewest letters, if that does."""
    if len(set(names)) < 2:
        return names
    heads = common_parts(names)
    tails = common_parts([name[heads[-1] :][::-1] for name in names])
    longest = max(map(len, names))
    cuts = sorted(((head, tail) for head in heads for tail in tails), key=sum)
    fitting = (cut for cut in cuts if longest - sum(cut) + sum(map(bool, cut)) <= most)
    head, tail = next(fitting, cuts[-1])
    begin, end = "…" * bool(head), "…" * bool(tail)
    return [f"{begin}{name[head : len(name) - tail]}{end}" for name in names]


def common_parts(names: list[str]) -> list[int]:
    """Return where the parts between dots end that all names begin with; zero for none."""
    return [0, *(place + 1 for place, one in enumerate(commonprefix(names)) if one == ".")]


def columns_of(ax: Any) -> int:
    """Return how many letters fit side by side into the axes."""
    return int(ax.bbox.width / (LETTER * FONT * ax.figure.dpi / 72))


def lines_of(ax: Any) -> int:
    """Return how many lines fit one below the other into the axes."""
    return int(ax.bbox.height / (LINE * FONT * ax.figure.dpi / 72))


def settle(ax: Any) -> None:
    """Let the layout make room for what is written around the axes: then their size is known."""
    ax.figure.canvas.figure.draw_without_rendering()


def entitle(ax: Any, title: str) -> None:
    """Write the title: smaller, and in several lines, where it would leave the axes."""
    columns = columns_of(ax)
    lines = "\n".join(wrap(title, max(columns, 12)))
    written = ax.set_title(literal(lines), loc="left")
    written.set_fontsize(min(written.get_fontsize(), FONT * max(1, columns / len(title))))


def apart(heights: list[float], gap: float) -> list[float]:
    """Move heights between 0 and 1 until two neighbours are a gap apart, in their order."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed, floor = [0.0] * len(heights), gap / 2
    for index in order:
        placed[index] = floor = max(heights[index], floor)
        floor += gap
    ceiling = 1 - gap / 2
    for index in reversed(order):
        placed[index] = ceiling = min(placed[index], ceiling)
        ceiling -= gap
    return placed
