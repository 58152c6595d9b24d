"""Runs the blocks of a page: Python in one kernel, as a notebook; commands in a shell."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from unittest import mock

import nbformat
from nbclient import NotebookClient

from page import Block, Output

ROOT = Path(__file__).parents[2]


def run(blocks: list[Block]) -> list[Output]:
    """Run the blocks of a page, which all have one language."""
    (language,) = {block.language for block in blocks}
    codes = [block.code for block in blocks]
    return run_python(codes) if language == "python" else [run_command(code) for code in codes]


def run_python(cells: list[str]) -> list[Output]:
    """Run cells one after the other in an empty folder; raise what a cell raises."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    with tempfile.TemporaryDirectory() as folder:
        homes = dict.fromkeys(("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"), folder)
        work = Path(folder, "work")
        work.mkdir()
        with mock.patch.dict(os.environ, homes):
            NotebookClient(notebook, timeout=300).execute(cwd=str(work))
    return [output(cell.outputs) for cell in notebook.cells]


def output(parts: list[nbformat.NotebookNode]) -> Output:
    """Join what a cell printed and showed; progress bars and warnings are not kept."""
    result = Output()
    for part in parts:
        if part.get("name") == "stdout":
            result.text = (result.text or "") + part.text
        elif "text/html" in part.get("data", {}):
            result.html = (result.html or "") + part.data["text/html"]
        elif "text/plain" in part.get("data", {}):
            result.text = (result.text or "") + part.data["text/plain"] + "\n"
    return result


def run_command(code: str) -> Output:
    """Run commands in the root of the repository, without the settings of a make around this."""
    around = ("MAKE", "MFLAGS")
    environment = {name: os.environ[name] for name in os.environ if not name.startswith(around)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{code}{done.stdout}{done.stderr}")
    return Output(done.stdout)
