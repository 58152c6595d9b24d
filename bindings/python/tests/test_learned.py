"""What networks say, of recorded curves and of sweeps in progress."""

from __future__ import annotations

import dataclasses
import math
import pickle

import pytest
from conftest import refused
from curves import falling, flat, usual

import lrsuggest
from lrsuggest import Sweep, learned

LRS, LOSSES = falling(noise=0.02)
MEMBERS = ("ensemble", "features", "cnn", "gru", "image")


@pytest.mark.parametrize("member", MEMBERS)
def test_an_estimate_is_well_formed(member):
    found = learned(LRS, LOSSES, member, schedule="constant", steps=500)
    assert found.interval.low <= found.lr == float(found) <= found.interval.high
    assert len(found.distribution) == 41
    assert math.fsum(found.distribution) == pytest.approx(1, abs=1e-12)
    assert 0 < found.spread <= 2
    assert found.disagreement >= 0
    assert found.is_supported in (True, False)
    assert learned(LRS, LOSSES, member, schedule="constant", steps=500) == found
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.lr = 1.0


@pytest.mark.parametrize("member", MEMBERS)
def test_scaled_rates_scale_the_answer(member):
    scaled = learned([1000 * lr for lr in LRS], LOSSES, member)
    assert scaled.lr == pytest.approx(1000 * learned(LRS, LOSSES, member).lr, rel=1e-8)


@pytest.mark.parametrize("member", MEMBERS)
def test_the_rule_of_a_member_gives_its_rate(member):
    name = "learned" if member == "ensemble" else f"learned_{member}"
    for context in ({}, {"schedule": "constant", "steps": 300, "optimizer": "adam"}):
        expected = learned(LRS, LOSSES, member, **context).lr
        assert lrsuggest.rule(name, LRS, LOSSES, **context) == expected
    assert name in lrsuggest.rules("learned")


def test_the_context_moves_these_rules_and_no_others():
    context = {"schedule": "constant", "steps": 8000, "smoothing": 10.0}
    for name in lrsuggest.rules():
        plain, told = (lrsuggest.rule(name, LRS, LOSSES, **known) for known in ({}, context))
        assert (plain == told) == (lrsuggest.rule_info(name).family != "learned")


def test_a_refused_rule_keeps_the_context():
    refusal = lrsuggest.rule("learned", *flat(), steps=700)
    assert refusal.code == "no_answer"


def test_without_an_anchor_there_is_none():
    for member in MEMBERS:
        assert learned(*flat(), member) is None
        assert learned([1e-3], [1.0], member) is None
        assert learned(LRS, [math.nan] * len(LRS), member) is None


def test_misuse():
    assert "ensemble, features" in refused(LRS, LOSSES, "rnn", call=learned)
    assert "member" in refused(LRS, LOSSES, None, call=learned)
    assert "steps" in refused(LRS, LOSSES, steps=0, call=learned)
    assert "losses" in refused(LRS, LOSSES[:-1], call=learned)
    assert "steps" in refused("learned", LRS, LOSSES, steps=0, call=lrsuggest.rule)
    assert "schedule" in refused("valley", LRS, LOSSES, schedule="up", call=lrsuggest.rule)
    with pytest.raises(TypeError, match="rows"):
        learned(LRS, LOSSES, rows=3)


def test_a_sweep_can_be_asked_after_every_loss():
    sweep = Sweep(1e-5, 1, num_iter=60)
    assert sweep.estimate() is None
    for lr in sweep:
        sweep.record(usual(lr))
        found = sweep.estimate(steps=900, schedule="constant")
        assert found.interval.low <= found.lr <= found.interval.high
    assert found.is_supported
    assert sweep.estimate(steps=900, schedule="constant") == found
    whole = learned(sweep.lrs, sweep.losses, "gru", steps=900, schedule="constant")
    assert whole.lr == found.lr
    assert whole.distribution == found.distribution


def test_a_sweep_without_a_finite_loss():
    sweep = Sweep(stop="never")
    for _ in sweep:
        sweep.record(math.nan)
    assert sweep.estimate() is None
    assert "steps" in refused(steps=-3, call=sweep.estimate)
