"""Labels above a curve, laid out like flags on poles so that none covers another."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Flag", "flags_of", "right_end", "rows"]


class Flag(NamedTuple):
    """A label at one position of the horizontal axis."""

    text: str
    position: float
    color: str
    weight: str = "normal"


def right_end(left: float, right: float, spans: list[tuple[float, float]]) -> float:
    """Return how far the axis must reach so that every flag fits beside its pole.

    Parameters
    ----------
    left, right : float
        The ends of the axis.
    spans : list of (float, float)
        The position of each pole on the axis, and the width of its flag as a share of
        the axis.
    """
    needed = (left + (at - left) / (1 - width) for at, width in spans if width < 1)
    return max([right, *needed])


def rows(spans: list[tuple[float, float]]) -> list[int]:
    """Give each flag the lowest row in which no pole crosses it.

    A flag reaches from its pole to the right, over the poles of its neighbours: it must
    fly higher than they do.

    Parameters
    ----------
    spans : list of (float, float)
        Where each flag begins and how wide it is, in one unit.

    Returns
    -------
    list of int
        The row of each flag, 0 being the lowest.
    """
    taken: list[int] = [0] * len(spans)
    placed: list[int] = []
    for index in sorted(range(len(spans)), key=lambda one: spans[one], reverse=True):
        start, width = spans[index]
        crossed = [taken[one] + 1 for one in placed if spans[one][0] < start + width]
        taken[index] = max(crossed, default=0)
        placed.append(index)
    return taken


def flags_of(names: dict[str, float], color: str) -> list[Flag]:
    """Label learning rates by name and number."""
    return [Flag(f"{name.replace('_', ' ')} {lr:.2g}", lr, color) for name, lr in names.items()]
