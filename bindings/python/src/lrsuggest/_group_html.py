"""A range test of groups as notebooks show it: small multiples, a table, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._group_svg import svg
from ._group_table import HEAD, table
from ._html import folded, listed, paragraphs
from ._shapes import escaped
from ._style import SCOPE, sheet
from ._table import html_table

if TYPE_CHECKING:
    from .group_report import GroupReport

__all__ = ["html"]


def html(report: GroupReport) -> str:
    """Write the answer, the picture, the table, what is not shown, and the rest folded away."""
    picture, seen = svg(report)
    rows, missing = table(report)
    said = report.answer._words()
    parts = [
        f'<div class="{SCOPE}"><style>{sheet()}</style>',
        f"<p><strong>{escaped(seen.title)}</strong></p>",
        *paragraphs([said.worth]),
        picture,
        *paragraphs([seen.missing]),
        html_table(HEAD, rows, [missing] if missing else []),
        listed(said.points),
        folded(report.explanation),
        "</div>",
    ]
    return "".join(parts)
