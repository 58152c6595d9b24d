"""`lrsuggest watch` follows a log that is being written."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lrsuggest as package
import pytest

from conftest import LOGS, PROGRAM, QUIET, lrsuggest, refused

LINES = (LOGS / "descent.csv").read_text().splitlines(keepends=True)


@contextmanager
def watching(path: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Watch a file; the process is waited for at the end."""
    command = [PROGRAM, "watch", str(path), "--interval", "0.02", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=QUIET
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_with(process: subprocess.Popen[str], words: str) -> str:
    """Return the next line that holds these words."""
    assert process.stdout
    for line in process.stdout:
        if words in line:
            return line
    return pytest.fail(f"no line holds {words!r}")


def rest_of(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Return what it still writes: output and errors.

    `communicate` reads past Python's buffer, and would lose what came along with the last line.
    """
    assert process.stdout
    assert process.stderr
    out, err = process.stdout.read(), process.stderr.read()
    process.wait(timeout=20)
    return out, err


def append(path: Path, text: str) -> None:
    """Write to the end of a file, as loggers do."""
    with path.open("a") as file:
        file.write(text)


def test_it_waits_for_the_file_follows_it_and_says_when_to_stop(tmp_path: Path):
    path = tmp_path / "metrics.csv"
    with watching(path) as process:
        line_with(process, "waiting for")
        append(path, LINES[0])
        append(path, "".join(LINES[1:31]))
        line_with(process, "30 points")
        append(path, "".join(LINES[31:61]) + LINES[61][:9])  # in the midst of a line
        line_with(process, "60 points")
        append(path, LINES[61][9:] + "".join(LINES[62:]))
        line_with(process, "100 points")
        out, err = rest_of(process)
    assert process.returncode == 0
    assert err == ""
    assert out.startswith("Stop the sweep: at ")
    assert lrsuggest("suggest", "descent.csv").out in out


def test_the_advice_is_that_of_a_sweep_with_the_same_losses():
    rates = [float(line.split(",")[1]) for line in LINES[1:]]
    for rule in ("cusum", "four_times_best", "five_times_best"):
        sweep = package.Sweep(start_lr=rates[0], end_lr=rates[-1], num_iter=len(rates), stop=rule)
        for line, _ in zip(LINES[1:], sweep, strict=False):
            sweep.record(float(line.split(",")[2]))
        ran = lrsuggest("watch", "descent.csv", "--idle", "0", "--stop", rule)
        assert f"({rule})" in ran.out
        assert f"at {rates[len(sweep.losses) - 1]:.3g} the loss" in ran.out


def test_it_ends_when_nothing_comes(tmp_path: Path):
    path = tmp_path / "metrics.csv"
    path.write_text("".join(LINES[:60]))
    ran = lrsuggest("watch", path, "--idle", "0.2", "--interval", "0.02")
    assert "The sweep may go on" in ran.out
    ran = lrsuggest("watch", tmp_path / "no.csv", "--idle", "0.1", "--interval", "0.02")
    assert ran.status == 3
    assert "no row came" in ran.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_when_it_is_interrupted(tmp_path: Path, number: signal.Signals):
    path = tmp_path / "metrics.csv"
    path.write_text("".join(LINES[:70]))
    with watching(path) as process:
        line_with(process, "69 points")
        began = time.monotonic()
        process.send_signal(number)
        out, _ = rest_of(process)
    assert time.monotonic() - began < 5
    assert "The sweep may go on" in out
    assert process.returncode in (0, 1)


def test_a_log_that_is_no_range_test_ends_it(tmp_path: Path):
    path = tmp_path / "metrics.csv"
    path.write_text("lr,loss\n1,2\n2,1\n1,2\n")
    ran = lrsuggest("watch", path)
    assert ran.status == 3
    assert "falls from 2 to 1 in line 4" in ran.err
    path.write_text("lr,loss\n1,2\n2,oops\n")
    assert "'oops' is no number" in lrsuggest("watch", path).err


def test_a_log_that_begins_anew_is_read_anew(tmp_path: Path):
    path = tmp_path / "metrics.csv"
    path.write_text("".join(LINES[:70]))
    with watching(path) as process:
        line_with(process, "69 points")
        path.write_text("".join(LINES[:40]))
        line_with(process, "39 points")


def test_it_refuses_what_it_cannot_follow(tmp_path: Path):
    ran = lrsuggest("watch", tmp_path)
    assert ran.status == 3
    refused(lrsuggest("suggest", tmp_path), "cannot be read")
