"""The words around the tables of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from judging import CELLS
from report import text

HEAD = """# What the networks are worth

Written by `make learned`; do not edit. The networks behind the rules `learned...`, judged on
recorded trainings whose data sets ({data} folds) or families of networks ({family} folds) they were
not trained on; pre-training is on simulated trainings alone, so that every fold shares it. Mean
*regret*: the share of the achievable improvement that the answer loses; in brackets, how many
answers lose half or more. Short trainings have fewer than 1,000 steps. Only curves that `suggest`
answers, from sweeps of 100 steps, unless it says so. The formula with a star is that of `suggest`,
with constants fitted without the data set judged.

Not cross-validated: the anchor of the frame, whose rounded constants were fitted to all data
sets; the table of costs (2 x 161 means over all tasks); one temperature a member; the weight of the
recurrent network; the shape of networks and recipe, chosen among a dozen by a first look at these
very folds. The library answers by the formula where a feature lies outside of what was recorded,
which none of these curves does.

![Loss while training](learning_curves.svg)"""


VERDICT = """`suggest` is to answer by the networks once they lose less than the formula by more
than the noise of drawing data sets (a 90 % interval below zero) under both schedules, in short and
long trainings, with data sets and with families left out. They do in {count} of {of}: {where}.
Until it is all, they are the rule `learned`."""


def named(cell: tuple[str, bool]) -> str:
    """A cell in words."""
    return f"{cell[0]}, {'long' if cell[1] else 'short'}"


def cells_header(first: str) -> list[str]:
    """The names of the columns."""
    return [first, *map(named, CELLS)]


def goal(
    title: str, value: float, wanted: float, show: Callable[[float], str] = text.regret
) -> list[str]:
    """A line of the goals."""
    met = "met" if value <= wanted else "**not met**"
    return [title, show(value), f"≤ {show(wanted)}", met]


def pairs(found: Sequence[tuple[float, float]]) -> list[str]:
    """Mean regrets, and in brackets how many lose half or more."""
    return [f"{text.regret(mean)} ({text.share(lost)})" for mean, lost in found]
