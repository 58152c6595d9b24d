"""Aligns the cells of a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The first column to the left, the others to the right, a line under the header."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]

    def aligned(row: Sequence[str]) -> str:
        cells = [text.rjust(width) for text, width in zip(row, widths, strict=True)]
        return "  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip()

    return "\n".join(
        [aligned(header), "  ".join("-" * width for width in widths), *map(aligned, rows)]
    )
