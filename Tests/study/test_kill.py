"""The collecting process is killed in the middle, and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import workload
from conftest import UNITS, files

HERE = Path(__file__).parent

PROGRAM = """
import sys
import workload
from conftest import PLAN
from lrsuggest import study

if __name__ == "__main__":
    study.collect(workload.train, folder=sys.argv[1], jobs=int(sys.argv[2]), **PLAN)
"""


GROUPS: list[int] = []
"""The process groups that were started."""


@pytest.fixture(autouse=True)
def _no_orphans() -> Iterator[None]:
    """End the workers whose process was killed; by themselves they would wait for five minutes."""
    yield
    while GROUPS:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(GROUPS.pop(), signal.SIGKILL)


def started(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Collect in a process of its own, with a process group of its own."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(jobs)]
    paths = os.pathsep.join([str(HERE), os.environ["PYTHONPATH"]])
    environment = {**os.environ, "PYTHONPATH": paths}
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    GROUPS.append(process.pid)
    return process


def killed_at(count: int, folder: Path, jobs: int) -> set[str]:
    """Kill such a process when so many records are there, and return those."""
    process = started(folder, jobs)
    try:
        deadline = time.monotonic() + 60
        while len(list(folder.glob("*.npz"))) < count:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.002)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert process.returncode == -signal.SIGKILL
    return set(files(folder))


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_three_times_and_resumed(
    tmp_path: Path, serial: dict[str, bytes], log: Path, jobs: int
) -> None:
    folder = tmp_path / "records"
    for count in (5, 16, 30):
        there = killed_at(count, folder, jobs)
        assert there < set(serial)
        assert {name: serial[name] for name in there} == files(folder)
    quiet(log)
    before = len(workload.noted(log, "begin"))

    last = started(folder, jobs)
    assert last.wait(timeout=60) == 0
    assert files(folder) == serial, "bit for bit what an uninterrupted run makes"
    assert not list(folder.glob("*.part"))

    begun = [call for _, call in workload.noted(log, "begin")]
    assert len(begun) - before == UNITS - len(there), "the last run did only what was missing"
    again = sum(times - 1 for times in Counter(begun).values())
    assert again <= 3 * 3 * jobs, "what ran twice was under way when the process was killed"


def test_a_resumed_run_does_not_wait_for_the_dead(tmp_path: Path, serial: dict[str, bytes]) -> None:
    folder = tmp_path / "records"
    killed_at(1, folder, 2)
    begin = time.monotonic()
    assert started(folder, 1).wait(timeout=60) == 0
    assert time.monotonic() - begin < 30
    assert files(folder) == serial


def test_two_processes_share_a_folder_and_one_is_killed(
    tmp_path: Path, serial: dict[str, bytes]
) -> None:
    folder = tmp_path / "records"
    other = started(folder, 1)
    killed_at(8, folder, 1)
    assert other.wait(timeout=60) == 0
    assert files(folder) == serial


def quiet(log: Path) -> None:
    """Wait until the workers that lost their process have noticed."""
    size = -1
    while size != log.stat().st_size:
        size = log.stat().st_size
        time.sleep(0.5)
