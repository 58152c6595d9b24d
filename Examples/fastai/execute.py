"""Runs the notebook of this folder, and keeps what it shows."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from unittest import mock

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).with_name("range_test.ipynb")


def executed(path: Path) -> nbformat.NotebookNode:
    """Run a notebook from the start, in its folder; raise what a cell raises."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, record_timing=False)
    with tempfile.TemporaryDirectory() as folder:
        homes = dict.fromkeys(("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"), folder)
        with mock.patch.dict(os.environ, {**homes, "OMP_NUM_THREADS": "1"}):
            client.execute(cwd=str(path.parent))
    return plain(notebook)


def plain(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop what would differ at each run although nothing has changed."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if shown(output)]
    return notebook


def shown(output: nbformat.NotebookNode) -> bool:
    """Say whether there is something to see: of a bar that is finished only its style is left."""
    text = output.get("data", {}).get("text/html", "<table")
    return "progress" not in text or "<table" in text


if __name__ == "__main__":
    nbformat.write(executed(NOTEBOOK), NOTEBOOK)
