"""What a refusal can do, and refuses to do."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from conftest import refused
from curves import falling, noise_only, rates

import lrsuggest


@pytest.fixture(params=["suggest", "rule", "nothing finite", "one point"])
def refusal(request):
    return {
        "suggest": lambda: lrsuggest.suggest(*noise_only()),
        "rule": lambda: lrsuggest.rule("steep", [0.1], [1.0]),
        "nothing finite": lambda: lrsuggest.suggest(rates(), [float("nan")] * 101),
        "one point": lambda: lrsuggest.suggest([0.1], [1.0]),
    }[request.param]()


def test_it_is_false(refusal):
    assert isinstance(refusal, lrsuggest.Refusal)
    assert bool(refusal) is False


def test_its_texts(refusal):
    assert refusal.code in {"no_descent", "too_few_points", "no_finite_loss"}
    assert isinstance(refusal.reasons, tuple)
    assert refusal.reasons
    assert all(refusal.reasons)
    assert refusal.explanation()
    assert refusal.page == f"docs/troubleshooting/{refusal.code}.md"


def test_it_is_no_number(refusal):
    message = refused(refusal, call=float)
    assert refusal.code in message
    assert refusal.reasons[0] in message
    assert message.endswith(refusal.page)


def test_its_repr(refusal):
    made = eval(repr(refusal), {"Refusal": dict})
    assert made == {"code": refusal.code, "reasons": refusal.reasons}


def test_it_is_frozen(refusal):
    with pytest.raises(dataclasses.FrozenInstanceError):
        refusal.code = "none"


def test_it_is_a_value(refusal):
    for twin in (pickle.loads(pickle.dumps(refusal)), copy.copy(refusal), copy.deepcopy(refusal)):
        assert twin == refusal
        assert hash(twin) == hash(refusal)
        assert twin.reasons == refusal.reasons
        assert twin.explanation() == refusal.explanation()
    assert refusal != lrsuggest.suggest(*falling(4))


def test_its_landmarks(refusal):
    assert isinstance(refusal.landmarks, lrsuggest.Landmarks)
