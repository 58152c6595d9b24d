"""The notebook for fastai runs, and still says what is stored in it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parents[3] / "Examples" / "fastai"
sys.path.insert(0, str(FOLDER))

from execute import NOTEBOOK, executed, plain  # noqa: E402

NUMBER = re.compile(r"\d+\.\d+(?:e-?\d+)?")


@pytest.fixture(scope="module")
def stored() -> dict[str, list[float]]:
    """Return the numbers that are stored, by cell."""
    return numbers(nbformat.read(NOTEBOOK, as_version=4))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the folder."""
    copy = tmp_path_factory.mktemp("notebook") / "fastai"
    return Path(shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__")))


def numbers(notebook: nbformat.NotebookNode) -> dict[str, list[float]]:
    """Return the numbers that each cell says."""
    said = {}
    for cell in notebook.cells:
        outputs = cell.get("outputs", [])
        texts = [
            output.get("text", output.get("data", {}).get("text/plain", "")) for output in outputs
        ]
        said[cell.id] = [float(number) for text in texts for number in NUMBER.findall(text)]
    return said


def test_it_runs_and_says_what_it_said(stored, folder):
    """Another processor rounds other bits; a range test makes little of them, a training more."""
    before = sorted(folder.iterdir())
    again = numbers(executed(folder / NOTEBOOK.name))
    assert sorted(folder.iterdir()) == before
    assert again.keys() == stored.keys()
    for cell in ("find", "read", "suggest", "explanation", "groups"):
        assert stored[cell], cell
        assert again[cell] == pytest.approx(stored[cell], rel=0.05), cell
    assert again["compare"] == pytest.approx(stored["compare"], rel=0.5, abs=0.02)


def test_it_is_stored_with_outputs_and_nothing_that_differs_at_each_run():
    text = NOTEBOOK.read_text()
    assert len(text) < 300_000
    notebook = nbformat.from_dict(nbformat.reads(text, as_version=4))
    assert plain(nbformat.reads(text, as_version=4)) == notebook
    assert all(cell.outputs for cell in notebook.cells if cell.id in ("find", "suggest", "train"))
    assert not any(
        output.output_type == "error"
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    )
    assert not re.search(r"/(home|root|tmp|work)/", text)
