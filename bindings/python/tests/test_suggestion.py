"""What a suggestion can do."""

from __future__ import annotations

import copy
import dataclasses
import gc
import math
import pickle
from ctypes import byref, c_size_t

import pytest
from conftest import refused
from curves import falling

import lrsuggest
from lrsuggest._check import call
from lrsuggest._handles import CurveHandle

CONTEXT = {"optimizer": "adam", "steps": 1000, "batch_size": 32, "schedule": "cosine", "epochs": 60}
LRS, LOSSES = falling(noise=0.02)


@pytest.fixture
def answer():
    return lrsuggest.suggest(LRS, LOSSES, **CONTEXT)


def test_its_numbers(answer):
    assert float(answer) == answer.lr
    assert math.log10(answer) == math.log10(answer.lr)
    low, high = answer.interval
    assert (low, high) == (answer.interval.low, answer.interval.high)
    assert isinstance(answer.search_range, lrsuggest.SearchRange)


def test_it_is_true(answer):
    assert bool(answer) is True


def test_its_texts(answer):
    assert f"{answer.lr:.3g}"[:3] in answer.explanation()
    assert all(isinstance(text, str) and text for text in answer.assumptions + answer.doubts)
    assert isinstance(answer.doubts, tuple)


def test_doubts_are_told():
    lrs, losses = falling(15)
    assert lrsuggest.suggest(lrs, losses, steps=10**9).doubts


def test_a_doubt_is_a_sentence_with_a_name():
    (doubt,) = lrsuggest.suggest(*falling(noise=0.02), steps=10**9).doubts
    assert doubt == str(doubt) != ""
    assert (doubt.code, doubt.page) == ("steps_outside", "docs/troubleshooting/steps_outside.md")
    for twin in (copy.copy(doubt), copy.deepcopy(doubt), pickle.loads(pickle.dumps(doubt))):
        assert (twin, twin.code) == (doubt, doubt.code)


def test_its_repr(answer):
    low, high = answer.interval
    expected = f"Suggestion(lr={answer.lr:.3g}, interval=({low:.3g}, {high:.3g}))"
    assert repr(answer) == str(answer) == expected
    named = {"lr": 0, "interval": 0}
    assert eval(repr(answer), {"Suggestion": lambda **found: found.keys()}) == named.keys()


def test_it_is_frozen(answer):
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.lr = 1.0
    with pytest.raises(AttributeError):
        del answer.lr
    with pytest.raises(AttributeError):
        answer.interval.low = 1.0


def test_it_compares_by_value(answer):
    again = lrsuggest.suggest(LRS, LOSSES, **CONTEXT)
    assert again == answer
    assert hash(again) == hash(answer)
    assert len({again, answer}) == 1
    assert lrsuggest.suggest(LRS, LOSSES, **{**CONTEXT, "optimizer": "adamw"}) != answer
    assert lrsuggest.suggest(LRS[:-1], LOSSES[:-1], **CONTEXT) != answer
    assert answer != answer.lr
    assert answer._reading != answer


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_pickles(answer, protocol):
    answer.explanation()
    there = pickle.loads(pickle.dumps(answer, protocol))
    assert there is not answer
    assert there == answer
    assert there.explanation() == answer.explanation()
    assert there.landmarks == answer.landmarks
    assert there.assumptions == answer.assumptions


def test_it_pickles_with_losses_that_are_not_finite():
    answer = lrsuggest.suggest([*LRS, 2.0, 3.0], [*LOSSES, math.nan, math.inf])
    assert pickle.loads(pickle.dumps(answer)) == answer


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_it_copies(answer, copied):
    twin = copied(answer)
    assert twin == answer
    del answer
    gc.collect()
    assert twin.explanation()
    assert twin._repr_html_()


def test_it_outlives_its_inputs():
    lrs, losses = list(LRS), list(LOSSES)
    answer = lrsuggest.suggest(lrs, losses)
    before = answer.landmarks
    lrs[:], losses[:] = [], []
    gc.collect()
    assert answer.landmarks == before


def test_freed_handles_are_errors_not_crashes():
    handle = CurveHandle.of(*[lrsuggest._arrays.doubles(column, "") for column in falling()])
    assert handle.count() == 101
    handle.close()
    handle.close()
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        handle.count()
    assert caught.value.status == "LRS_ERROR_INVALID_HANDLE"
    for forged in (None, 1, 2**64 - 1, 0xDEADBEEF):
        assert "handle" in refused("lrs_curve_count", forged, byref(c_size_t()), call=call).lower()


def test_the_last_reference_frees():
    answer = lrsuggest.suggest(LRS, LOSSES)
    answer.explanation()
    numbers = [answer._reading.curve.value, answer._reading.analysis.value]
    del answer
    gc.collect()
    for name, number in zip(("lrs_curve_count", "lrs_analysis_text_count"), numbers):
        arguments = (number,) if name == "lrs_curve_count" else (number, 0)
        assert "handle" in refused(name, *arguments, byref(c_size_t()), call=call).lower()
