"""scikit-learn has no range test; these are the traps of one that is written by hand."""

import numpy as np
import pytest
from lrsuggest.integrations.sklearn import range_test
from sklearn.base import clone
from sklearn.neural_network import MLPRegressor

from seeds import SEED

RANDOM = np.random.default_rng(SEED)
X = RANDOM.normal(size=(600, 6))
Y = 0.3 * X.sum(1) + 0.5 * RANDOM.normal(size=600)
SHORT = {"num_iter": 30, "stop": "never", "progress": False}


def test_the_parameter_is_read_once():
    network = MLPRegressor(
        hidden_layer_sizes=(8,), learning_rate_init=1e-12, random_state=SEED
    ).partial_fit(X, Y)
    before = network.coefs_[0].copy()
    network.set_params(learning_rate_init=1.0).partial_fit(X, Y)
    assert network.coefs_[0] == pytest.approx(before)  # set_params has no effect any more
    network = MLPRegressor(
        hidden_layer_sizes=(8,), learning_rate_init=1e-12, random_state=SEED
    ).partial_fit(X, Y)
    losses = range_test(network, X, Y, batch_size=600, end_lr=1.0, **SHORT).losses
    assert min(losses) < 0.9 * losses[0]


def test_a_call_makes_several_updates_and_averages_their_losses():
    def network():
        return MLPRegressor(hidden_layer_sizes=(8,), learning_rate_init=0.01, random_state=SEED)

    called = network().partial_fit(X, Y)
    assert called._optimizer.t == 3  # of 200 rows each
    updates = []

    class Counting(MLPRegressor):
        def partial_fit(self, X, y):
            super().partial_fit(X, y)
            updates.append(self._optimizer.t)

    range_test(Counting(hidden_layer_sizes=(8,), random_state=SEED), X, Y, **SHORT)
    assert updates == list(range(1, 31))


def test_a_rate_that_is_too_high_raises():
    network = MLPRegressor(
        hidden_layer_sizes=(8,), solver="sgd", learning_rate_init=1e9, random_state=SEED
    )
    with np.errstate(all="ignore"), pytest.raises(ValueError, match="non-finite"):
        for _ in range(5):
            network.partial_fit(X, Y)
    network = clone(network)
    test = range_test(network, X, Y, end_lr=1e9, num_iter=100, progress=False)
    assert test.stop_reason in {"diverged", "non_finite"}
