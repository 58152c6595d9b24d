"""Rows of words as a table, for terminals and for notebooks."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from ._shapes import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["html_table", "number", "text_table"]

WIDTH = 100
"""So many characters a line of prose has in a terminal."""


def number(value: float | None, digits: int = 3) -> str:
    """Write a number in few digits; a dash for none."""
    return "-" if value is None else f"{value:.{digits}g}"


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str]) -> str:
    """Line the columns up, and write below what must be known of them."""
    lines = [head, *rows]
    widths = [max(len(cells[column]) for cells in lines) for column in range(len(head))]
    table = ("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in lines)
    return "\n".join([*table, *(fill(note, WIDTH, break_on_hyphens=False) for note in notes)])


def html_table(head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str]) -> str:
    """Write a table with what must be known of it below."""
    parts = ["<table><thead>", line(head, "th"), "</thead><tbody>"]
    parts += [line(row, "td") for row in rows]
    return "".join([*parts, "</tbody></table>", *(f"<p>{escaped(note)}</p>" for note in notes)])


def line(cells: Sequence[str], tag: str) -> str:
    """Write one row."""
    return "<tr>" + "".join(f"<{tag}>{escaped(cell)}</{tag}>" for cell in cells) + "</tr>"
