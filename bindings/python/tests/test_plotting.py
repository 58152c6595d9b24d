"""The picture: complete, legible, and without side effects."""

from __future__ import annotations

import math

import pytest
from curves import exponential, falling, flat, noise_only, rates, rising

import lrsuggest
from lrsuggest import _flags

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")

CURVES = {
    "usual": falling(),
    "noisy": falling(noise=0.3, seed=4),
    "no elbow": exponential(1e-2),
    "exploding": ([*rates(), 2.0, 3.0], [*falling()[1], 1e30, 1e300]),
    "ending in NaN": ([*rates(), 2.0], [*falling()[1], math.nan]),
    "flat": flat(),
    "only noise": noise_only(),
    "rising": rising(),
    "one point": ([0.1], [1.0]),
    "nothing finite": ([0.1, 1.0], [math.nan, 1.0]),
    "huge": (rates(), [1e308 if index % 2 else -1e308 for index in range(101)]),
    "tiny": (rates(), [loss * 1e-310 for loss in falling()[1]]),
    "long": falling(30_000, noise=0.1),
}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def drawn(ax) -> str:
    ax.figure.canvas.draw()
    texts = [text.get_text() for text in ax.texts]
    return "\n".join([ax.get_title(loc="left"), *texts])


@pytest.mark.parametrize("name", CURVES)
def test_every_curve_is_drawn(name):
    answer = lrsuggest.suggest(*CURVES[name])
    said = drawn(answer.plot())
    for mark in answer.landmarks:
        assert f"{mark.name.replace('_', ' ')} {mark.lr:.2g}" in said
    if answer:
        assert f"suggestion {answer.lr:.2g}" in said
        assert "Suggested learning rate" in said
    else:
        assert f"No suggestion: {answer.code.replace('_', ' ')}" in said


@pytest.mark.parametrize("name", CURVES)
def test_no_label_covers_another_or_leaves_the_axes(name):
    ax = lrsuggest.suggest(*CURVES[name]).plot()
    drawn(ax)
    frame = ax.get_window_extent()
    boxes = [text.get_window_extent() for text in ax.texts]
    for index, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[:index])
        assert frame.x0 <= box.x0
        assert box.x1 <= frame.x1
        assert frame.y0 <= box.y0
        assert box.y1 <= frame.y1
    key = ax.get_legend().get_window_extent()
    assert not any(key.overlaps(box) for box in boxes)


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
