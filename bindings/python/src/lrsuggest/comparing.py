"""What several rules say of one curve, in one picture."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ._arrays import shown
from ._canvas import Canvas
from ._flags import Flag
from ._losses import draw_curve
from ._view import View, height, view
from .errors import LRSuggestError
from .ruling import rule
from .suggesting import suggest
from .suggestion import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Unpack

    from ._typing import ArrayLike, ContextArguments

__all__ = ["plot_rules"]

USUAL = (
    "fastai_valley",
    "fastai_slide",
    "fastai_minimum",
    "fastai_steep",
    "lightning",
    "ignite",
    "torch_lr_finder",
    "elbow",
)
"""What most people know."""

TOGETHER, MOST_LABELS, MOST_LETTERS = 0.02, 10, 26
"""Rules closer than so many decades share a label; and more do, if there were too many labels."""


def plot_rules(
    lrs: ArrayLike,
    losses: ArrayLike,
    ax: Any = None,
    *,
    rules: Iterable[str] | None = None,
    **context: Unpack[ContextArguments],
) -> Any:
    """Draw where rules point on a curve, beside the suggestion and its interval.

    Rules that point to the same place share a label, which names as many as it can hold and
    counts the others. Those without an answer are named above the curve.

    Parameters
    ----------
    lrs, losses : array-like
        The curve, as :func:`lrsuggest.suggest` takes it.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure where left out.
    rules : iterable of str, optional
        Any of :func:`lrsuggest.rules`; where left out, those of fastai, Lightning, ignite and
        torch-lr-finder, and the elbow.
    **context
        What :func:`lrsuggest.suggest` takes after the curve.

    Returns
    -------
    matplotlib.axes.Axes
        What was drawn on.

    Raises
    ------
    LRSuggestError
        A rule is unknown, the points are no curve, or matplotlib is not installed.
    """
    if isinstance(rules, str):
        raise LRSuggestError(f"rules must be a list of names, such as [{shown(rules)}]")
    own = suggest(lrs, losses, **context)
    points = own._reading.points()
    answers = {name: rule(name, *points, **context) for name in rules or USUAL}
    rates = {name: answer for name, answer in answers.items() if isinstance(answer, float)}
    silent = [name for name in answers if name not in rates]
    canvas, seen = Canvas(ax), view(own._reading)
    canvas.below(draw_curve(canvas.ax, seen, canvas.palette))
    draw_picks(canvas, seen, rates)
    flags = [labelled(group) for group in grouped(rates)]
    if isinstance(own, Suggestion):
        flags.append(Flag("lrsuggest", own.lr, "chosen"))
        canvas.shade(own.interval)
    else:
        silent.append("lrsuggest")
    notice = f"No answer: {', '.join(silent)}." if silent else ""
    return canvas.finish(f"{len(answers)} rules on one curve", flags, seen, notice)


def draw_picks(canvas: Canvas, seen: View, rates: dict[str, float]) -> None:
    """Mark on the smooth curve what each rule picks."""
    if seen.smooth is None:
        return
    places = [(lr, height(seen.smooth, lr)) for lr in rates.values()]
    canvas.mark([(lr, loss) for lr, loss in places if loss is not None], "classic", "rules")


def grouped(rates: dict[str, float]) -> list[dict[str, float]]:
    """Put together what nobody could tell apart, and the nearest while there are too many."""
    groups = [{name: lr} for name, lr in sorted(rates.items(), key=lambda pair: pair[1])]
    while len(groups) > 1:
        gaps = [middle(after) - middle(before) for before, after in zip(groups, groups[1:])]
        nearest = min(range(len(gaps)), key=gaps.__getitem__)
        if gaps[nearest] > TOGETHER and len(groups) <= MOST_LABELS:
            break
        groups[nearest].update(groups.pop(nearest + 1))
    return groups


def middle(group: dict[str, float]) -> float:
    """Return the mean of the logarithms."""
    return sum(map(math.log10, group.values())) / len(group)


def labelled(group: dict[str, float]) -> Flag:
    """Name as many rules of a group as a label holds, and count the others."""
    names = list(group)
    kept = max(1, sum(total <= MOST_LETTERS for total in accumulate(len(one) + 2 for one in names)))
    others = f" +{len(names) - kept}" if len(names) > kept else ""
    return Flag(", ".join(names[:kept]) + others, 10 ** middle(group), "classic")
