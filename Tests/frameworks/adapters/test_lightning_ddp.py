"""Two ranks of Lightning's DDP, started by Lightning itself and by torchrun."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from processes import torchrun


def launched(script, folder, timeout=300):
    """Run a script that starts its second process itself; end both where it takes too long."""
    command = [sys.executable, "-W", "ignore", str(Path(__file__).parent / script), str(folder)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        start_new_session=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        _, said = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    reports = sorted(folder.glob("*.json"))
    assert len(reports) == 2, said[-4000:]
    return [json.loads(report.read_text()) for report in reports]


@pytest.fixture(scope="module", params=["lightning", "torchrun"])
def reports(request, tmp_path_factory):
    if request.param == "torchrun":
        return torchrun("lightning_ranks.py")
    return launched("lightning_ranks.py", tmp_path_factory.mktemp("ranks"))


def test_ddp(reports):
    one, other = reports
    assert [one["rank"], other["rank"]] == [0, 1]
    assert one["losses"] == other["losses"]
    assert len(one["losses"]) > 50
    means = [(a + b) / 2 for a, b in zip(one["own"], other["own"])]
    assert one["losses"] == pytest.approx(means)
    assert one["own"] != other["own"]
    assert one["lr"] == other["lr"] > 0


def test_each_rank_sees_its_own_shard(reports):
    one, other = (set(report["seen"]) for report in reports)
    assert not one & other


def test_the_batch_size_is_that_of_all_ranks_together(reports):
    for report in reports:
        assert report["context"]["batch_size"] == 32
        assert report["context"]["steps"] == 32


def test_the_training_goes_on_as_if_nothing_had_been(reports):
    for report in reports:
        assert report["steps"] == [32, 32]
        assert list(report["tests"]) == ["0", "16"]
        assert report["same"] == [True, True]


def test_all_ranks_train_on_with_the_same_rate(reports):
    rates = {lr for report in reports for lr in report["set"]}
    assert len(rates) == 1
