"""Showing how far a range test has come: as a bar, as a picture, or not at all."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, Union

from ..errors import LRSuggestError
from ._sparkline import sparkline

if TYPE_CHECKING:
    from ..sweep import Sweep

__all__ = ["Progress", "ProgressArgument", "progress_of"]

ProgressArgument = Union[bool, Literal["plot"]]

INTERVAL, SHARE = 0.2, 50
"""Seconds between two updates of what is shown, or so many times what the last one took: drawing
must not slow the training.
"""


class Progress:
    """Shows nothing; the others show something.

    Parameters
    ----------
    sweep : Sweep
        What is shown.
    total : int
        The number of its learning rates.
    """

    def __init__(self, sweep: Sweep, total: int) -> None:
        self.sweep, self.total = sweep, total
        self._next = 0.0

    def turn(self, lr: float, loss: float) -> None:
        """Take notice of a step; draw if it is time."""
        began = monotonic()
        if began >= self._next:
            self.draw(f"lr {lr:.1e}, loss {loss:.3g}")
            ended = monotonic()
            self._next = ended + max(INTERVAL, SHARE * (ended - began))

    def close(self) -> None:
        """Draw the end."""
        reason = self.sweep.stop_reason
        self.draw("ended early" if reason == "running" else reason)

    def draw(self, _status: str) -> None:
        """Draw nothing."""


class Bar(Progress):
    """A bar of tqdm, with a small picture of the losses."""

    def __init__(self, sweep: Sweep, total: int, bar: Any) -> None:
        super().__init__(sweep, total)
        self._bar = bar(total=total, desc="range test", unit="step", mininterval=0)

    def draw(self, status: str) -> None:
        """Move the bar."""
        self._bar.set_postfix_str(f"{status} {sparkline(self.sweep.losses)}", refresh=False)
        self._bar.update(len(self.sweep) - self._bar.n)

    def close(self) -> None:
        """Leave the bar where it is."""
        super().close()
        self._bar.refresh()
        self._bar.close()


class Line(Progress):
    """One line of text that overwrites itself; without a terminal, only the last."""

    def turn(self, lr: float, loss: float) -> None:
        """Overwrite the line, where there is a terminal to do so."""
        if sys.stderr.isatty():
            super().turn(lr, loss)

    def draw(self, status: str) -> None:
        """Write the line anew."""
        count = f"{len(self.sweep)} of {self.total}"
        line = f"range test: {count}, {status} {sparkline(self.sweep.losses)}"
        sys.stderr.write(f"\r{line}\x1b[K" if sys.stderr.isatty() else line)
        sys.stderr.flush()

    def close(self) -> None:
        """End the line."""
        super().close()
        sys.stderr.write("\n")


class Picture(Progress):
    """A picture in a notebook that is drawn anew in its place."""

    def __init__(self, sweep: Sweep, total: int, display: Any) -> None:
        super().__init__(sweep, total)
        self._handle = display(sweep, display_id=True)

    def draw(self, _status: str) -> None:
        """Draw what has been recorded."""
        self._handle.update(self.sweep)


def progress_of(sweep: Sweep, total: int, wanted: ProgressArgument) -> Progress:
    """Choose what shows a sweep.

    Parameters
    ----------
    sweep : Sweep
        What is shown.
    total : int
        The number of its learning rates.
    wanted : bool or "plot"
        True for a bar: that of tqdm where it is installed. ``"plot"`` for a picture that grows,
        in notebooks; elsewhere a bar. False for nothing.

    Raises
    ------
    LRSuggestError
        It is none of these.
    """
    if wanted is False:
        return Progress(sweep, total)
    if wanted is not True and wanted != "plot":
        raise LRSuggestError(f'progress must be True, False or "plot", not {wanted!r:.80}')
    display = notebook() if wanted == "plot" else None
    if display is not None:
        return Picture(sweep, total, display)
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return Line(sweep, total)
    return Bar(sweep, total, tqdm)


def notebook() -> Any:
    """Return IPython's function that displays, where a notebook runs this; otherwise None."""
    shell = sys.modules.get("IPython")
    current = shell.get_ipython() if shell else None
    if current is None or not hasattr(current, "kernel"):
        return None
    from IPython.display import display

    return display
