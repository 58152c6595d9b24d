"""A core that traps does not take the page with it."""

from __future__ import annotations

from pathlib import Path

from conftest import PAGE, complaint, paste, settle
from invented_logs import ROWS, table
from surgery import trapping, with_core


def test_after_a_trap_the_page_says_so_and_goes_on(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(PAGE, lambda core: trapping(core, "page_answer")))
    page.goto(broken.as_uri())
    for _ in range(3):
        paste(page, table("lr,loss", ROWS))
        assert "The core stopped: unreachable" in complaint(page)
        paste(page, "lr,loss\n1,oops\n")
        assert "'oops' is no number" in complaint(page)


def test_a_trap_in_the_rules_leaves_the_answer(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(PAGE, lambda core: trapping(core, "page_rule")))
    page.goto(broken.as_uri())
    paste(page, table("lr,loss", ROWS))
    assert "The core stopped" in complaint(page)
    assert page.locator("#rate").is_visible()
    page.select_option("#schedule", "constant")
    page.wait_for_timeout(350)
    settle(page)
    assert "as a constant rate" in page.inner_text("#answer")


def test_a_core_that_does_not_start_is_said(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(PAGE, lambda core: core[:1000]))
    page.goto(broken.as_uri())
    page.wait_for_timeout(500)
    assert "WebAssembly" in complaint(page)
