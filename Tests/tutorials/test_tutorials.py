"""The tutorials run, and say what is kept on their pages."""

from __future__ import annotations

import pytest

from page import blocks
from running import ROOT, run
from same import same, text_of

PAGES = {
    page.stem: blocks(page)
    for page in sorted((ROOT / "docs" / "tutorials").glob("*.md"))
    if page.stem != "index"
}
FILES = set((ROOT / "docs" / "tutorials").glob("*.html"))


@pytest.mark.parametrize("name", PAGES)
def test_the_tutorial(name):
    page = PAGES[name]
    for block, output in zip(page, run(page), strict=True):
        if block.language == "python" or block.kept.text:
            assert same(block.kept.text, output.text), f"{block.code}said\n{output.text}"
        assert same(text_of(block.kept.html), text_of(output.html)), block.code


@pytest.mark.parametrize("name", PAGES)
def test_the_outputs_of(name):
    page = PAGES[name]
    assert any(block.kept.text for block in page)
    assert all(block.kept.html for block in page if block.file)


def test_every_file_is_shown_by_a_page():
    assert {block.file for page in PAGES.values() for block in page if block.file} == FILES
