"""Smoothers, against SciPy and by hand."""

from __future__ import annotations

import math
import random

import pytest
from conftest import refused
from curves import falling, rates

import lrsuggest

LRS, LOSSES = falling(noise=0.1)
SCIPY = pytest.importorskip("scipy")


def largest_distance(left, right):
    assert len(left) == len(right)
    return max(abs(one - other) for one, other in zip(left, right))


def test_their_names():
    assert lrsuggest.smoothers() == (
        "whittaker",
        "moving_average",
        "centered_moving_average",
        "ema",
        "ema_uncorrected",
        "ema_first_value",
        "spline",
        "ema_spline",
        "savitzky_golay",
    )


@pytest.mark.parametrize("name", lrsuggest.smoothers())
def test_one_value_for_each_loss(name):
    smooth = lrsuggest.smooth(LOSSES, name, lrs=LRS)
    assert len(smooth) == len(LOSSES)
    assert largest_distance(smooth[:80], lrsuggest.smooth(LOSSES, name)[:80]) < 1e-6


@pytest.mark.parametrize(("window", "order"), [(3, 0), (5, 2), (21, 2), (21, 3), (31, 5), (101, 4)])
def test_savitzky_golay_is_that_of_scipy(window, order):
    from scipy.signal import savgol_filter

    ours = lrsuggest.smooth(LOSSES, "savitzky_golay", window=window, order=order)
    theirs = savgol_filter(LOSSES, window, order, mode="interp")
    assert largest_distance(ours, theirs) < 1e-10 * max(LOSSES)


@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize("lam", [1e-6, 1e-3, 0.1, 10.0])
def test_the_spline_is_that_of_scipy(even, lam):
    from scipy.interpolate import make_smoothing_spline

    draw = random.Random(3)
    lrs = LRS if even else sorted(10 ** draw.uniform(-6, 0) for _ in LRS)
    at = [math.log10(lr) for lr in lrs]
    ours = lrsuggest.smooth(LOSSES, "spline", lrs=lrs, penalty=lam)
    assert largest_distance(ours, make_smoothing_spline(at, LOSSES, lam=lam)(at)) < 1e-6


def test_the_spline_over_steps():
    from scipy.interpolate import make_smoothing_spline

    steps = range(len(LOSSES))
    ours = lrsuggest.smooth(LOSSES, "spline", penalty=30.0)
    assert largest_distance(ours, make_smoothing_spline(steps, LOSSES, lam=30.0)(steps)) < 1e-7


def test_a_large_penalty_leaves_a_line_and_a_larger_one_is_named_as_given():
    line = lrsuggest.smooth([1.0, 5.0, 3.0, 2.0, 4.0, 6.0], "spline", penalty=1e12)
    steps = [after - before for before, after in zip(line, line[1:])]
    assert max(steps) - min(steps) < 1e-6
    for penalty in (2e12, -1.5):
        message = refused([1.0, 5.0, 3.0, 2.0], "spline", penalty=penalty, call=lrsuggest.smooth)
        assert f"penalty is {penalty:.0f}" in message or f"penalty is {penalty}" in message


@pytest.mark.parametrize("seed", range(10))
def test_the_penalty_of_the_spline_has_the_best_score_of_cross_validation(seed):
    import numpy as np

    _, losses = falling(noise=0.3, seed=seed)
    losses = np.array(losses[:90])  # without the wall
    second = np.diff(np.eye(90), 2, axis=0)
    hats = np.eye(88) * 2 / 3 + np.eye(88, k=1) / 6 + np.eye(88, k=-1) / 6
    roughness, vectors = np.linalg.eigh(second.T @ np.linalg.solve(hats, second))
    kept = vectors.T @ losses

    def score(lam):
        left = lam * roughness / (1 + lam * roughness)
        return np.sum((left * kept) ** 2) / np.sum(left) ** 2

    best = min(10 ** np.arange(-4, 9, 0.01), key=score)
    smooth = lrsuggest.smooth(losses, "spline")
    assert largest_distance(smooth, vectors @ (kept / (1 + best * roughness))) < 0.02


def test_the_spline_through_the_ema():
    averages = lrsuggest.smooth(LOSSES, "ema", beta=0.9)
    through = lrsuggest.smooth(LOSSES, "ema_spline", beta=0.9, lrs=LRS)
    assert through == lrsuggest.smooth(averages, "spline", lrs=LRS)


def test_the_ema_of_fastai():
    average, shown = 0.0, []
    for step, loss in enumerate(LOSSES, 1):
        average = 0.98 * average + 0.02 * loss
        shown.append(average / (1 - 0.98**step))
    assert largest_distance(lrsuggest.smooth(LOSSES, "ema"), shown) < 1e-12


def test_lags():
    lrs = rates(100, (1e-7, 10.0))
    late = lrsuggest.lag("ema", 50, lrs=lrs)
    assert late.decades == pytest.approx(late.steps * 8 / 99, rel=1e-9)
    assert lrsuggest.lag("whittaker", 50, lrs=lrs) == (0, 0)
    assert lrsuggest.lag("moving_average", 50, lrs=lrs, window=11).steps == 5
    assert "index" in refused("ema", 100, lrs=lrs, call=lrsuggest.lag)
    assert "index" in refused("ema", -5, lrs=lrs, call=lrsuggest.lag)


def test_misuse():
    def message(*arguments, **keywords):
        return refused(*arguments, call=lrsuggest.smooth, **keywords)

    assert "ema_first_value" in message(LOSSES, "emma")
    assert message(LOSSES, "ema", beta=1.0) == "beta is 1.0: it must be at least 0 and below 1"
    assert "beta" in message(LOSSES, "ema", beta=math.nan)
    assert "beta" in message(LOSSES, "ema", beta=-1)
    assert "no such parameter" in message(LOSSES, "ema", window=3)
    assert "window is 4" in message(LOSSES, "savitzky_golay", window=4)
    assert "longer than the curve" in message(LOSSES[:5], "savitzky_golay")
    assert "order is 6" in message(LOSSES, "savitzky_golay", order=6)
    assert "penalty" in message(LOSSES, "spline", penalty=1e13)
    assert "empty" in message([], "ema")
    assert "losses" in message(None)
