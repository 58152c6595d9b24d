"""Small multiples of groups for notebooks, drawn without any library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._drawing import drawing
from ._group_frame import axes, key, labels
from ._group_plane import DASHED, laid_out, seen_at
from ._lettering import short_names
from ._panels import panels
from ._plane import ROW, WIDTH
from ._shapes import CLEAR, line, path

if TYPE_CHECKING:
    from ._group_plane import Grid
    from ._panels import Panel, Panels
    from .group_report import GroupReport

__all__ = ["svg"]

MOST_POINTS = 60, 150
"""Points of a curve, of many and of one."""


def svg(report: GroupReport) -> tuple[str, Panels]:
    """Draw the groups as inline SVG, and return what was drawn."""
    most, alone = MOST_POINTS
    seen = panels(report, len(report.groups), alone if len(report.groups) <= 4 else most)
    grid = laid_out(seen)
    height = grid.bottom + 3 * ROW + 10
    names = short_names([one.name for one in seen.panels], grid.letters)
    parts = [
        *(curve(grid, index, one) for index, one in enumerate(seen.panels)),
        surround(grid, height),
        *(part for index, name in enumerate(names) for part in labels(grid, index, name)),
        *axes(grid),
        *key(grid, height - ROW / 2),
    ]
    return drawing(height, seen.title, described(seen), parts), seen


def described(seen: Panels) -> str:
    """Say in words what the picture shows."""
    said = ", ".join(f"{one.name} {one.note(1000)}" for one in seen.panels)
    return (
        "The change of the loss that is due to each group, cumulated over the learning rate, on "
        f"a logarithmic axis. {said}."
    )


def curve(grid: Grid, index: int, panel: Panel) -> str:
    """Draw the curve of a group, its stability edge and its rate."""
    left, top = grid.corner(index)
    points = [
        f"{left + grid.across(lr):.1f},{top + grid.down(change):.1f}"
        for lr, change in zip(panel.lrs, panel.changes)
    ]
    zero = top + grid.down(0.0)
    parts = [line((left, zero, left + grid.wide, zero), "raw", 0.8)]
    if points:
        first, last = (left + grid.across(lr) for lr in (panel.lrs[0], panel.lrs[-1]))
        area = f"M{first:.1f},{zero:.1f}L{' '.join(points)}L{last:.1f},{zero:.1f}z"
        parts.append(path(area, CLEAR, fill="smooth"))
        parts.append(path(f"M{' '.join(points)}", 'stroke-width="1.8"', stroke="smooth"))
    if panel.edge is not None and seen_at(grid.seen, panel.edge):
        x = left + grid.across(panel.edge)
        parts.append(path(f"M{x:.1f},{top:.1f}v{grid.tall:.1f}", DASHED, stroke="classic"))
    if panel.lr is not None:
        x = left + grid.across(panel.lr)
        parts.append(line((x, top, x, top + grid.tall), "chosen", 1.8))
        if panel.height is not None:
            ring = f"M{x - 4:.1f},{top + grid.down(panel.height):.1f}a4,4 0 1 1 8,0a4,4 0 1 1 -8,0z"
            parts.append(path(ring, fill="chosen", stroke="ground"))
    return "".join(parts)


def surround(grid: Grid, height: float) -> str:
    """Cover everything but the panels."""
    steps = [f"M0,0H{WIDTH}V{height:.1f}H0z"]
    for index in range(len(grid.seen.panels)):
        left, top = grid.corner(index)
        right, bottom = left + grid.wide, top + grid.tall
        steps.append(f"M{left:.1f},{top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}z")
    return path("".join(steps), 'fill-rule="evenodd"', fill="ground")
