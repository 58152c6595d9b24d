"""Logs that the tools wrote, against what was measured beside them; see logs/README.md."""

from __future__ import annotations

import doctest
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import refused

import lrsuggest
import lrsuggest.logs.reading
from lrsuggest import read_log

LOGS = Path(__file__).parent / "logs"
TRUTH = json.loads((LOGS / "truth.json").read_text())


def agrees(test, name, rel=1e-6):
    """Compare with the steps that were really made."""
    truth = TRUTH.get(name) or TRUTH["finders"][name]
    first = len(truth["lrs"]) - len(test)
    assert test.lrs == pytest.approx(truth["lrs"][first:], rel=1e-6)
    assert test.losses == pytest.approx(truth["losses"][first:], rel=rel)
    return first


@pytest.mark.parametrize(
    "name", ["lightning/metrics.csv", "transformers/trainer_state.json", "mlflow", "epochs.csv"]
)
def test_the_file_of_a_logger_holds_the_steps_that_were_made(name):
    truth = "mlflow/metrics" if name == "mlflow" else name
    test = read_log(LOGS / name)
    assert agrees(test, truth) == 0
    assert test.source == str(LOGS / name)


@pytest.mark.parametrize("folder", ["lightning", "transformers"])
def test_a_folder_is_read_for_the_log_in_it(folder):
    assert Path(read_log(str(LOGS / folder)).source).parent == LOGS / folder


def test_a_folder_of_several_logs_is_refused_with_their_names():
    message = refused(LOGS, call=read_log)
    assert "3 logs" in message
    assert "trainer_state.json" in message
    assert "metrics.csv" in message


def test_the_log_in_a_folder_goes_before_those_below_it(tmp_path):
    for folder in (tmp_path, tmp_path / "checkpoint-10", tmp_path / "checkpoint-20"):
        folder.mkdir(exist_ok=True)
        state = (LOGS / "transformers" / "trainer_state.json").read_text()
        (folder / "trainer_state.json").write_text(state)
    assert read_log(tmp_path).source == str(tmp_path / "trainer_state.json")


def test_an_empty_folder_is_refused_with_what_was_looked_for(tmp_path):
    message = refused(tmp_path, call=read_log)
    assert "metrics.csv" in message
    assert "TensorBoard" in message
    assert "MLflow" in message


def test_metrics_of_mlflow_in_files_of_their_own_are_joined_by_step():
    folder = LOGS / "mlflow" / "metrics"
    test = read_log([folder / "lr", folder / "train" / "loss"])
    assert agrees(test, "mlflow/metrics") == 0
    message = refused(folder / "lr", call=read_log)
    assert "looks like the training loss" in message
    assert "pass a list of both" in message


def test_an_epoch_is_said_to_be_a_mean():
    assert any("epoch" in note for note in read_log(LOGS / "epochs.csv").notes)
    assert read_log(LOGS / "lightning").notes == ()


def test_the_running_mean_of_keras_is_undone():
    undone = read_log(LOGS / "batches.csv", running_mean=True)
    assert agrees(undone, "batches.csv", rel=1e-4) == 0
    truth = TRUTH["batches.csv"]["losses"]
    assert read_log(LOGS / "batches.csv").losses != pytest.approx(truth, rel=0.01)


@pytest.mark.parametrize("name", TRUTH["finders"])
def test_the_average_of_a_finder_is_undone_in_what_a_user_dumped(name, tmp_path):
    record = TRUTH["finders"][name]["record"]
    file = tmp_path / "curve.json"
    file.write_text(json.dumps(record))
    for source in (record, file):
        test = read_log(source, format=name)
        skipped = agrees(test, name, rel=1e-4 if name == "fastai_finder" else 1e-9)
        assert skipped == (name == "ignite_finder")  # its first rate is not recorded
        assert test.ema_beta == 0


@pytest.mark.parametrize("name", TRUTH["finders"])
def test_a_finder_is_told_by_what_it_can_do(name):
    record = TRUTH["finders"][name]["record"]
    finders = {
        "fastai_finder": SimpleNamespace(lrs=record["lr"], losses=record["loss"], smooth_loss=0),
        "lightning_finder": SimpleNamespace(results=record, suggestion=0, num_training=30),
        "ignite_finder": SimpleNamespace(get_results=lambda: record, lr_suggestion=0),
        "torch_lr_finder": SimpleNamespace(history=record, range_test=0),
    }
    test = read_log(finders[name])
    agrees(test, name, rel=1e-4)
    assert (test.format, test.source) == (name, "SimpleNamespace")
    if name == "fastai_finder":
        learner = SimpleNamespace(recorder=finders[name], dls=None)
        assert read_log(learner).losses == test.losses


def test_a_finder_with_another_memory_is_told_so():
    lrs = [1e-5 * 1.1**step for step in range(40)]
    raw = [2.0 - 0.03 * step + 0.1 * (step % 3) for step in range(40)]
    averages = lrsuggest.smooth(raw, "ema_first_value", beta=0.7)
    finder = SimpleNamespace(history={"lr": lrs, "loss": averages}, range_test=0)
    assert read_log(finder, ema_beta=0.7).losses == pytest.approx(raw)
    assert read_log(finder, ema_beta=0).losses == averages


def test_events_without_tensorboard_name_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    for source in (LOGS / "tensorboard", LOGS / "tensorboard" / "events.out.tfevents.0"):
        assert "pip install tensorboard" in refused(source, call=read_log)


def test_the_examples_run():
    outcome = doctest.testmod(lrsuggest.logs.reading)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)


def test_every_file_of_the_readers_is_short():
    for path in Path(lrsuggest.logs.__file__).parent.rglob("*.py"):
        assert len(path.read_text().splitlines()) <= 150, path.name
