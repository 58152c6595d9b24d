"""Published rules, on the points as they are."""

from __future__ import annotations

import pytest
from conftest import refused
from curves import exponential, falling

import lrsuggest

LRS, LOSSES = falling()


def test_their_names():
    assert {"valley", "slide", "minimum", "steep"} <= set(lrsuggest.rules())
    assert isinstance(lrsuggest.rules(), tuple)
    assert len(set(lrsuggest.rules())) == len(lrsuggest.rules())


@pytest.mark.parametrize("name", lrsuggest.rules())
def test_every_rule_answers(name):
    for lrs, losses in (falling(), falling(noise=0.3), exponential(1e-2)):
        found = lrsuggest.rule(name, lrs, losses)
        assert isinstance(found, float)
        assert lrs[0] / 10 <= found <= lrs[-1]


def test_the_minimum_is_a_tenth_of_the_lowest_points_rate():
    lowest = LRS[LOSSES.index(min(LOSSES))]
    assert lrsuggest.rule("minimum", LRS, LOSSES) == lowest / 10


def test_nothing_is_smoothed():
    spike = [*LOSSES[:5], -99.0, *LOSSES[6:]]
    assert lrsuggest.rule("minimum", LRS, spike) == LRS[5] / 10


def test_too_few_points():
    refusal = lrsuggest.rule("steep", [0.1], [1.0])
    assert not refusal
    assert refusal.code == "too_few_points"
    assert refusal.explanation() == refusal.reasons[0]


def test_unknown_rules_list_the_known_ones():
    for unknown in ("steepest", "", "VALLEY", "valley\u00a0"):
        message = refused(unknown, LRS, LOSSES, call=lrsuggest.rule)
        assert [name for name in lrsuggest.rules() if name not in message] == []


@pytest.mark.parametrize("name", [None, 3, b"valley", ["valley"], "valley\0", lrsuggest.rule])
def test_names_that_are_no_names(name):
    assert "name must" in refused(name, LRS, LOSSES, call=lrsuggest.rule)


def test_misuse():
    assert "losses" in refused("valley", LRS, None, call=lrsuggest.rule)
    assert "empty" in refused("valley", [], [], call=lrsuggest.rule)
