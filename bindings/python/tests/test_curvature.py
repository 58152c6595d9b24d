"""Learning rates from curvature."""

from __future__ import annotations

import math
import pickle
import random

import pytest
from conftest import refused

import lrsuggest


def train(curvature, noise, momentum, lr, *, steps=200, size=400):
    """Train on a quadratic in place, as frameworks do, and watch the weights."""
    numpy = pytest.importorskip("numpy")
    draw = numpy.random.default_rng(8)
    smith = lrsuggest.SmithEstimator(momentum)
    weights, velocity = draw.normal(size=size), numpy.zeros(size)
    for _ in range(steps):
        smith.add(weights, lr)
        velocity *= momentum
        velocity += curvature * weights + noise * draw.normal(size=size)
        weights -= lr * velocity
    return smith.estimate


@pytest.mark.parametrize("curvature", [0.1, 30])
def test_g8_without_noise_it_is_the_newton_step(curvature):
    found = train(curvature, 0, 0, 0.2 / curvature)
    assert found.lr == pytest.approx(1 / curvature, rel=1e-6)
    assert found.latest == pytest.approx(1 / curvature)
    assert found.ratio == pytest.approx(5)
    assert not found.only_echoes


@pytest.mark.parametrize("momentum", [0, 0.9])
@pytest.mark.parametrize("lr", [1e-4, 1])
def test_g8_of_noise_alone_it_echoes_the_rate(momentum, lr):
    found = train(0, 1, momentum, lr)
    assert found.ratio == pytest.approx(1 / math.sqrt(2 * (1 - momentum)), rel=0.1)
    assert found.only_echoes


def test_sums_are_what_weights_add():
    draw = random.Random(3)
    rows = [[draw.gauss(0, 1) for _ in range(7)] for _ in range(9)]
    streamed, summed = lrsuggest.SmithEstimator(), lrsuggest.SmithEstimator()
    for row in rows:
        streamed.add(row, lr=0.5)
    for first, second, third in zip(rows, rows[1:], rows[2:]):
        step = sum(abs(two - one) for one, two in zip(first, second))
        change = sum(abs(2 * two - one - three) for one, two, three in zip(first, second, third))
        summed.add_sums(step, change, lr=0.5)
    assert streamed.estimate == pytest.approx(summed.estimate)


def test_no_denominator_no_estimate():
    smith = lrsuggest.SmithEstimator()
    assert smith.estimate is None
    for position in (0, 1, 2):
        smith.add([position], lr=1)
    assert smith.estimate is None
    smith.add([1], lr=1)
    assert smith.estimate.latest == 0.5
    smith.add([0], lr=1)
    assert smith.estimate.latest is None


def test_secants():
    secant = lrsuggest.SecantEstimator()
    assert secant.estimate is None
    secant.add((1, 2), (3, 1))
    assert secant.estimate == (1.0, 1.0, 0.5)
    secant.add_sums(3, 1, 2)
    assert secant.estimate == pytest.approx((0.75, 8 / 6, 0.5))
    secant.add_sums(0, -100, 0)
    assert secant.estimate.curvature < 0
    assert secant.estimate[1:] == (None, None)


def test_g1_edges():
    edges = {"sgd": 2, "momentum": 3.8, "nesterov": 3.8 / 2.8, "adam": 38, "adamw": 38}
    for optimizer, edge in edges.items():
        assert lrsuggest.stability_edge(optimizer, 4) == pytest.approx(edge / 4)
    assert lrsuggest.stability_edge("momentum", 1, 0.5) == 3
    assert lrsuggest.stability_edge("sgd", 1, 0) == 2


@pytest.mark.parametrize("optimizer", ["rmsprop", "adagrad", "lion"])
def test_families_without_a_formula(optimizer):
    assert f"optimizer is {optimizer}" in refused(optimizer, 1, call=lrsuggest.stability_edge)


@pytest.mark.parametrize("curvature", [0, -1, math.nan, math.inf, 5e-324])
def test_curvatures_without_an_edge(curvature):
    assert "curvature is" in refused("sgd", curvature, call=lrsuggest.stability_edge)


@pytest.mark.parametrize("momentum", [-0.5, -1, 1, math.nan])
def test_momenta_that_are_none(momentum):
    assert "momentum" in refused("adam", 1, momentum, call=lrsuggest.stability_edge)
    assert "momentum is" in refused(momentum, call=lrsuggest.SmithEstimator)


def test_bad_weights_are_named_and_change_nothing():
    smith = lrsuggest.SmithEstimator()
    for row in ([1, 2], [2, 4], [2, 5]):
        smith.add(row, lr=1)
    before = smith.estimate
    assert "weights[1] is inf" in refused([1, math.inf], 1, call=smith.add)
    assert "weights[0] is nan" in refused([math.nan, 1], 1, call=smith.add)
    assert refused([1], 1, call=smith.add) == "weights has 1 values, but had 2 before"
    assert refused([], 1, call=smith.add) == "weights is empty"
    assert "weights[1] is 'x'" in refused([1, "x"], 1, call=smith.add)
    assert "beyond the largest double" in refused([1e308, -1e308], 1, call=smith.add)
    for lr in (0, -1, math.nan, math.inf):
        assert "lr is" in refused([1, 2], lr, call=smith.add)
        assert "lr is" in refused(1, 1, lr, call=smith.add_sums)
    assert "step is -1" in refused(-1, 1, 1, call=smith.add_sums)
    assert "step_change is nan" in refused(1, math.nan, 1, call=smith.add_sums)
    assert smith.estimate == before
    smith.add([2, 5.5], lr=1)
    assert smith.estimate.latest == 2


def test_bad_secants_are_named():
    secant = lrsuggest.SecantEstimator()
    message = refused([1, 2], [1], call=secant.add)
    assert message == "gradient_change has 1 values, but step has 2"
    assert refused([], [], call=secant.add) == "step is empty"
    assert "gradient_change[0] is nan" in refused([1], [math.nan], call=secant.add)
    assert "gradient_gradient is -1" in refused(1, 1, -1, call=secant.add_sums)
    assert secant.estimate is None


def test_estimates_are_plain_data():
    found = train(1, 0, 0, 0.1, size=3)
    assert pickle.loads(pickle.dumps(found)) == found
