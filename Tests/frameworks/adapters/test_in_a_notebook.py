"""A range test inside of a real notebook kernel."""

from __future__ import annotations

import nbclient
import nbformat

CELL = """
import torch
from lrsuggest.integrations.torch import range_test
torch.manual_seed(0)
model = torch.nn.Linear(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(64, 8)
test = range_test(
    model, optimizer, torch.nn.functional.mse_loss, [(x, x.sum(1, keepdim=True))], progress={}
)
print(len(test.losses), test.stop_reason)
test
"""


def outputs(progress: object) -> list[dict]:
    """Run a range test in a notebook and return what its cell shows."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL.format(progress))])
    nbclient.NotebookClient(notebook, timeout=300).execute()
    return notebook.cells[0].outputs


def test_the_growing_picture_ends_as_one_picture():
    shown = outputs("'plot'")
    picture, text, answer = shown
    assert picture["output_type"] == "display_data"
    count, reason = text["text"].split()
    assert f"{count} losses recorded, {reason}" in picture["data"]["text/html"]
    assert "<svg" in picture["data"]["text/html"]
    assert "<svg" in answer["data"]["text/html"]
    assert "RangeTest" in answer["data"]["text/plain"]


def test_silence_shows_nothing_but_the_result():
    text, answer = outputs(False)
    assert text["name"] == "stdout"
    assert answer["output_type"] == "execute_result"
