"""The rules, by name."""

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
        if losses[-1] == min(losses) and not isinstance(found, float):
            assert found.code == "no_answer"  # a rule for curves that rise again
            continue
        assert isinstance(found, float)
        # Networks may look beyond the sweep: as far as their offsets reach.
        beyond = 100 if lrsuggest.rule_info(name).family == "learned" else 1
        assert lrs[0] / 10 / beyond <= found <= lrs[-1] * beyond


def test_a_rule_without_a_point_to_show():
    refusal = lrsuggest.rule("minimum", [5e-324, 1.0], [1.0, 2.0])
    assert refusal.code == "no_answer"
    assert "minimum" in refusal.explanation()


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


def test_unknown_rules_name_the_nearest_ones():
    for unknown, nearest in (("minimun", "minimum"), ("vally", "valley"), ("steep\u00a0", "steep")):
        assert nearest in refused(unknown, LRS, LOSSES, call=lrsuggest.rule)
        assert nearest in refused(unknown, call=lrsuggest.rule_info)
    for unknown in ("", "VALLEY", "x" * 10_000):
        assert "rule is" in refused(unknown, LRS, LOSSES, call=lrsuggest.rule)


@pytest.mark.parametrize("name", lrsuggest.rules())
def test_every_rule_says_what_it_is(name):
    info = lrsuggest.rule_info(name)
    assert info.name == name
    assert name in lrsuggest.rules(info.family)
    assert min(len(info.summary), len(info.formula), len(info.source), len(info.caveat)) > 3
    assert info.corrected is None or info.corrected in lrsuggest.rules()


def test_families_share_out_the_rules():
    families = {lrsuggest.rule_info(name).family for name in lrsuggest.rules()}
    assert sum(len(lrsuggest.rules(family)) for family in families) == len(lrsuggest.rules())
    assert "arrays" in refused("array", call=lrsuggest.rules)


@pytest.mark.parametrize("name", [None, 3, b"valley", ["valley"], "valley\0", lrsuggest.rule])
def test_names_that_are_no_names(name):
    assert "name must" in refused(name, LRS, LOSSES, call=lrsuggest.rule)


def test_misuse():
    assert "losses" in refused("valley", LRS, None, call=lrsuggest.rule)
    assert "empty" in refused("valley", [], [], call=lrsuggest.rule)
