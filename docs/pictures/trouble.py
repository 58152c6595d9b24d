"""A real range test that is refused or doubted, and what the cure would have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from recorded import CLEAR, budget, range_test

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


def shaky(task: str, seed: int, name: str = "public") -> Trouble:
    """Show a sweep as recorded, and what four of them or a longer one would have answered."""
    steps = budget(task, name)
    first, *more = (
        range_test(task, (seed + offset) % 8, name=name) for offset in range(4)
    )
    longer = range_test(task, count=400, name=name)
    cures = {
        "four sweeps": lrsuggest.suggest_runs([first, *more], steps=steps),
        "400 steps": lrsuggest.suggest(*longer, steps=steps),
    }
    return Trouble(task, *first, lrsuggest.suggest(*first, steps=steps), cures, name)


def changed(
    lrs: list[float],
    losses: list[float],
    whole: str,
    others: Mapping[str, Answer] | None = None,
) -> Trouble:
    """Show what became of a clear sweep; `whole` names what the sweep itself would have answered."""
    steps = budget(CLEAR)
    answer = lrsuggest.suggest(lrs, losses, steps=steps)
    sound = lrsuggest.suggest(*range_test(CLEAR), steps=steps)
    return Trouble(CLEAR, lrs, losses, answer, {**(others or {}), whole: sound})


def picture(trouble: Callable[[], Trouble]) -> None:
    """Draw the curve and what is said of it."""
    trouble().answer.plot()
