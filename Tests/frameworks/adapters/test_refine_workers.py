"""Two workers on one search, one of them killed in the middle of a training."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from lrsuggest import Refinement

import refine_worker
from refine_worker import HEARTBEAT, START, STEPS

WORKER = [sys.executable, refine_worker.__file__]


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """Start a server of one's own on a Unix socket, as somebody who is not root."""
    if not (shutil.which("initdb") and shutil.which("postgres")):
        pytest.skip("PostgreSQL is not installed; the journal and SQLite are tested all the same")
    folder = tempfile.mkdtemp()
    somebody = (
        {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
    )
    if somebody:
        shutil.chown(folder, "nobody")
    data = f"{folder}/data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **somebody}
    new = ["initdb", "-D", data, "-U", "someone", "--auth=trust", "--no-sync"]
    subprocess.run(new, check=True, **quiet)
    server = subprocess.Popen(["postgres", "-D", data, "-k", folder, "-h", "", "-F"], **quiet)
    try:
        await_(lambda: answers(f"user=someone dbname=postgres host={folder}"), server)
        yield f"postgresql+psycopg://someone@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)  # at once, whoever is still connected
        server.wait()
        shutil.rmtree(folder)


def answers(address: str) -> bool:
    """Say whether a server lets one in."""
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def await_(condition: Callable[[], object], *processes: subprocess.Popen) -> None:
    """Wait for something that processes at work bring about."""
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        assert all(process.poll() is None for process in processes)
        time.sleep(0.02)


@pytest.fixture(params=["sqlite", "journal", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Name a storage that several processes can share."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return str(tmp_path / f"search.{request.param}")


def test_workers_that_begin_at_once_share_one_budget(where: str) -> None:
    budget = 6 * STEPS
    workers = [subprocess.Popen([*WORKER, where, str(budget), "at once"]) for _ in range(2)]
    assert [worker.wait(120) for worker in workers] == [0, 0]
    found = stored(where, "at once")
    assert [pair.state for pair in found.pairs] == ["complete"] * len(found.pairs)
    assert len({pair.lr for pair in found.pairs}) == len(found.pairs)
    assert START[0] in [pair.lr for pair in found.pairs[:2]]
    assert budget <= found.steps < budget + 2 * STEPS


def test_nothing_is_lost_with_a_killed_worker(where: str, tmp_path: Path) -> None:
    mark, budget = tmp_path / "hangs", 28 * STEPS  # longer than a worker is waited for
    doomed = subprocess.Popen([*WORKER, where, str(budget), "killed", str(mark)])
    try:
        await_(lambda: mark.exists() and mark.read_text(), doomed)
        other = subprocess.Popen([*WORKER, where, str(budget), "killed"])
        await_(lambda: len(stored(where, "killed").pairs) > 3, doomed, other)
    finally:
        doomed.kill()  # SIGKILL: no chance to say anything
        doomed.wait()
    assert other.wait(120) == 0
    found = stored(where, "killed")
    lost = [pair for pair in found.pairs if pair.state != "complete"]
    assert [(pair.lr, pair.state) for pair in lost] == [(float(mark.read_text()), "failed")]
    assert lost[0].steps == STEPS // 2 - 1
    assert lost[0].value == lost[0].lr / lost[0].steps

    done = [pair for pair in found.pairs if pair.state == "complete"]
    assert all((pair.value, pair.steps) == (pair.lr, STEPS) for pair in done)
    assert [pair.lr for pair in done].count(lost[0].lr) == 1
    assert len({pair.lr for pair in done}) == len(done)
    assert found.pairs[0].lr == START[0]

    assert found.steps == sum(pair.steps for pair in found.pairs)
    assert budget <= found.steps < budget + STEPS
    assert found.value == min(pair.value for pair in done)


def test_a_search_whose_only_worker_was_killed_goes_on(tmp_path: Path) -> None:
    where, mark = str(tmp_path / "search.journal"), tmp_path / "hangs"
    doomed = subprocess.Popen([*WORKER, where, str(3 * STEPS), "alone", str(mark)])
    try:
        await_(lambda: mark.exists() and mark.read_text(), doomed)
    finally:
        doomed.kill()
        doomed.wait()
    assert [pair.state for pair in stored(where, "alone").pairs] == ["complete", "running"]
    time.sleep(5 * HEARTBEAT)
    subprocess.run([*WORKER, where, str(3 * STEPS), "alone"], check=True)
    first, killed, again, *_ = stored(where, "alone").pairs
    assert (first.lr, killed.state, again.state) == (START[0], "failed", "complete")
    assert again.lr == killed.lr


def stored(where: str, study: str) -> Refinement:
    """Read a search from outside."""
    return Refinement.load(refine_worker.opened(where), study)
