"""The words around the tables of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from judging import CELLS
from scoring.bootstrap import Estimate

HEAD = """# What the networks are worth

Written by `make learned`; do not edit. The networks behind the rules `learned...`, judged on
recorded trainings whose data sets ({data} folds) or families of networks ({family} folds) they were
not trained on; pre-training is on simulated trainings alone, so that every fold shares it. Mean
*regret*: the share of the achievable improvement that the answer loses; in brackets, how many
answers lose half or more. Short trainings have fewer than 1,000 steps. Only curves that `suggest`
answers, from sweeps of 100 steps, unless it says so. The formula with a star is that of `suggest`,
with constants fitted without the data set judged.

Not cross-validated: the anchor of the frame, whose six rounded constants were fitted to all data
sets; the table of costs (2 x 161 means over all tasks); one temperature a member; the weight of the
recurrent network; the shape of networks and recipe, chosen among a dozen by a first look at these
very folds. The library answers by the formula where a feature lies outside of what was recorded,
which none of these curves does.

![Loss while training](learning_curves.svg)"""


def named(cell: tuple[str, bool]) -> str:
    """A cell in words."""
    return f"{cell[0]}, {'long' if cell[1] else 'short'}"


def cells_header(first: str) -> list[str]:
    """The names of the columns."""
    return [first, *map(named, CELLS)]


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table, the first column to the left."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def goal(
    title: str, value: float, wanted: float, show: Callable[[float], str] = "{:.3f}".format
) -> list[str]:
    """A line of the goals."""
    met = "met" if value <= wanted else "**not met**"
    return [title, show(value), f"≤ {show(wanted)}", met]


def share(value: float) -> str:
    """A share of one in per cent."""
    return f"{100 * value:.1f} %"


def pairs(found: Sequence[tuple[float, float]]) -> list[str]:
    """Mean regrets, and in brackets how many lose half or more."""
    return [f"{mean:.3f} ({share(lost)})" for mean, lost in found]


def estimate(found: Estimate) -> str:
    """A difference with its interval."""
    return f"{found.value:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"
