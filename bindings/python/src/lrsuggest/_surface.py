"""What is drawn on, and the colours that suit it."""

from __future__ import annotations

from typing import Any

from ._optional import needed
from ._palette import DARK, LIGHT, Palette

__all__ = ["new_axes", "palette_of"]


def new_axes(height: float = 4.4) -> Any:
    """Make a figure with one pair of axes, of so many inches in height.

    Raises
    ------
    LRSuggestError
        matplotlib is not installed.
    """
    plt = needed("matplotlib.pyplot", "plotting", "'lrsuggest[plot]'")
    return plt.subplots(figsize=(7.2, height), layout="constrained")[1]


def palette_of(ax: Any) -> Palette:
    """Choose the colours by what lies behind them: the axes, or the figure shining through."""
    from matplotlib.colors import to_rgba

    brightness = 1.0
    for face in (ax.figure.get_facecolor(), ax.get_facecolor()):
        red, green, blue, cover = to_rgba(face)
        brightness += cover * (0.299 * red + 0.587 * green + 0.114 * blue - brightness)
    return LIGHT if brightness > 0.5 else DARK
