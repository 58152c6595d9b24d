"""The page serves whoever sits before it: by a click, a drop, or the keyboard alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from conftest import PAGE, complaint, paste, settle
from invented_logs import ROWS, table

SAMPLES = ("a clear descent", "a shaky one", "fine-tuning", "one without an answer")


def show(page: Page, sample: str) -> None:
    """Show a sample."""
    page.get_by_role("button", name=sample).click()
    page.wait_for_timeout(350)
    settle(page)
    assert complaint(page) == ""


def press(page: Page, key: str, until: str, most: int = 60) -> None:
    """Press a key until an element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", until):
            return
    pytest.fail(f"{key} does not lead to {until}")


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_answered_at_a_click(page, sample: str):
    show(page, sample)
    assert f"{sample}: 100 points" in page.inner_text("#source")
    refused = page.locator("#answer.refusal").count() == 1
    assert refused == (sample == "one without an answer")
    assert page.inner_text("#status").startswith("No rate" if refused else "Suggested")
    assert page.locator("#rules tr:not(.details)").count() == 11


def test_what_is_said_of_the_training_counts(page):
    show(page, "a clear descent")
    before = page.inner_text("#rate")
    page.fill("#steps", "6_000")
    page.wait_for_timeout(350)
    settle(page)
    assert float(page.inner_text("#rate")) < 0.6 * float(before)
    assert "for 6000 steps" in page.inner_text("#explanation")


def test_a_file_may_be_dropped_anywhere(page):
    text = table("lr,loss", ROWS)
    drop = """text => {
      const held = new DataTransfer();
      held.items.add(new File([text], "dropped.csv"));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true }));
      }
    }"""
    page.evaluate(drop, text)
    settle(page)
    assert page.inner_text("#source").startswith("dropped.csv: 51 points")


def test_the_curve_is_drawn_anew_where_it_must_be(page):
    show(page, "a clear descent")
    wide = page.locator("svg.chart").bounding_box()["width"]
    page.set_viewport_size({"width": 500, "height": 900})
    page.wait_for_timeout(200)
    assert page.locator("svg.chart").bounding_box()["width"] < 0.6 * wide
    before = page.locator("path.smooth").get_attribute("d")
    page.check("#log-loss")
    assert page.locator("path.smooth").get_attribute("d") != before
    paste(page, table("lr,loss", [(rate, loss - 1) for rate, loss in ROWS]))
    assert page.locator("#log-loss").is_disabled()


def test_all_rules_are_one_click_away_and_explain_themselves(page):
    show(page, "a clear descent")
    page.get_by_role("button", name="Show all 64 rules").click()
    assert page.locator("#rules tr:not(.details)").count() == 64
    page.get_by_role("button", name="fastai_valley").click()
    assert "fastai" in page.locator("#rules tr.details:visible").inner_text()


def test_it_works_by_keyboard_alone(page):
    press(page, "Tab", "#paste")
    page.keyboard.insert_text("lr,loss\n")
    press(page, "Tab", "#samples button")
    page.keyboard.press("Enter")
    page.wait_for_timeout(350)
    settle(page)
    press(page, "Tab", "#schedule")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(350)
    settle(page)
    assert "as a constant rate" in page.inner_text("#answer")
    press(page, "Tab", "#more summary")
    page.keyboard.press("Enter")
    press(page, "Tab", "#fine-tuning")
    press(page, "Tab", "svg.chart")
    page.keyboard.press("Home")
    assert page.inner_text("#readout").startswith("rate 1e-07, loss 2.29")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#readout").startswith("rate 1.2e-07, loss 2.32")
    press(page, "Tab", "#rules button")
    assert page.locator(".cursor .rule").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#rules tr.details:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("sample", ["a shaky one", "one without an answer"])
def test_nothing_stands_in_the_way(browser: Browser, scheme: str, width: int, sample: str):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(PAGE.as_uri())
    show(page, sample)
    page.get_by_text("More about the training").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    paste(page, "lr,loss\n1,oops\n")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
