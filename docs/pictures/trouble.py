"""A real range test that is refused or doubted, and what the cure would have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from recorded import range_test

import lrsuggest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Answer = lrsuggest.Suggestion | lrsuggest.RunsSuggestion | lrsuggest.Refusal


class Trouble(NamedTuple):
    """The curve, the answer to it, and other answers about the same training, each by its name.

    Parameters
    ----------
    task, name : str
        The training whose outcome is known, and the corpus that it is in.
    lrs, losses : list of float
        The curve.
    answer : Suggestion or Refusal
        What is said of it.
    others : mapping of str to an answer
        What is said where one thing was done otherwise.
    """

    task: str
    lrs: list[float]
    losses: list[float]
    answer: lrsuggest.Suggestion | lrsuggest.Refusal
    others: Mapping[str, Answer]
    name: str = "public"


def four_sweeps(task: str, steps: int, seed: int) -> Answer:
    """Ask about four sweeps with other orders of the data, beginning with that of `seed`."""
    seeds = [(seed + offset) % 8 for offset in range(4)]
    return lrsuggest.suggest_runs([range_test(task, one) for one in seeds], steps=steps)


def longer_sweep(task: str, steps: int) -> lrsuggest.Suggestion | lrsuggest.Refusal:
    """Ask about a sweep of 400 steps."""
    return lrsuggest.suggest(*range_test(task, count=400), steps=steps)


def shaky(task: str, steps: int, seed: int) -> Trouble:
    """Show a sweep as recorded, and what four of them or a longer one would have answered."""
    curve = range_test(task, seed)
    cures = {
        "four sweeps": four_sweeps(task, steps, seed),
        "400 steps": longer_sweep(task, steps),
    }
    return Trouble(task, *curve, lrsuggest.suggest(*curve, steps=steps), cures)


def picture(trouble: Callable[[], Trouble]) -> None:
    """Draw the curve and what is said of it."""
    trouble().answer.plot()
