"""Ray gives the same records."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lrsuggest import study

import workload
from conftest import PLAN, UNITS, files

ray = pytest.importorskip("ray", reason="Ray is not made for every Python")


@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_ray_gives_the_records_of_one_process(
    tmp_path: Path, serial: dict[str, bytes], log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    with ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False):
        study.collect(workload.train, folder=tmp_path / "records", backend="ray", **PLAN)
    assert files(tmp_path / "records") == serial
    ended = workload.noted(log, "end")
    assert len(ended) == UNITS
    assert os.getpid() not in {process for process, _ in ended}
