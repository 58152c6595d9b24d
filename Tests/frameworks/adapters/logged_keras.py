"""What Keras records of an epoch, and what it hands to callbacks after a batch."""

from __future__ import annotations

import csv
from pathlib import Path

import keras

from logged import BATCH, FEATURES, START, Logged, quietly, samples
from seeds import SEED

RATIO = 1.1


@quietly
def keras_epochs(folder: Path, epochs: int = 12) -> Logged:
    """The file of `CSVLogger`, with a rate that doubles from epoch to epoch."""
    logged = Logged(folder / "epochs.csv")
    history = fitted(
        Logged(),
        epochs,
        keras.callbacks.LearningRateScheduler(lambda epoch: START * 2.0**epoch),
        keras.callbacks.CSVLogger(str(logged.source)),
    )
    logged.lrs = [START * 2.0**epoch for epoch in range(epochs)]
    logged.losses = history.history["loss"]
    return logged


@quietly
def keras_history(epochs: int = 12) -> Logged:
    """The `History` of the same run."""
    scheduler = keras.callbacks.LearningRateScheduler(lambda epoch: START * 2.0**epoch)
    history = fitted(Logged(), epochs, scheduler)
    return Logged(history, [START * 2.0**epoch for epoch in range(epochs)], history.history["loss"])


@quietly
def keras_batches(folder: Path, steps: int = 100, epochs: int = 2) -> Logged:
    """A table of `logs["loss"]` after each batch, with a rate that grows from batch to batch."""
    logged = Logged(folder / "batches.csv")
    with logged.source.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["epoch", "batch", "lr", "loss"])
        fitted(logged, epochs, Rows(rows, steps // epochs), steps=steps // epochs)
    # Keras calls the loss once before the first batch, to build it.
    del logged.lrs[0], logged.losses[0]
    return logged


class Rows(keras.callbacks.Callback):
    """Sets the rate of each batch and writes a row after it."""

    def __init__(self, rows: csv.writer, length: int) -> None:
        """Takes where to write, and the batches of an epoch."""
        super().__init__()
        self.rows, self.length = rows, length

    def on_epoch_begin(self, epoch: int, logs: object = None) -> None:
        """Keeps the number of the epoch."""
        self.epoch = epoch

    def on_train_batch_begin(self, batch: int, logs: object = None) -> None:
        """Sets the rate."""
        self.lr = START * RATIO ** (self.epoch * self.length + batch)
        self.model.optimizer.learning_rate = self.lr

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        """Writes what Keras calls the loss."""
        self.rows.writerow([self.epoch, batch, self.lr, logs["loss"]])


def fitted(
    logged: Logged, epochs: int, *callbacks: keras.callbacks.Callback, steps: int = 10
) -> keras.callbacks.History:
    """What `fit` returns for a tiny model that notes the loss of every batch."""
    inputs, targets = (tensor.numpy() for tensor in samples(steps).tensors)
    keras.utils.set_random_seed(SEED)
    model = keras.Sequential([keras.Input((FEATURES,)), keras.layers.Dense(1)])

    def loss(truth: keras.KerasTensor, outputs: keras.KerasTensor) -> keras.KerasTensor:
        value = keras.ops.mean(keras.ops.square(truth - outputs), axis=-1)
        logged.made(float(model.optimizer.learning_rate), float(value.mean().detach()))
        return value

    model.compile(optimizer=keras.optimizers.SGD(START), loss=loss, jit_compile=False)
    return model.fit(
        inputs, targets, batch_size=BATCH, epochs=epochs, shuffle=False, callbacks=[*callbacks]
    )
