"""Logs of the real tools, against the steps that were made: what is read is what happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import lrsuggest
import pandas as pd
import polars as pl
import pytest
from torch.utils.tensorboard import SummaryWriter

import logged_files as files
import logged_finders as finders
from logged import Logged
from logged_keras import keras_batches, keras_epochs, keras_history
from logged_lightning import lightning_csv

SINGLE = 1e-7  # what single precision rounds, as Keras and TensorBoard keep numbers
UNDONE = 1e-4  # the same after an average of memory 0.98 was undone, which multiplies it by 50
DOUBLE = 1e-12
FINDERS = {
    "fastai_finder": (finders.fastai_learner, UNDONE),
    "lightning_finder": (finders.lightning, DOUBLE),
    "ignite_finder": (finders.ignite, DOUBLE),
    "torch_lr_finder": (finders.torch_lr_finder, DOUBLE),
}
run = cache(lambda make: make())


def agrees(test: lrsuggest.RecordedSweep, logged: Logged, rel: float) -> None:
    """Rates and losses are those of the last steps made."""
    made = len(logged.lrs) - len(test)
    assert 0 <= made <= 1
    assert test.lrs == pytest.approx(logged.lrs[made:], rel=SINGLE)
    assert test.losses == pytest.approx(logged.losses[made:], rel=rel)


@pytest.mark.parametrize("name", FINDERS)
def test_a_finder_gives_the_raw_losses_of_its_run(name: str) -> None:
    make, rel = FINDERS[name]
    test = lrsuggest.read_log(run(make).source)
    agrees(test, run(make), rel)
    assert (test.format, test.ema_beta) == (name, 0)
    assert len(test) > 80


def test_the_recorder_of_fastai_is_read_like_its_learner() -> None:
    learner = run(finders.fastai_learner).source
    assert lrsuggest.read_log(learner.recorder).losses == lrsuggest.read_log(learner).losses


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("lightning_finder", lambda finder: finder.results),
        ("ignite_finder", lambda finder: finder.get_results()),
        ("torch_lr_finder", lambda finder: finder.history),
    ],
)
def test_the_record_of_a_finder_needs_its_name(
    name: str, record: Callable[[object], dict[str, list[float]]]
) -> None:
    finder = run(FINDERS[name][0]).source
    told = lrsuggest.read_log(record(finder), format=name)
    assert told.losses == lrsuggest.read_log(finder).losses
    untold = lrsuggest.read_log(record(finder))
    assert untold.losses == record(finder)["loss"]
    assert untold.ema_beta is None


@pytest.mark.parametrize("name", FINDERS)
def test_a_suggestion_from_a_finder_is_that_from_the_raw_losses(name: str) -> None:
    logged = run(FINDERS[name][0])
    test = lrsuggest.read_log(logged.source)
    first = len(logged.lrs) - len(test)
    raw = lrsuggest.suggest(
        logged.lrs[first:], logged.losses[first:], optimizer="sgd", steps=1000, ema_beta=0
    )
    ours = test.suggest(optimizer="sgd", steps=1000)
    assert bool(ours) == bool(raw)
    if raw:
        assert ours.lr == pytest.approx(raw.lr, rel=0.01)
    assert test.landmarks().minimum.lr == pytest.approx(raw.landmarks.minimum.lr, rel=0.01)


def test_rates_that_ignite_records_one_step_too_early_are_put_right() -> None:
    for logged, column in (
        (finders.ignite(mode="linear"), None),
        (finders.ignite(groups=2), "lr[1]"),
    ):
        test = lrsuggest.read_log(logged.source, lr=column)
        agrees(test, logged, DOUBLE)
        assert test.lrs != logged.source.get_results()["lr"][1:]


def test_another_memory_of_torch_lr_finder_is_told() -> None:
    for smooth_f, beta in ((0.1, 0.9), (0.0, 0.0)):
        logged = finders.torch_lr_finder(smooth_f=smooth_f)
        agrees(lrsuggest.read_log(logged.source, ema_beta=beta), logged, DOUBLE)


def test_monai_is_read_like_torch_lr_finder() -> None:
    logged = finders.monai()
    agrees(lrsuggest.read_log(logged.source), logged, DOUBLE)


@pytest.mark.parametrize("every", [1, 5])
def test_a_csv_of_lightning_is_joined_by_step(tmp_path: Path, every: int) -> None:
    logged = lightning_csv(tmp_path, every=every)
    test = lrsuggest.read_log(tmp_path)
    assert (test.lr_column, test.loss_column) == ("lr-SGD", "train_loss_step")
    assert test.lrs == pytest.approx(logged.lrs[every - 1 :: every])
    assert test.losses == pytest.approx(logged.losses[every - 1 :: every])
    assert lrsuggest.read_log(pd.read_csv(test.source)).losses == test.losses


def test_a_state_of_transformers_holds_every_step(tmp_path: Path) -> None:
    logged = files.transformers(tmp_path)
    agrees(lrsuggest.read_log(tmp_path), logged, SINGLE)


def test_a_state_of_transformers_says_that_its_losses_are_means(tmp_path: Path) -> None:
    logged = files.transformers(tmp_path, every=5)
    test = lrsuggest.read_log(logged.source)
    assert "mean of up to 5 steps" in test.notes[0]
    means = [sum(logged.losses[k : k + 5]) / 5 for k in range(0, 100, 5)]
    assert test.losses == pytest.approx(means, rel=1e-6)
    assert test.lrs == pytest.approx(logged.lrs[4::5])


@pytest.mark.parametrize("steps", [100, 12_000])
def test_events_of_tensorboard_are_read_to_the_last(tmp_path: Path, steps: int) -> None:
    with SummaryWriter(str(tmp_path)) as writer:
        for step in range(steps):
            writer.add_scalar("train/lr", 1e-7 * 1e8 ** (step / steps), step)
            writer.add_scalar("train/loss", 2.0 - step / steps, step)
    test = lrsuggest.read_log(tmp_path)
    assert (test.format, len(test)) == ("tensorboard", steps)
    assert test.losses == pytest.approx([2.0 - step / steps for step in range(steps)], rel=SINGLE)
    file = next(tmp_path.iterdir())
    assert lrsuggest.read_log(file).losses == test.losses


def test_losses_of_batches_that_keras_sends_to_tensorboard_are_asked_about(tmp_path: Path) -> None:
    logged = files.tensorboard(tmp_path, loss="batch_loss")
    assert lrsuggest.read_log(tmp_path).losses == pytest.approx(logged.losses, rel=SINGLE)
    with SummaryWriter(str(tmp_path / "keras")) as writer:
        for step, (lr, loss) in enumerate(zip(logged.lrs, logged.losses, strict=True)):
            for tag, value in (("lr", lr), ("batch_loss", loss), ("epoch_loss", loss)):
                writer.add_scalar(tag, value, step)
    with pytest.raises(lrsuggest.LRSuggestError, match="running_mean=True"):
        lrsuggest.read_log(tmp_path / "keras")
    told = lrsuggest.read_log(tmp_path / "keras", running_mean=False)
    assert told.losses == pytest.approx(logged.losses, rel=SINGLE)


def test_a_broken_event_file_is_no_crash(tmp_path: Path) -> None:
    logged = files.tensorboard(tmp_path)
    file = next(logged.source.iterdir())
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert 40 < len(lrsuggest.read_log(file)) < 60
    file.write_bytes(whole[:40] + b"\xff" * 999)
    with pytest.raises(lrsuggest.LRSuggestError, match=str(file)):
        lrsuggest.read_log(file)


def test_a_run_of_mlflow_is_read_from_its_folder_and_its_client(tmp_path: Path) -> None:
    logged = files.mlflow(tmp_path)
    agrees(lrsuggest.read_log(logged.source), logged, DOUBLE)
    agrees(lrsuggest.read_log(files.mlflow_metrics(logged.source)), logged, DOUBLE)


def test_a_history_of_keras_is_one_of_epochs(tmp_path: Path) -> None:
    for logged in (keras_epochs(tmp_path), keras_history()):
        test = lrsuggest.read_log(logged.source)
        agrees(test, logged, DOUBLE)
        assert "epoch" in test.notes[0]


@pytest.mark.parametrize("epochs", [1, 4])
def test_the_loss_that_keras_hands_to_callbacks_is_undone(tmp_path: Path, epochs: int) -> None:
    logged = keras_batches(tmp_path, epochs=epochs)
    test = lrsuggest.read_log(logged.source, running_mean=True)
    assert test.lrs == pytest.approx(logged.lrs, rel=SINGLE)
    # A sum and two means, times the batches they are of, are rounded: each by half a last bit.
    count = 100 // epochs
    largest = max(sum(logged.losses[first : first + count]) for first in range(0, 100, count))
    assert test.losses == pytest.approx(logged.losses, abs=2 * SINGLE * largest)


def test_frames_of_polars_and_pandas_are_read() -> None:
    logged = run(finders.torch_lr_finder)
    columns = {"lr": logged.lrs, "loss": logged.losses}
    for frame in (pl.DataFrame, pd.DataFrame):
        test = lrsuggest.read_log(frame(columns))
        assert (test.format, test.losses) == ("frame", logged.losses)
