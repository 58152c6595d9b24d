"""G20: the rules of the large libraries answer what those answered, on recorded sweeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import lrsuggest

RECORDED = Path(__file__).parents[3] / "Tests" / "frameworks" / "parity" / "recorded.json"
STORED = json.loads(RECORDED.read_text())
RULES = {rule: place for place, rule in enumerate(STORED["rules"])}


@pytest.mark.parametrize("rule", RULES)
def test_g20_answers_are_those_of_the_library_to_the_last_bit(rule):
    ladders = STORED["lrs"][STORED["rules"][rule]]
    disagreements = []
    for number, sweep in enumerate(STORED["sweeps"]):
        losses = [float(loss) for loss in sweep["losses"].split()]
        ours = lrsuggest.rule(rule, ladders[str(len(losses))], losses)
        expected = sweep["answers"][RULES[rule]]
        if (ours if isinstance(ours, float) else None) != expected:
            disagreements.append((number, sweep["family"], len(losses), ours, expected))
    assert disagreements == []


@pytest.mark.parametrize("rule", RULES)
def test_there_are_enough_sweeps_with_an_answer(rule):
    answers = [sweep["answers"][RULES[rule]] for sweep in STORED["sweeps"]]
    assert len(answers) >= 300
    assert len({sweep["family"] for sweep in STORED["sweeps"]}) >= 12
    assert len({answer for answer in answers if answer is not None}) > 30
