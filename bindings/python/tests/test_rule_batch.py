"""A rule answers to many curves what it answers to each alone."""

from __future__ import annotations

import pytest
from conftest import refused
from curves import falling, flat

import lrsuggest

CURVES = [falling(noise=0.05, seed=seed) for seed in range(12)]
LRS, LOSSES = CURVES[0][0], [losses for _, losses in CURVES]


@pytest.mark.parametrize("name", ["valley", "fastai_minimum", "elbow", "learned"])
@pytest.mark.parametrize("threads", [None, 1, 3])
def test_the_same_answers_as_alone(name, threads):
    together = lrsuggest.rule_batch(name, LRS, LOSSES, threads=threads, steps=700)
    assert together == [lrsuggest.rule(name, LRS, losses, steps=700) for losses in LOSSES]


def test_refusals_stand_in_their_place():
    columns = [falling(30), ([1e-3], [2.0]), flat()]
    answers = lrsuggest.rule_batch(
        "elbow", [lrs for lrs, _ in columns], [losses for _, losses in columns]
    )
    assert answers == [lrsuggest.rule("elbow", *column) for column in columns]
    assert isinstance(answers[0], float)
    assert [answer.code for answer in answers[1:]] == ["too_few_points", "no_answer"]


def test_no_curves():
    assert lrsuggest.rule_batch("valley", LRS, []) == []


@pytest.mark.parametrize(
    ("name", "losses", "options", "said"),
    [
        ("vally", LOSSES, {}, "valley"),
        (None, LOSSES, {}, "name"),
        ("valley", [LOSSES[0], LOSSES[1][:-1]], {}, "losses[1]"),
        ("valley", LOSSES, {"threads": 0}, "threads must be at least 1, not 0"),
        ("valley", LOSSES, {"steps": 0}, "steps"),
    ],
)
def test_what_makes_no_sense_is_refused(name, losses, options, said):
    assert said in refused(name, LRS, losses, call=lrsuggest.rule_batch, **options)
