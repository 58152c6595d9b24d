"""What counts as the same output."""

from __future__ import annotations

import pytest

from page import Output, blocks, store
from same import same, text_of


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("train with 0.0139, accuracy 0.97\n", "train with 0.0142, accuracy 0.96\n"),
        ("lr 1e-05", "lr 1.05e-05"),
        ("a  1.0\n b 2.0", "a 1.0 b  2.0"),
        (None, ""),
    ],
)
def test_these_are(kept, said):
    assert same(kept, said)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("train with 0.0139", "train with 0.0160"),
        ("train with 0.0139", "do not train with 0.0139"),
        ("3 4", "3 4 5"),
        ("lr 1e-05", "lr 1e-04"),
        ("loss 0.3", "loss nan"),
        (None, "something"),
        ("something", None),
    ],
)
def test_these_are_not(kept, said):
    assert not same(kept, said)


def test_of_html_the_words_count():
    said = text_of("<style>.a{width:3}</style><p class='a'>lr&nbsp;<b>0.01</b></p>")
    assert same(said, "lr 0.0101")


def test_outputs_are_stored_behind_their_blocks(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```python\na\n```\n\n```python\nb\n```\n```text\nold\n```\nThe end.\n")
    outputs = [Output("one\n", "<p>two</p>"), Output(None)]
    for _ in range(2):
        store(page, outputs)
        first, second = blocks(page)
        assert first.kept.text == "one\n"
        assert first.kept.html == "<p>two</p>\n"
        assert second.kept == Output()
        assert page.read_text().endswith("```python\nb\n```\nThe end.\n")
