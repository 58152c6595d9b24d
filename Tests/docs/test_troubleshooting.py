"""Every refusal and doubt of the library has its page, and no page is about another."""

from __future__ import annotations

import re

import pytest
from doubted import DOUBTED
from lrsuggest import _abi
from lrsuggest._page import page
from refused import REFUSED

from conftest import DOCS

FOLDER = DOCS / "troubleshooting"
BESIDE = {"index", "errors", "remedies"}


def names(prefix: str) -> set[str]:
    """Return what the header has of a kind, in lower letters."""
    return {name.removeprefix(prefix).lower() for name in vars(_abi) if name.startswith(prefix)}


REFUSALS, DOUBTS = names("LRS_REFUSED_"), names("LRS_DOUBT_")


def text(code: str) -> str:
    """Return a page."""
    return (FOLDER / f"{code}.md").read_text()


def test_each_code_has_a_page_and_each_page_a_code():
    assert {path.stem for path in FOLDER.glob("*.md")} - BESIDE == REFUSALS | DOUBTS


@pytest.mark.parametrize("code", sorted(REFUSALS | DOUBTS))
def test_messages_name_the_page(code: str):
    assert DOCS.parent / page(code) == FOLDER / f"{code}.md"


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_a_refusal_is_shown_and_weighed(code: str):
    assert f"```{{refused}} {code}\n" in text(code)
    assert f"```{{ignored}} refusal {code}\n" in text(code) or code == "no_answer"


@pytest.mark.parametrize("code", sorted(DOUBTS))
def test_a_doubt_is_shown_and_weighed(code: str):
    assert f"```{{doubted}} {code}\n" in text(code)
    assert f"```{{ignored}} doubt {code}\n" in text(code)


@pytest.mark.parametrize("code", sorted(REFUSALS | DOUBTS))
def test_a_page_answers_the_same_questions(code: str):
    headings = re.findall(r"^## (.*)$", text(code), re.MULTILINE)
    assert headings[:4] == ["Why", "Is it this?", "What to do", "If you ignore it"]


def test_the_index_names_all():
    refused, doubted = text("index").split("| doubted | |")
    listed = [
        set(re.findall(r"^\| \[`(\w+)`\]", part, re.MULTILINE)) for part in (refused, doubted)
    ]
    assert listed == [REFUSALS, DOUBTS]


def test_the_curves_are_of_all_codes():
    assert set(REFUSED) == REFUSALS
    assert set(DOUBTED) == DOUBTS


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_the_curve_is_refused_so(code: str):
    answer = REFUSED[code]().answer
    assert not answer
    assert answer.code == code


@pytest.mark.parametrize("code", sorted(DOUBTS))
def test_the_curve_is_doubted_so_and_not_otherwise(code: str):
    assert [doubt.code for doubt in DOUBTED[code]().answer.doubts] == [code]
