"""What can be said of a sample in a formula, for the claims and the numbers of the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lrsuggest

from .sample import Sample, sample

if TYPE_CHECKING:
    from collections.abc import Callable

LANDMARKS = ("descent_start", "steepest", "valley", "minimum", "elbow")


class Facts(dict[str, Any]):
    """Names to numbers.

    The five landmarks by their names, the answer as `lrsuggest`, every other rule by its
    name: rates, None where there is none. `refusal` is the code of a refusal,
    `confidence` and `doubts` are those of the answer. `best`, `low` and `high` are the best measured
    rate and the ends of what loses at most a twentieth, one-cycle; the same with `constant_`.
    `fitting_best` is the best rate, one-cycle, for the rows that were trained on.
    `lost(rate)` and `constant_lost(rate)` say what training with a rate loses; `at(name)` are the
    facts of another sample.
    """

    def __init__(self, of: Sample) -> None:
        answer = of.answer
        marks = {mark.name: mark.lr for mark in answer.landmarks}
        super().__init__({name: marks.get(name) for name in LANDMARKS})
        self.sample = of
        self["at"] = facts_of
        self["lrsuggest"] = answer.lr if answer else None
        self["refusal"] = None if answer else answer.code
        self["confidence"] = answer.confidence if answer else None
        self["doubts"] = len(answer.doubts) if answer else 0
        self["smallest"] = min((one for one in of.losses if one == one), default=None)
        if of.fitting is not None:
            self["fitting_best"] = 10**of.fitting.best
        for schedule, prefix in (("one-cycle", ""), ("constant", "constant_")):
            truth = of.truth.get(schedule)
            if truth is None:
                continue
            self[f"{prefix}best"] = 10**truth.best
            self[f"{prefix}low"], self[f"{prefix}high"] = (
                10 ** float(end) for end in (truth.band.min(), truth.band.max())
            )
            self[f"{prefix}lost"] = loser(truth.regret_at)

    def __missing__(self, name: str) -> float | None:
        """Ask a rule when it is named."""
        if name not in lrsuggest.rules():
            raise KeyError(name)
        self[name] = ask(name, self.sample)
        return self[name]

    def value(self, formula: str) -> Any:
        """Work a formula out.

        Raises
        ------
        ValueError
            The formula cannot be worked out on this sample.
        """
        known = {"__builtins__": {"abs": abs, "min": min, "max": max}}
        try:
            return eval(formula, known, self)
        except (NameError, TypeError, SyntaxError) as error:
            raise ValueError(f"{self.sample.name}: {formula}: {error}") from error


def facts_of(name: str) -> Facts:
    """Return what can be said of the sample of a name."""
    return Facts(sample(name))


def ask(rule: str, of: Sample) -> float | None:
    """Return the rate that a rule picks, None where it picks none."""
    return lrsuggest.rule(rule, *of.curve, **of.context) or None


def loser(regret_at: Callable[[float], Any]) -> Callable[[float], float]:
    """Return what a rate loses as a plain number."""
    return lambda rate: float(regret_at(rate))
