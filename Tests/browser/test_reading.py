"""The page reads the logs that the command line and the package read, and the same points."""

from __future__ import annotations

import gzip
from pathlib import Path

import lrsuggest
import pytest

from conftest import complaint, give, paste
from invented_logs import LOGS, REFUSED, ROWS, table


@pytest.fixture
def shown(page, tmp_path: Path):
    """Give a log to the page, and return what it shows beside what the package reads."""

    def show(content: str, name: str, **columns: object) -> None:
        path = tmp_path / name
        path.write_bytes(content.encode())
        test = lrsuggest.read_log(path, **columns)
        give(page, content, name)
        assert complaint(page) == ""
        source = page.inner_text("#source")
        assert f"{name}: {len(test)} points" in source
        assert source.endswith(f"columns {test.lr_column} and {test.loss_column}")
        words = page.locator("#explanation p").all_inner_texts()
        assert words == test.suggest().explanation().split("\n")

    return show


@pytest.mark.parametrize("name", LOGS)
def test_page_and_package_read_the_same(shown, name: str):
    shown(LOGS[name], name)


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - {"headless.csv"}))
def test_page_and_package_refuse_the_same(page, name: str):
    give(page, REFUSED[name], name)
    assert name in complaint(page)
    assert page.locator("#results").is_hidden()


def test_columns_are_named_in_fields(page, shown):
    page.get_by_text("More about the training").click()
    page.fill("#rate-column", "b")
    page.fill("#loss-column", "c")
    shown(table("a,b,c", [(1, *row) for row in ROWS]), "log.csv", lr="b", loss="c")


def test_rows_are_chosen_in_a_field(page, shown):
    give(page, table("lr,loss", [*ROWS, *ROWS[:20]]))
    assert "put them into the field Rows: 0:51" in complaint(page)
    page.fill("#rows", "0:51")
    shown(table("lr,loss", [*ROWS, *ROWS[:20]]), "again.csv", rows=slice(0, 51))


@pytest.mark.parametrize("between", [",", " ", "\t", ", ", ";"])
def test_bare_numbers_may_be_pasted(page, between: str):
    paste(page, "\n".join(f"{rate}{between}{loss}" for rate, loss in ROWS))
    assert complaint(page) == ""
    assert page.inner_text("#source").startswith("pasted text: 51 points")


def test_packed_and_utf_16_files_are_read(page):
    text = table("lr,loss", ROWS)
    for content in (gzip.compress(text.encode()), text.encode("utf-16")):
        give(page, content)
        assert complaint(page) == ""
        assert "51 points" in page.inner_text("#source")
