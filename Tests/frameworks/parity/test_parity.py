"""Every rule of a library against the library itself, on the same scripted losses."""

from __future__ import annotations

from functools import cache

import lrsuggest
import pytest

from libraries import LIBRARIES, Library, ladder
from scripts import FAMILIES, LENGTHS, SEEDS, scripts
from sweep import Sweep

CASES = [(library, rule) for library, rules in LIBRARIES.items() for rule in rules]


def test_there_are_curves_enough() -> None:
    assert len(FAMILIES) >= 12
    assert len(FAMILIES) * len(LENGTHS) * SEEDS >= 300


@cache
def swept(library: Library, family: str) -> list[Sweep]:
    """What a library made of the curves of a family."""
    return [library(losses) for losses in scripts(family)]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("library", "rule"), CASES, ids=[rule for _, rule in CASES])
def test_the_rule_answers_what_the_library_answers(
    library: Library, rule: str, family: str
) -> None:
    disagreements = []
    for losses, sweep in zip(scripts(family), swept(library, family), strict=True):
        lrs = ladder(library, len(losses))
        assert sweep.lrs == lrs[: len(sweep.lrs)]
        ours = lrsuggest.rule(rule, lrs, losses)
        answer = sweep.answers[rule]
        if (ours if isinstance(ours, float) else None) != answer:
            disagreements.append((len(losses), answer, ours))
    assert disagreements == []


@pytest.mark.parametrize(("library", "rule"), CASES, ids=[rule for _, rule in CASES])
def test_most_comparisons_are_of_rates(library: Library, rule: str) -> None:
    answers = [sweep.answers[rule] for family in FAMILIES for sweep in swept(library, family)]
    assert sum(answer is not None for answer in answers) > len(answers) / 2
    assert len(set(answers)) > 30
