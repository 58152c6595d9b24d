"""The range test of Keras models, on whichever backend Keras was imported with."""

import math
import signal

import keras
import lrsuggest
import numpy as np
import pytest
from lrsuggest.integrations.keras import LRSuggestCallback, range_test

from keras_training import (
    BATCH,
    SHORT,
    Calling,
    by_hand,
    data,
    network,
    numbers,
    ranged,
    same,
    trained,
)
from seeds import SEED

ON_JAX = keras.config.backend() == "jax"


def least_squares():
    """Return the lowest squared error that weights without a bias can have."""
    x, y = data()
    return float(np.mean((y - x @ np.linalg.lstsq(x, y, rcond=None)[0]) ** 2))


def test_range_test():
    keras.utils.set_random_seed(SEED)
    model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "mse")
    test = range_test(model, *data(), batch_size=BATCH, start_lr=1e-5, progress=False)
    answer = test.suggest(steps=500)
    assert test.context == {"optimizer": "momentum", "batch_size": BATCH}
    assert 1e-3 < answer.lr < 1
    model.optimizer.learning_rate = answer.lr
    model.fit(*data(), epochs=10, verbose=0)
    assert model.evaluate(*data(), verbose=0) < 1.2 * least_squares()


def test_the_losses_are_those_of_the_batches_before_their_updates():
    x, y = data()
    batches = [(x[i : i + BATCH], y[i : i + BATCH]) for i in range(0, len(x), BATCH)]
    test = ranged(network(dropout=0), shuffle=False)
    expected = by_hand(network(dropout=0), test.lrs, (batches * 3)[:12])
    assert test.losses == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("method", "turn"),
    [
        ("on_train_begin", 1),
        ("on_epoch_begin", 3),
        ("on_train_batch_begin", 8),
        ("on_train_batch_end", 8),
        ("on_train_batch_end", 10),
        ("on_epoch_end", 2),
        ("on_train_end", 1),
    ],
)
def test_mid_training(method, turn):
    tests = []
    calling = Calling(method, turn, lambda model: tests.append(ranged(model)))
    assert same(trained(network(), calling), trained(network()))
    assert tests[0].stop_reason == "completed"


def test_the_callback_makes_its_tests_at_the_epochs_asked_for():
    finder = LRSuggestCallback(*data(), batch_size=BATCH, epochs=[0, 4], **SHORT)
    assert same(trained(network(), finder), trained(network()))
    assert sorted(finder.range_tests) == sorted(finder.answers) == [0, 4]
    assert finder.range_tests[0].losses[0] > 2 * finder.range_tests[4].losses[0]


def test_the_callback_sets_what_it_finds():
    finder = LRSuggestCallback(
        *data(), batch_size=BATCH, start_lr=1e-5, epochs=[1], set_lr=True, progress=False
    )
    model = network(optimizer=keras.optimizers.Adam(1e-6))
    trained(model, finder)
    assert float(model.optimizer.learning_rate) == pytest.approx(finder.answers[1].lr)


def test_the_callback_warns_where_it_finds_nothing():
    finder = LRSuggestCallback(*data(), set_lr=True, **{**SHORT, "num_iter": 3})
    model = network()
    with pytest.warns(UserWarning, match=r"stays 0\.01.*at epoch 0 has no answer"):
        trained(model, finder, epochs=1)
    assert finder.answers[0].code == "too_few_points"


def test_the_callback_cannot_set_a_schedule():
    schedule = keras.optimizers.schedules.ExponentialDecay(1e-2, 10, 0.9)
    finder = LRSuggestCallback(*data(), set_lr=True, **SHORT)
    with pytest.raises(lrsuggest.LRSuggestError, match=r"model\.compile .* is a number"):
        trained(network(optimizer=keras.optimizers.Adam(schedule)), finder)


def test_accumulation():
    def accumulating(dropout=0.2):
        optimizer = keras.optimizers.SGD(1e-2, momentum=0.9, gradient_accumulation_steps=3)
        return network(dropout, optimizer=optimizer)

    x, y = data()
    batches = [(x[i : i + BATCH], y[i : i + BATCH]) for i in range(0, len(x), BATCH)] * 3
    test = ranged(accumulating(0), shuffle=False, num_iter=5)
    rates = [rate for rate in test.lrs for _ in range(3)]
    losses = by_hand(accumulating(0), rates, batches)
    means = [sum(losses[i : i + 3]) / 3 for i in range(0, 15, 3)]
    assert test.losses == pytest.approx(means, rel=1e-6)
    assert test.context["batch_size"] == 3 * BATCH
    calling = Calling("on_train_batch_end", 7, ranged)  # in the middle of an update
    assert same(trained(accumulating(), calling), trained(accumulating()))


@pytest.mark.parametrize("policy", ["mixed_bfloat16", "mixed_float16"])
def test_amp(policy):
    keras.config.set_dtype_policy(policy)
    try:
        calling = Calling("on_train_batch_end", 8, ranged)
        assert same(trained(network(), calling), trained(network()))
        model = network()
        scaled = isinstance(model.optimizer, keras.optimizers.LossScaleOptimizer)
        assert scaled == (policy == "mixed_float16")
        assert ranged(model).losses[0] == pytest.approx(ranged(network()).losses[0])
    finally:
        keras.config.set_dtype_policy("float32")


def test_groups():
    """Keras has one rate for all weights; those that are frozen stay so, and where they are."""
    model = network()
    frozen = model.layers[3].get_weights()
    test = ranged(model)
    assert test.ratios == (1.0,)
    assert test.group_lrs(0.5) == [0.5]
    assert not model.layers[3].trainable
    assert all(np.array_equal(a, b) for a, b in zip(frozen, model.layers[3].get_weights()))


