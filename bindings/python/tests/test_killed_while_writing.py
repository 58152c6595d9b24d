"""Files after a kill: the old one or the new one, never half of either."""

from __future__ import annotations

import ast
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from conftest import SOURCES

SIZE = 1 << 19
KILLS = 12
PROGRAM = """
import sys
from pathlib import Path
from lrsuggest._files import write
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write(path, bytes([letter]) * %d)
"""
WRITERS = {"write_text", "write_bytes", "savez", "savez_compressed", "tofile", "TemporaryFile"}
"""Ways to a file that may be left half written."""

NAMELESS = {"integrations/torch/_store.py"}
"""Files that no one else can see; the system takes them back with the process."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_kill_at_any_time_leaves_a_whole_file(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"a" * SIZE)
    draw = random.Random(3)
    for _ in range(KILLS):
        command = [sys.executable, "-c", PROGRAM % SIZE, str(path)]
        environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout.readline() == b"ready\n"
            time.sleep(draw.uniform(0, 0.03))
            process.kill()
        content = path.read_bytes()
        assert len(content) == SIZE
        assert set(content) in ({ord("a")}, {ord("b")})
    others = {file.suffix for file in tmp_path.iterdir() if file != path}
    assert others <= {".part"}


def calls(tree):
    """Yield the name of whatever is called, with the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield name, node


def opens_for_writing(call):
    """Tell ``open(path, "w")`` and ``path.open("w")`` from what reads."""
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [value.value for value in values if isinstance(value, ast.Constant)]
    return any(
        isinstance(mode, str) and set(mode) & set("wax+") and len(mode) < 4 for mode in modes
    )


def test_nothing_else_writes_files():
    found = {}
    for file in sorted((SOURCES / "lrsuggest").rglob("*.py")):
        name = str(file.relative_to(SOURCES / "lrsuggest"))
        for called, call in calls(ast.parse(file.read_text(encoding="utf-8"))):
            opens = called == "open" and opens_for_writing(call)
            if opens or called in WRITERS:
                found.setdefault(name, called)
    # An archive in memory is opened for writing, too.
    assert set(found) == {"_files.py", "study/_files.py"} | NAMELESS
