"""The picture: complete, legible, and without side effects."""

from __future__ import annotations

import pytest
from boxes import assert_apart, drawn
from curves import falling, rates
from sights import CURVES, answers

import lrsuggest
from lrsuggest import _flags

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")

ANSWERS = answers()


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_drawn_and_no_label_covers_another(name):
    answer = ANSWERS[name]
    ax = answer.plot()
    said = drawn(ax)
    for mark in answer.landmarks:
        assert f"{mark.name.replace('_', ' ')} {mark.lr:.2g}" in said
    if answer:
        assert f"suggestion {answer.lr:.2g}" in said
        assert "Suggested learning rate" in said
    else:
        assert f"No suggestion: {answer.code.replace('_', ' ')}" in said
        assert said.splitlines()[1].split()[:8] == " ".join(answer.reasons).split()[:8]
    assert_apart(ax)


def test_everything_is_there():
    answer = lrsuggest.suggest(*falling())
    ax = answer.plot()
    said = drawn(ax)
    assert f"minimum/10 {answer.landmarks.minimum.lr / 10:.2g}" in said
    assert ax.get_xscale() == "log"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Learning rate", "Loss")
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == ["recorded loss", "smooth, 95 % band", "classic picks", "80 % interval"]
    points = next(line for line in ax.lines if line.get_label() == "recorded loss")
    assert list(points.get_xdata()) == rates()
    assert list(points.get_ydata()) == falling()[1]
    low, high = ax.get_xlim()
    assert low < answer.interval.low < answer.interval.high < high


def test_the_explosion_does_not_rule_the_picture():
    _, high = lrsuggest.suggest(*CURVES["exploding"]).plot().get_ylim()
    assert high < 10


def test_it_draws_where_it_is_told():
    _, (left, right) = plt.subplots(1, 2)
    answer = lrsuggest.suggest(*falling())
    assert answer.plot(left) is left
    assert answer.plot(ax=right) is right
    assert plt.get_fignums() == [1]


def test_it_changes_no_setting_and_shows_nothing(monkeypatch):
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("shown"))
    before = dict(matplotlib.rcParams)
    lrsuggest.suggest(*falling()).plot()
    assert dict(matplotlib.rcParams) == before


def test_long_curves_are_thinned():
    ax = lrsuggest.suggest(*CURVES["long"]).plot()
    assert max(len(line.get_xdata()) for line in ax.lines) <= 2000


def test_flags_fly_above_the_poles_they_cross():
    assert _flags.rows([(0.0, 1.0), (2.0, 1.0)]) == [0, 0]
    assert _flags.rows([(0.0, 1.0), (0.5, 1.0), (0.9, 1.0)]) == [2, 1, 0]
    assert _flags.rows([(0.9, 1.0), (0.0, 1.0), (0.0, 1.0)])[0] == 0
    assert sorted(_flags.rows([(0.0, 1.0)] * 3)) == [0, 1, 2]
    assert _flags.rows([]) == []


def test_the_axis_reaches_as_far_as_the_flags():
    right = _flags.right_end(0.0, 1.0, [(0.9, 0.2)])
    assert 0.9 + 0.2 * right == pytest.approx(right)
    assert _flags.right_end(0.0, 1.0, []) == 1.0


def test_a_name_is_cut_and_a_number_never():
    flag = _flags.Flag("descent start", 0.00012)
    assert flag.shortened(40) is flag
    assert flag.shortened(17).text == "descent… 0.00012"
    assert flag.shortened(10).text == "0.00012"


def test_the_answer_is_the_last_label_to_go():
    flags = [_flags.Flag(name, 0.1) for name in "abc"] + [_flags.Flag("answer", 0.1, "chosen")]
    for rows in (4, 3, 2, 1):
        found = _flags.lay_out(flags, [1e-5, 1.0], 0.01, rows)
        assert found.flags == flags[4 - rows :]
        assert sorted(found.rows) == list(range(rows))
    assert _flags.lay_out(flags, [1e-5, 1.0], 0.2, 4).flags == [flags[3]._replace(name="")]
