"""What Keras logs is the mean of the epoch so far (tensorflow#58098, keras#17167).

The range tests that circulate for Keras are callbacks which read ``logs["loss"]``. The first of
these tests shows what they get, the others what they should have got.
"""

import keras
import numpy as np
import pytest
from lrsuggest.integrations.keras import range_test

from keras_training import data, network, numbers

RATES = [1e-4 * 10 ** (i / 8) for i in range(40)]
OPTIONS = {"batch_size": 4, "shuffle": False}


class LRFinder(keras.callbacks.Callback):
    """The callback that circulates."""

    def __init__(self):
        super().__init__()
        self.losses = []

    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate = RATES[batch]

    def on_train_batch_end(self, _batch, logs=None):
        self.losses.append(logs["loss"])


@pytest.fixture(scope="module")
def true():
    """Return the losses of the same batches, each asked for alone."""
    model, (x, y) = network(dropout=0), data()
    losses = []
    for i, rate in enumerate(RATES):
        model.optimizer.learning_rate = rate
        rows = slice(4 * i, 4 * i + 4)
        model.reset_metrics()
        losses.append(model.train_on_batch(x[rows], y[rows], return_dict=True)["loss"])
    return np.array(losses)


@pytest.fixture(scope="module")
def logged():
    model, finder = network(dropout=0), LRFinder()
    before = numbers(model)
    model.fit(*data(), **OPTIONS, epochs=1, verbose=0, callbacks=[finder])
    after = numbers(model)
    assert not all(np.array_equal(a, b) for a, b in zip(before, after))  # and nothing is undone
    return np.array(finder.losses)


def test_the_logs_are_a_running_mean(true, logged):
    means = np.cumsum(true) / np.arange(1, len(true) + 1)
    assert logged == pytest.approx(means, rel=1e-5)
    explosion = int(np.argmax(true > 3 * true[0]))
    late = int(np.argmax(logged > 3 * logged[0]))
    assert late == 0 or late > explosion  # the mean sees it later, if at all


def test_ours_are_the_losses_of_the_batches(true):
    test = range_test(
        network(dropout=0), *data(), **OPTIONS,
        start_lr=RATES[0], end_lr=RATES[-1], num_iter=40, stop="never", progress=False,
    )  # fmt: skip
    assert test.lrs == pytest.approx(RATES)
    assert np.array_equal(test.losses, true)


def test_undoing_the_mean_would_lose_digits(true, logged):
    counts = np.arange(1, len(true) + 1)
    sums = logged * counts
    undone = np.diff(sums, prepend=0)
    error = np.max(np.abs(undone / true - 1))
    assert error > 1e-6  # more than the last digit of float32, where ours has none wrong