class Failing(keras.Sequential):
    """Does something at one of its steps."""

    turn, count = 0, 0

    def train_step(self, *arguments):
        self.count += 1
        if self.count == self.turn:
            self.action()
        return super().train_step(*arguments)


def fail():
    raise OSError("the disk is full")


def interrupt():
    signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize(("action", "error"), [(fail, OSError), (interrupt, KeyboardInterrupt)])
@pytest.mark.parametrize("turn", [1, 6, 12])
def test_restore(action, error, turn, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def failing(turn):
        model = network(make=Failing, run_eagerly=True)
        model.turn, model.action = turn, action
        return model

    model = failing(turn)
    with pytest.raises(error):
        ranged(model)
    assert not list(tmp_path.rglob("*"))
    assert model.count == 0
    model.turn = 0
    assert not model.optimizer.built
    assert same(trained(model, epochs=2), trained(failing(0), epochs=2))


def test_a_failure_in_what_shows_the_progress_leaves_everything():
    model = network()
    with pytest.raises(lrsuggest.LRSuggestError, match="progress must be"):
        ranged(model, progress="no")
    assert same(trained(model), trained(network()))


def test_before_a_training():
    model = network()
    attributes = set(vars(model))
    ranged(model)
    assert set(vars(model)) == attributes
    assert not model.optimizer.built
    assert same(trained(model), trained(network()))


def test_nothing_of_an_earlier_training_changes():
    model = network()
    trained(model)
    history, step = model.history, model.train_function
    epochs, logged, rate = list(history.epoch), dict(history.history), model.optimizer.learning_rate
    model.stop_training = True
    before = numbers(model)
    ranged(model)
    assert model.history is history
    assert model.train_function is step
    assert model.optimizer.learning_rate is rate
    assert history.epoch == epochs
    assert history.history == logged
    assert model.stop_training
    assert all(np.array_equal(a, b) for a, b in zip(numbers(model), before))


def test_a_model_that_is_not_built_is_not_built_afterwards():
    def lazy():
        keras.utils.set_random_seed(SEED + 3)
        model = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
        model.compile("adam", "mse")
        return model

    model = lazy()
    ranged(model)
    assert not model.built
    assert not model.layers[0].built
    assert same(trained(model), trained(lazy()))


def test_a_schedule_comes_back():
    def scheduled(dropout=0.2):
        schedule = keras.optimizers.schedules.ExponentialDecay(1e-2, 10, 0.9)
        return network(dropout, optimizer=keras.optimizers.Adam(schedule))

    x, y = data()
    batches = [(x[i : i + BATCH], y[i : i + BATCH]) for i in range(0, len(x), BATCH)] * 3
    test = ranged(scheduled(0), shuffle=False)
    constant = network(0, optimizer=keras.optimizers.Adam(1e-2))
    assert test.losses == pytest.approx(by_hand(constant, test.lrs, batches), rel=1e-5)
    calling = Calling("on_train_batch_end", 8, ranged)
    assert same(trained(scheduled(), calling), trained(scheduled()))


def test_a_rate_that_is_a_function():
    model = network(optimizer=keras.optimizers.Adam(lambda: 1e-2))
    losses = ranged(model, shuffle=False).losses
    assert losses == pytest.approx(ranged(network(), shuffle=False).losses, rel=1e-5)


def test_several_steps_per_execution():
    model = network(dropout=0, steps_per_execution=4)
    if not ON_JAX:
        with pytest.raises(ValueError, match="must be 1 with the PyTorch backend"):
            model.fit(*data(), verbose=0)
    test = ranged(model, shuffle=False)
    assert test.losses == pytest.approx(ranged(network(dropout=0), shuffle=False).losses, rel=1e-6)
    assert model.steps_per_execution == 4


def test_layers_without_a_seed_of_their_own_draw_the_same_again():
    class Noisy(keras.layers.Layer):
        def call(self, inputs):
            return inputs + 0.1 * keras.random.normal(keras.ops.shape(inputs))

    def noisy():
        keras.utils.set_random_seed(SEED + 1)
        model = keras.Sequential([keras.Input((6,)), Noisy(), keras.layers.Dense(1)])
        model.compile("sgd", "mse", run_eagerly=True)
        return model

    if ON_JAX:  # where Keras wants a generator for each layer
        with pytest.raises(ValueError, match="JAX RNG"):
            noisy()
        return
    calling = Calling("on_train_batch_end", 8, ranged)
    assert same(trained(noisy(), calling), trained(noisy()))


def test_negative_loss():
    def shifted(y, prediction):
        return keras.ops.mean((y - prediction) ** 2) - 100

    test = ranged(network(loss=shifted), num_iter=60, start_lr=1e-5, stop="cusum", end_lr=100.0)
    plain = ranged(network(), num_iter=60, start_lr=1e-5, stop="cusum", end_lr=100.0)
    assert max(test.losses[:30]) < 0
    assert abs(len(test.lrs) - len(plain.lrs)) <= 3
    assert test.suggest(steps=100).lr == pytest.approx(plain.suggest(steps=100).lr, rel=0.2)


def test_nan_at_first_step():
    def nan(_y, prediction):
        return keras.ops.mean(prediction) * math.nan

    model = network(loss=nan)
    before = numbers(model)
    test = ranged(model, stop="cusum")
    assert test.suggest().code == "no_finite_loss"
    assert all(np.array_equal(a, b) for a, b in zip(numbers(model), before))


def test_three_batch_loader():
    x, y = data()
    test = range_test(network(), x[:96], y[:96], stop="never", progress=False)
    assert len(test.lrs) == 100
    assert test.stop_reason == "completed"
