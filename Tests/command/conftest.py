"""What the tests of the command line share: the program, run as a shell runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "Fixtures" / "command"
LOGS, GOLDEN = FIXTURES / "logs", FIXTURES / "golden"
PROGRAM = os.environ["LRSUGGEST_COMMAND"]
QUIET = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
"""The environment: what a terminal or its owner's settings say must not matter."""


class Ran(NamedTuple):
    """What a run left."""

    status: int
    out: str
    err: str


def lrsuggest(
    *arguments: object,
    text: str | bytes | None = None,
    folder: Path | None = None,
    **environment: str,
) -> Ran:
    """Run the program, with text on its standard input."""
    ran = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=text.encode() if isinstance(text, str) else text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        cwd=folder or LOGS,
        env={**QUIET, **environment},
        timeout=120,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def refused(ran: Ran, *words: str) -> None:
    """Require that data was refused, in one line that holds these words."""
    assert (ran.status, ran.out) == (3, ""), ran
    assert ran.err.startswith("lrsuggest: ")
    assert ran.err.count("\n") == 1
    for word in words:
        assert word in ran.err


def usage(ran: Ran, *words: str) -> None:
    """Require that the command was refused, and that the message holds these words."""
    assert (ran.status, ran.out) == (2, ""), ran
    for word in words:
        assert word in ran.err


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., Path]:
    """Write bytes or text to a file and return its path."""

    def write(content: str | bytes, name: str = "log.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
