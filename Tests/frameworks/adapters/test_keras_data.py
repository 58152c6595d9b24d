"""The data, losses and steps that a range test of a Keras model can have."""

import warnings

import keras
import lrsuggest
import numpy as np
import pytest
from lrsuggest.integrations.keras import range_test

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


class Rows(keras.utils.PyDataset):
    """Shuffles its rows in their place, as the documentation of Keras shows."""

    def __init__(self):
        super().__init__()
        self.x, self.y = data()
        self.batch_size = BATCH
        self.rows = np.arange(len(self.x))
        self.random = np.random.default_rng(SEED + 5)
        self.epochs = 0

    def __len__(self):
        return len(self.x) // BATCH

    def __getitem__(self, index):
        rows = self.rows[index * BATCH : (index + 1) * BATCH]
        return self.x[rows], self.y[rows]

    def on_epoch_end(self):
        self.epochs += 1
        self.random.shuffle(self.rows)


def test_a_dataset_that_the_fit_is_using_goes_on_where_it_was():
    rows, others = Rows(), Rows()
    tests = []
    calling = Calling(
        "on_epoch_begin", 4, lambda model: tests.append(range_test(model, rows, **SHORT))
    )
    assert same(trained(network(), calling, source=rows), trained(network(), source=others))
    assert rows.epochs == others.epochs
    assert tests[0].context["batch_size"] == BATCH


def test_a_torch_loader():
    torch = pytest.importorskip("torch")

    def loader():
        tensors = torch.utils.data.TensorDataset(*map(torch.from_numpy, data()))
        generator = torch.Generator().manual_seed(SEED + 7)
        return torch.utils.data.DataLoader(tensors, BATCH, shuffle=True, generator=generator)

    source = loader()
    calling = Calling("on_epoch_begin", 4, lambda model: range_test(model, source, **SHORT))
    assert same(trained(network(), calling, source=source), trained(network(), source=loader()))


def test_a_generator_warns_and_may_end_before_the_rates_do():
    x, y = data()
    batches = ((x[i : i + 16], y[i : i + 16]) for i in range(0, 96, 16))
    with pytest.warns(UserWarning, match="x is an iterator"):
        test = range_test(network(), batches, **SHORT)
    assert len(test.losses) == 6
    assert test.stop_reason == "running"


def test_a_generator_without_end():
    def endless():
        while True:
            yield data()

    with pytest.warns(UserWarning, match="x is an iterator"):
        assert len(range_test(network(), endless(), **SHORT).losses) == 12


def test_no_warning_of_fit_gets_through():
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        range_test(network(), Rows(), **SHORT)


def test_weights_of_classes_and_samples_count():
    x, _ = data()
    y = (x.sum(1) > 0).astype("float32")

    def classifier():
        keras.utils.set_random_seed(SEED)
        layers = [keras.Input((6,)), keras.layers.Dense(1, activation="sigmoid")]
        model = keras.Sequential(layers)
        model.compile("sgd", "binary_crossentropy")
        return model

    options = {"batch_size": BATCH, "shuffle": False, **SHORT}
    plain = range_test(classifier(), x, y, **options).losses[0]
    weighted = range_test(classifier(), x, y, class_weight={0: 2.0, 1: 2.0}, **options).losses[0]
    sampled = range_test(classifier(), x, y, sample_weight=np.full(len(x), 3.0), **options).losses[
        0
    ]
    assert weighted == pytest.approx(2 * plain, rel=1e-5)
    assert sampled == pytest.approx(3 * plain, rel=1e-5)


def test_several_outputs():
    def branching():
        keras.utils.set_random_seed(SEED)
        inputs = keras.Input((6,))
        hidden = keras.layers.Dense(4)(inputs)
        outputs = {name: keras.layers.Dense(1, name=name)(hidden) for name in ("a", "b")}
        model = keras.Model(inputs, outputs)
        model.compile("adam", {"a": "mse", "b": "mae"}, loss_weights={"a": 1.0, "b": 0.5})
        return model

    x, y = data()
    source = [(x[:BATCH], {"a": y[:BATCH], "b": y[:BATCH]})] * 12
    with pytest.warns(UserWarning, match="x is an iterator"):
        test = range_test(branching(), (pair for pair in source), **SHORT)
    assert test.losses == pytest.approx(by_hand(branching(), test.lrs, source), rel=1e-6)


class Adversarial(keras.Model):
    """Has a step of its own, which calls its loss otherwise."""

    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)
        self.steps_seen = []

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, *arguments):
        logs = super().train_step(*arguments)
        self.steps_seen.append(1)
        if ON_JAX:
            logs, state = logs
            return {"d_loss": logs["loss"]}, state
        return {"d_loss": logs["loss"]}


def test_a_step_with_names_of_its_own():
    keras.utils.set_random_seed(SEED)
    model = Adversarial()
    model.compile("sgd", "mse")
    with pytest.raises(lrsuggest.LRSuggestError, match="monitor='loss'.*that is 'd_loss'"):
        ranged(model)
    assert len(ranged(model, monitor="d_loss").losses) == 12
    assert list(model.steps_seen) == []


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (3, "model must be a keras.Model, not 3"),
        (keras.Sequential([keras.layers.Dense(1)]), r"call model\.compile\(optimizer"),
    ],
)
def test_a_model_that_cannot_be_trained_is_refused(model, message):
    with pytest.raises(lrsuggest.LRSuggestError, match=message):
        ranged(model)


def test_no_data():
    class Nothing(Rows):
        def __len__(self):
            return 0

    model = network()
    trained(model, epochs=1)
    before = numbers(model)
    problem = UnboundLocalError if ON_JAX else lrsuggest.LRSuggestError  # the one is of ``fit``
    with pytest.raises(problem):
        range_test(model, Nothing(), **SHORT)
    assert all(np.array_equal(a, b) for a, b in zip(numbers(model), before))
