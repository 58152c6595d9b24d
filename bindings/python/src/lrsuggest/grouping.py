"""Range tests of several layer groups, in one picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._canvas import Canvas
from ._context import Context
from ._flags import Flag
from ._reading import Reading
from ._runs import curve
from ._view import View, view
from .errors import LRSuggestError
from .suggesting import answer

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._typing import ArrayLike, ContextArguments

__all__ = ["plot_groups"]

DASHES = ("-", "--", "-.", ":")


def plot_groups(
    groups: Mapping[str, tuple[ArrayLike, ArrayLike]],
    ax: Any = None,
    **context: Unpack[ContextArguments],
) -> Any:
    """Draw the smooth curves of several layer groups, and the rate suggested for each.

    Parameters
    ----------
    groups : mapping of str to (lrs, losses)
        The range test of each group, as :func:`lrsuggest.suggest` takes it, by its name.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure where left out.
    **context
        What :func:`lrsuggest.suggest` takes after the curve.

    Returns
    -------
    matplotlib.axes.Axes
        What was drawn on.

    Raises
    ------
    LRSuggestError
        There is no group, one is no curve, or matplotlib is not installed.
    """
    if not isinstance(groups, Mapping) or not groups:
        raise LRSuggestError("groups must map at least one name to a pair (lrs, losses)")
    known = Context.checked(**context)
    readings = {
        str(name): Reading(curve(pair, f"groups[{name!r}]"), known) for name, pair in groups.items()
    }
    answers = {name: answer(reading) for name, reading in readings.items()}
    canvas, views = Canvas(ax), [view(reading) for reading in readings.values()]
    flags = []
    for index, (name, seen) in enumerate(zip(readings, views)):
        color = canvas.palette.cycle[index % len(canvas.palette.cycle)]
        draw_group(canvas, name, seen, {"color": color, "ls": DASHES[index % len(DASHES)]})
        if answers[name]:
            flags.append(Flag(name, float(answers[name]), color))
    silent = ", ".join(name for name in answers if not answers[name])
    notice = f"No suggestion for {silent}." if silent else ""
    return canvas.finish("Suggested learning rates by group", flags, together(views), notice)


def draw_group(canvas: Canvas, name: str, seen: View, style: dict[str, str]) -> None:
    """Draw one smooth curve; the recorded losses where there is none."""
    line = (seen.lrs, seen.losses) if seen.smooth is None else seen.smooth[:2]
    label = f" {name}" if name.startswith("_") else name  # matplotlib hides names like _this
    canvas.below(canvas.ax.plot(*line, lw=1.8, label=label, **style))


def together(views: list[View]) -> View:
    """Make one view that shows all."""
    lrs = [lr for seen in views for lr in seen.lrs]
    losses = [loss for seen in views for loss in seen.losses]
    low, high = min(seen.low for seen in views), max(seen.high for seen in views)
    return View(lrs, losses, None, low, high)
