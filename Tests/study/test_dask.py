"""A Dask cluster of two worker processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import joblib
import pytest
from dask.distributed import Client, LocalCluster
from lrsuggest import study
from lrsuggest.study._command import main

import workload
from conftest import PLAN, UNITS, files


@pytest.fixture
def client(log: Path) -> Iterator[Client]:
    """Start two workers, each a process of one thread, watched by a nanny."""
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True}
    quiet = {"dashboard_address": None, "silence_logs": 50}
    with LocalCluster(**settings, **quiet) as cluster, Client(cluster) as client:
        yield client


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the key of every record that is stored, each time it is."""
    keys: list[str] = []
    put = study.Store.put

    def counting(store: study.Store, key: str, *record: object) -> None:
        put(store, key, *record)
        keys.append(key)

    monkeypatch.setattr(study.Store, "put", counting)
    return keys


@pytest.mark.usefixtures("client")
def test_a_cluster_gives_the_records_of_one_process(
    tmp_path: Path, serial: dict[str, bytes], stored: list[str], log: Path
) -> None:
    study.collect(workload.train, folder=tmp_path / "records", backend="dask", **PLAN)
    assert files(tmp_path / "records") == serial
    assert len(stored) == len(set(stored)) == UNITS
    assert len(workload.noted(log, "end")) == UNITS
    assert len({process for process, _ in workload.noted(log, "end")}) == 2


def test_a_worker_is_killed(
    client: Client,
    tmp_path: Path,
    serial: dict[str, bytes],
    stored: list[str],
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    victims: list[int] = []
    counting = study.Store.put

    def killing(store: study.Store, key: str, *record: object) -> None:
        counting(store, key, *record)
        if len(stored) >= 10 and not victims:
            process = workload.noted(log, "begin")[-1][0]  # it is at work at this moment
            assert process in client.run(os.getpid).values()
            victims.append(process)
            os.kill(process, signal.SIGKILL)

    monkeypatch.setattr(study.Store, "put", killing)
    corpus = study.collect(workload.train, folder=tmp_path / "records", backend="dask", **PLAN)

    assert len(victims) == 1
    assert len(stored) == len(set(stored)) == UNITS, "every record was stored, and once"
    assert files(tmp_path / "records") == serial, "bit for bit what one process makes"
    assert corpus.ids == ["parabola"]
    begun, ended = workload.noted(log, "begin"), workload.noted(log, "end")
    assert {call for _, call in ended} == {call for _, call in begun}
    again = [call for call, times in Counter(call for _, call in begun).items() if times > 1]
    of_the_victim = {call for process, call in begun if process == victims[0]}
    assert set(again) <= of_the_victim, "only what the killed worker held ran twice"
    assert len(again) <= 4, "and that is what it was doing, and what it had not handed over"
    later = begun[[process for process, _ in begun].index(victims[0]) + 1 :]
    assert {process for process, _ in later} - {victims[0]}, "others went on"


@pytest.mark.usefixtures("client")
def test_a_failing_training_is_named(tmp_path: Path, stored: list[str]) -> None:
    def fragile(lrs: tuple[float, ...], seed: int) -> study.Outcome:
        if max(lrs) > 5 and len(lrs) == PLAN["steps"]:
            raise OverflowError(f"{max(lrs):.0f} is too much")
        return workload.train(lrs, seed)

    with pytest.raises(study.StudyError) as caught:
        study.collect(fragile, folder=tmp_path, backend="dask", **PLAN)
    assert len(caught.value.failures) == 4
    assert "task 'parabola', constant of 60 steps, lr 10, seed 1: OverflowError" in str(
        caught.value
    )
    assert len(stored) == UNITS - 4


def test_the_callers_own_settings_are_used(client: Client, tmp_path: Path, log: Path) -> None:
    with joblib.parallel_config("dask"):
        study.collect(workload.train, folder=tmp_path / "records", **PLAN)
    workers = set(client.run(os.getpid).values())
    assert {process for process, _ in workload.noted(log, "begin")} <= workers


def test_the_command_uses_a_cluster_at_an_address(
    client: Client, tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "own.npz"
    address = client.scheduler.address
    said = f"workload:train --steps 30 --few-sweeps --seeds 1 --coarse --out {out}"
    assert main([*said.split(), "--backend", "dask", "--address", address]) == 0
    assert capsys.readouterr().out == f"{out}: task\n"
    workers = set(client.run(os.getpid).values())
    assert {process for process, _ in workload.noted(log, "begin")} <= workers


def test_no_cluster_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="backend 'dask' cannot be used: .*create a Dask Client"):
        study.collect(workload.train, folder=tmp_path, backend="dask", **PLAN)
