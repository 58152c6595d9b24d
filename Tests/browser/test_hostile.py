"""Whatever is dropped, the page says what is wrong with it and stays alive."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import pytest

from conftest import complaint, give, is_alive, paste, settle
from invented_logs import ROWS, table

CONTEXT = table("lr,loss", ROWS)

REFUSED = {
    "empty": (b"", ["is empty"]),
    "one column": ("loss\n2.3\n2.2\n", ["must name the columns", "'loss'"]),
    "words": (table("lr,loss", [*ROWS, (20, "oops")]), ["line 53", "'oops' is no number"]),
    "bad pasted number": (
        "1e-5 2.0\n1e-4 1.9\n1e-3 x9\n",
        ["line 3", "'x9' is no number"],
    ),
    "three numbers": ("1e-5 2.0\n1e-4 1.9 7\n", ["line 2: 3 cells"]),
    "NaN for a rate": (
        table("lr,loss", [("nan", 2), *ROWS]),
        ["line 2", "nan is no learning rate"],
    ),
    "binary": (bytes(range(256)) * 40, ["is a binary file"]),
    "damaged gzip": (gzip.compress(CONTEXT.encode())[:60], ["log.csv is damaged"]),
    "deep JSON": ("[" * 100_000, ["nested more than 512 deep"]),
    "deep objects": ('{"a":' * 100_000, ["nested more than 512 deep"]),
    "broken JSON": ('[{"lr": 1,\n "loss": }]', ["line 2", "a value is missing"]),
    "a line of 20 MB": (b"lr,loss\n" + b"9" * (20 << 20), ["line 2 is longer than 16 MiB"]),
    "a million columns": (
        ",".join(map(str, range(10**6))) + "\n1\n",
        ["more than 100000 columns"],
    ),
    "no text": (b"\xff\xfe\x00\x01", ["log.csv"]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_reason(page, what: str):
    content, words = REFUSED[what]
    give(page, content)
    sentence = complaint(page)
    for word in words:
        assert word in sentence
    assert "core stopped" not in sentence
    is_alive(page)


def test_names_are_text_and_never_markup(page):
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    give(page, table("lr,loss", ROWS), name=f"{evil.replace('/', '')}.csv")
    assert "<img src=x" in page.inner_text("#source")
    give(page, table(f"lr,{evil} loss", ROWS), name="names.csv")
    assert evil in page.inner_text("#source")
    give(page, table("lr,loss", [*ROWS, (20, evil)]), name="cells.csv")
    assert "'<img src=x" in complaint(page)
    assert page.locator("main img, main script").count() == 0


def test_losses_that_are_not_finite_are_losses(page):
    for odd in ("nan", "inf", "-inf", "1e308", "-1e308", "5e-324"):
        give(page, table("lr,loss", [*ROWS, (20, odd), (30, odd)]), name=f"{odd}.csv")
        assert complaint(page) == ""
        assert "53 points" in page.inner_text("#source")
    give(page, json.dumps({"lr": [r for r, _ in ROWS], "loss": [math.nan] * len(ROWS)}), "nan.json")
    assert "no_finite_loss" in page.inner_text("#answer")
    is_alive(page)


WILD = {
    "largest": [1e308, -1e308],
    "large": [1e16, 1e16 + 2],
    "nothing but one": [1.0, 1.0],
    "smallest": [5e-324, 0.0],
    "infinite": [math.inf, 2.0],
}


@pytest.mark.parametrize("what", WILD)
def test_wild_losses_are_drawn(page, what: str):
    losses = WILD[what] * 30
    for scale in (range(60), [place / 1e9 for place in range(60)]):
        rates = [1e-5 * 1.2**place for place in scale]
        give(page, table("lr,loss", zip(rates, losses, strict=True)), name=f"{what}.csv")
        assert complaint(page) == ""
        assert page.locator("svg.chart").bounding_box()["height"] > 100
        if page.locator("#log-loss").is_enabled():
            page.check("#log-loss")
            page.uncheck("#log-loss")
    is_alive(page)


def test_a_million_rows_are_answered(page):
    rates = (10 ** (-6 + 7 * place / 1e6) for place in range(10**6))
    losses = (2 / (1 + place / 5e5) + math.sin(place) for place in range(10**6))
    lines = (f"{rate:.12g},{loss:.5g}" for rate, loss in zip(rates, losses, strict=True))
    give(page, "lr,loss\n" + "\n".join(lines), name="million.csv")
    assert complaint(page) == ""
    assert "million.csv: 1000000 points" in page.inner_text("#source")
    assert page.locator("#rules tr").count() > 5
    is_alive(page)


def test_a_file_of_a_gigabyte_is_not_read(page, tmp_path: Path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    page.set_input_files("#file", path)
    settle(page)
    assert "huge.csv is larger than 512 MiB" in complaint(page)
    is_alive(page)


def test_a_new_file_ends_the_work_on_the_old_one(page):
    many = "\n".join(f"{1e-6 + i * 1e-9:.12g},{math.sin(i):.5g}" for i in range(10**6))
    payload = {"name": "long.csv", "mimeType": "text/csv", "buffer": f"lr,loss\n{many}".encode()}
    page.set_input_files("#file", payload)
    page.wait_for_timeout(300)
    give(page, CONTEXT, name="short.csv")
    assert page.inner_text("#source").startswith("short.csv: 51 points")


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("#steps", "0", "steps is 0"),
        ("#steps", "1.5", "steps is 1.5"),
        ("#steps", "1e99", "steps is 1e+99"),
        ("#steps", "many", "steps is many"),
        ("#epochs", "-1", "epochs is -1"),
        ("#batch-size", "0", "batch_size is 0"),
        ("#ema-beta", "1", "ema_beta is 1"),
        ("#rows", "5", "rows are 5"),
    ],
)
def test_what_is_wrong_with_a_field_is_said(page, field: str, text: str, words: str):
    page.get_by_text("More about the training").click()
    paste(page, CONTEXT)
    page.fill(field, text)
    page.wait_for_timeout(350)
    assert words in complaint(page)
    page.fill(field, "")
    page.wait_for_timeout(350)
    is_alive(page)
