"""Every command prints what the golden files show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import golden
from conftest import GOLDEN, HERE, LOGS


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_command_prints_what_its_golden_file_shows(path: Path):
    found = golden.printed(golden.command(path))
    assert golden.alike(found, path.read_text()), found


def test_there_is_a_golden_file_for_the_help_of_every_command():
    helped = {path.stem for path in GOLDEN.glob("help*.txt")}
    commands = ["suggest", "explain", "landmarks", "rules", "compare", "watch", "plot", "sweep"]
    assert helped == {"help", *(f"help_{name}" for name in commands)}


def test_the_logs_of_the_golden_files_can_be_made_anew(tmp_path: Path):
    subprocess.run([sys.executable, HERE / "make_logs.py", tmp_path], check=True)
    made = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_text() for path in LOGS.iterdir()}
