"""What all pictures by matplotlib have in common: labels on poles above what is drawn."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ._flags import lay_out
from ._key import Room, draw_key
from ._lettering import FONT, LETTER, LINE, entitle, literal
from ._surface import new_axes, palette_of

if TYPE_CHECKING:
    from ._flags import Flag, Layout
    from ._view import View
    from .search_range import SearchRange

__all__ = ["Canvas"]

MOST_LINES, MOST_STRIP = 6, 0.65
"""What a notice, and what labels and notice together, may take of the height."""


class Canvas:
    """The axes that are drawn on, in colours that suit them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        A new figure where left out.
    """

    def __init__(self, ax: Any = None) -> None:
        self.ax = new_axes() if ax is None else ax
        self.palette = palette_of(self.ax)
        self.ax.set_xscale("log")
        self.ax.set_autoscale_on(False)  # its margins overflow at the ends of the numbers
        self._below: list[Any] = []

    def below(self, drawn: list[Any]) -> None:
        """Keep what was drawn below the labels."""
        self._below += drawn

    def shade(self, interval: SearchRange) -> None:
        """Shade the interval of an answer."""
        style = {"color": self.palette.interval, "alpha": 0.22, "lw": 0}
        self.below([self.ax.axvspan(*interval, label="80 % interval", **style)])

    def mark(self, points: list[tuple[float, float]], role: str, label: str | None = None) -> None:
        """Mark points of the curve, with diamonds where others would choose them."""
        if points:
            shape, color = "D" if role == "classic" else "o", self.palette.color(role)
            style = {"mec": self.palette.ground, "ls": "", "marker": shape, "zorder": 5}
            self.below(self.ax.plot(*zip(*points), ms=6, color=color, label=label, **style))

    def finish(self, title: str, flags: list[Flag], seen: View, notice: str = "") -> Any:
        """Write the title, the labels on poles above the curve and the notice above them."""
        pixels = FONT * self.ax.figure.dpi / 72
        letter, line = LETTER * pixels / self.ax.bbox.width, LINE * pixels / self.ax.bbox.height
        room = max(1, int(MOST_STRIP / line))
        columns, most = max(12, int(0.97 / letter)), min(MOST_LINES, room)
        lines = wrap(notice, columns, max_lines=most, placeholder=" …")
        layout = lay_out(flags, seen.lrs, letter, max(1, room - len(lines)))
        strip = line * (layout.height + len(lines) + 0.4)
        self.frame(layout, seen, strip)
        self.write(lines, line)
        self.fly(layout, strip, line)
        self.clip(strip)
        entitle(self.ax, title)
        poles = [flag.lr for flag in layout.flags]
        draw_key(self.ax, seen, Room(1 - strip, letter, line, poles), FONT)
        return self.ax

    def frame(self, layout: Layout, seen: View, strip: float) -> None:
        """Show the curve below the strip of labels, and as far as the labels reach."""
        self.ax.set_xlim(10**layout.left, 10**layout.right)
        self.ax.set_ylim(seen.low, seen.low + (seen.high - seen.low) / max(1 - strip, 0.3))
        self.ax.set_xlabel("Learning rate")
        self.ax.set_ylabel("Loss")

    def fly(self, layout: Layout, strip: float, line: float) -> None:
        """Draw the poles and the labels."""
        for flag, row in zip(layout.flags, layout.rows):
            base = 1 - strip + line * (row + 0.2)
            color = self.palette.color(flag.role)
            thick = 1.6 if flag.is_bold else 0.7
            self.ax.axvline(flag.lr, 0, base + 0.75 * line, color=color, lw=thick, alpha=0.6)
            self.ax.annotate(
                literal(flag.text),
                (flag.lr, base),
                xycoords=self.ax.get_xaxis_transform(),
                xytext=(3, 0),
                textcoords="offset points",
                color=color,
                fontsize=FONT,
                fontweight="bold" if flag.is_bold else "normal",
            )

    def write(self, lines: list[str], line: float) -> None:
        """Write the notice along the upper edge."""
        style = {"color": self.palette.ink, "fontsize": FONT, "va": "top"}
        for row, text in enumerate(lines):
            height = 1 - line * (row + 0.3)
            self.ax.text(0.01, height, literal(text), transform=self.ax.transAxes, **style)

    def clip(self, strip: float) -> None:
        """Cut what leaves the place below the labels."""
        from matplotlib.patches import Rectangle

        place = Rectangle((0, 0), 1, 1 - strip, transform=self.ax.transAxes)
        for artist in self._below:
            artist.set_clip_path(place)
