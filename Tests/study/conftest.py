"""What the tests of collecting share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lrsuggest import study

import workload

PLAN: dict[str, Any] = {
    "steps": 60,
    "name": "parabola",
    "lrs": [10.0 ** (step / 2) for step in range(-8, 3)],
    "seeds": (1, 2),
    "sweeps": {50: 2},
}
UNITS = 11 * 2 * 2 + 2 + 1
"""Rates x schedules x seeds, the sweeps, and the untrained state."""


def files(folder: Path) -> dict[str, bytes]:
    """Return every record as it is on the disk."""
    return {path.name: path.read_bytes() for path in folder.glob("*.npz")}


@pytest.fixture(scope="session")
def serial(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Collect in this process, one unit after the other."""
    folder = tmp_path_factory.mktemp("serial")
    study.collect(workload.train, folder=folder, **PLAN)
    records = files(folder)
    assert len(records) == UNITS
    return records


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the workload write down its calls, in processes started from now on."""
    path = tmp_path / "calls"
    monkeypatch.setenv(workload.LOG, str(path))
    return path
