"""G20: the rules of the smaller libraries answer what those answer, on stored curves."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

import lrsuggest

FIXTURES = Path(__file__).parents[3] / "Tests" / "Fixtures" / "small_libraries" / "fixtures.json"
STORED = json.loads(FIXTURES.read_text())


def rates(count: int) -> list[float]:
    """Return the rates of a stored curve."""
    return [1e-7 * 1e8 ** (k / max(1, count - 1)) for k in range(count)]


@pytest.mark.parametrize("name", STORED["rules"])
def test_g20_answers_are_those_of_the_library(name):
    place = STORED["rules"].index(name)
    for number, curve in enumerate(STORED["curves"]):
        losses = [float(loss) for loss in curve["losses"].split()]
        answer, expected = lrsuggest.rule(name, rates(len(losses)), losses), curve["answers"][place]
        which = f"{curve['family']}, curve {number}, {len(losses)} points: {answer} {expected}"
        if expected is None:
            assert isinstance(answer, lrsuggest.Refusal), which
        else:
            assert isinstance(answer, float), which
            assert math.isclose(answer, expected, rel_tol=1e-9), which


def test_there_are_enough_curves():
    assert len(STORED["curves"]) >= 300
    assert len({curve["family"] for curve in STORED["curves"]}) == 12
    for place, name in enumerate(STORED["rules"]):
        answers = [curve["answers"][place] for curve in STORED["curves"]]
        assert len({answer for answer in answers if answer is not None}) > 40, name
