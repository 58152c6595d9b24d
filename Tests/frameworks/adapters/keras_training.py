"""A small training with everything that could be left changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import keras
import numpy as np
from lrsuggest.integrations import RangeTest
from lrsuggest.integrations.keras import range_test

from seeds import SEED

ROWS, BATCH = 160, 32

SHORT = {"end_lr": 1.0, "num_iter": 12, "stop": "never", "progress": False}

Outcome = tuple[list[dict[str, float]], list[np.ndarray], dict[str, list[float]]]


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return inputs and targets of a noisy linear problem."""
    random = np.random.default_rng(SEED)
    x = random.normal(size=(ROWS, 6)).astype("float32")
    y = (0.3 * x.sum(1) + 0.5 * random.normal(size=ROWS)).astype("float32")
    return x, y


def network(
    dropout: float = 0.2, make: Callable[[list[Any]], Any] = keras.Sequential, **compiled: Any
) -> Any:
    """Return a model with moving statistics, dropout, a penalty and a frozen layer."""
    keras.utils.set_random_seed(SEED)
    model = make(
        [
            keras.Input((6,)),
            keras.layers.Dense(8, activation="tanh", kernel_regularizer="l2"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(dropout),
            keras.layers.Dense(8, trainable=False),
            keras.layers.Dense(1),
        ]
    )
    settings = {"optimizer": keras.optimizers.Adam(1e-2), "loss": "mse", "metrics": ["mae"]}
    model.compile(**{**settings, **compiled})
    return model


class Calling(keras.callbacks.Callback):
    """Calls a function in one of the methods of a callback, once.

    Parameters
    ----------
    method : str
        The name of the method.
    turn : int
        At which of its calls.
    function : function
        Of the model.
    """

    def __init__(self, method: str, turn: int, function: Callable[[Any], object]) -> None:
        """Take note of them."""
        super().__init__()
        self._turn, self._function, self._count = turn, function, 0
        setattr(self, method, self._call)

    def _call(self, *_arguments: Any, **_keywords: Any) -> None:
        self._count += 1
        if self._count == self._turn:
            self._function(self._model)  # not ``model``, which would help on JAX


class Losses(keras.callbacks.Callback):
    """Keeps what Keras says after each batch."""

    logs: list[dict[str, float]]

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002
        """Begin anew."""
        self.logs = []

    def on_train_batch_end(self, _batch: int, logs: dict[str, float]) -> None:
        """Keep them."""
        self.logs.append(dict(logs))


def numbers(model: Any) -> list[np.ndarray]:
    """Return every number of a training."""
    parts = [*model.variables, *model.optimizer.variables, *model.metrics_variables]
    return [keras.ops.convert_to_numpy(part.value).copy() for part in parts]


def trained(model: Any, *callbacks: Any, epochs: int = 10, source: Any = None) -> Outcome:
    """Train 50 steps; return the logs of each, all numbers at the end, and the history."""
    losses = Losses()
    x, y = data() if source is None else (source, None)
    model.fit(x, y, batch_size=BATCH, epochs=epochs, verbose=0, callbacks=[*callbacks, losses])
    return losses.logs, numbers(model), model.history.history


def same(ours: Outcome, theirs: Outcome) -> bool:
    """Say whether two trainings were the same, bit for bit."""
    (logs, ends, history), (others, other_ends, other_history) = ours, theirs
    return (
        logs == others
        and history == other_history
        and len(ends) == len(other_ends)
        and all(np.array_equal(end, other) for end, other in zip(ends, other_ends))
    )


def ranged(model: Any, **options: Any) -> RangeTest:
    """Make a short range test of the training."""
    return range_test(model, *data(), batch_size=BATCH, **{**SHORT, **options})


def by_hand(model: Any, rates: Iterable[float], batches: Iterable[Any]) -> list[float]:
    """Train on given batches at given rates, and return the loss of each."""
    losses = []
    for rate, (x, y) in zip(rates, batches):
        model.optimizer.learning_rate = rate
        model.reset_metrics()  # which train_on_batch does in new versions of Keras only
        losses.append(float(model.train_on_batch(x, y, return_dict=True)["loss"]))
    return losses
