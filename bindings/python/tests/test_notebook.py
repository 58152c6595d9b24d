"""Answers in notebooks: complete, legible in both themes, alone on the page or not."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from curves import falling, flat
from sights import answers
from svg_boxes import SVG, assert_svg_texts_apart

import lrsuggest
from lrsuggest._html import html
from lrsuggest._style import SCOPE, THEMES, sheet
from lrsuggest._words import Words

ANSWERS = answers()


def read(answer) -> ET.Element:
    return ET.fromstring(answer._repr_html_())


@pytest.mark.parametrize("name", ANSWERS)
def test_no_text_covers_another_or_leaves_the_picture(name):
    root = read(ANSWERS[name])
    picture = root.find(f"{SVG}svg")
    if picture is None:
        assert name == "nothing finite"
        return
    assert_svg_texts_apart(picture)


@pytest.mark.parametrize("name", ANSWERS)
def test_it_is_small_and_made_of_numbers(name):
    shown = ANSWERS[name]._repr_html_()
    assert len(shown.encode()) <= 30_000
    assert not re.search(r'[",\s](nan|inf|-inf)[",\s]', re.sub(r">[^<]*<", "", shown))


def test_a_hundred_thousand_points_make_a_small_picture():
    shown = lrsuggest.suggest(*falling(10**5, noise=0.3))._repr_html_()
    assert len(shown.encode()) <= 30_000


@pytest.mark.parametrize("name", ANSWERS)
def test_every_landmark_and_the_answer_are_named(name):
    answer, root = ANSWERS[name], read(ANSWERS[name])
    said = {text.text for text in root.iter(f"{SVG}text")}
    for mark in answer.landmarks if root.find(f"{SVG}svg") is not None else ():
        assert f"{mark.name.replace('_', ' ')} {mark.lr:.2g}" in said
    if answer:
        assert f"suggestion {answer.lr:.2g}" in said


def test_a_suggestion_in_words():
    answer = ANSWERS["no elbow"]
    root = read(answer)
    inside = [child.tag.replace(SVG, "") for child in root]
    assert inside == ["style", "p", "p", "svg", "ul", "p", "details"]
    assert f"{answer.lr:.2g}" in root.find("p/strong").text
    assert f"{100 * answer.confidence:.0f} %" in root.findall("p")[1].text
    assert tuple(item.text for item in root.iter("li")) == answer.doubts != ()
    pages = ", ".join(doubt.page for doubt in answer.doubts)
    assert root.findall("p")[2].text == f"More: {pages}"
    assert [line.text for line in root.iterfind("details/p")] == answer.explanation().splitlines()


def test_a_refusal_in_words():
    refusal = lrsuggest.suggest(*flat())
    root = read(refusal)
    assert root.find("p/strong").text == "No suggestion: no descent"
    assert tuple(item.text for item in root.iter("li")) == refusal.reasons
    assert root.findall("p")[-1].text == f"More: {refusal.page}"


def test_several_runs_in_words():
    answer = ANSWERS["one refused"]
    root = read(answer)
    assert "2 of 3 runs" in root.find("p/strong").text
    assert f"{answer.spread:.2g} decades apart" in root.findall("p")[1].text
    assert [item.text for item in root.iter("li")] == ["Run 2 holds no answer: no descent."]
    assert root.findall("p")[2].text == "More: docs/troubleshooting/no_descent.md"
    ticks = root.findall(f".//{SVG}path[@class='lrsuggest-stroke-chosen']")
    assert ticks[0].get("d").count("M") == 2


def test_it_is_read_aloud():
    answer = ANSWERS["usual"]
    picture = read(answer).find(f"{SVG}svg")
    title, description = picture[:2]
    assert picture.get("role") == "img"
    assert title.text == answer._picture().title
    for said in (f"suggestion {answer.lr:.2g}", f"{answer.interval.low:.2g} to"):
        assert said in description.text


def test_text_is_never_markup():
    hostile = "</style><script>alert('&\"')</script>\x00\ud800"
    picture = ANSWERS["usual"]._picture()._replace(title=hostile)
    shown = html(picture, Words(hostile, (hostile,), hostile))
    root = ET.fromstring(shown)
    assert "<script" not in shown
    assert root.find("p/strong").text == hostile.translate({0: " ", 0xD800: " "})
    assert len(list(root.iter("style"))) == 1


def test_answers_share_a_page():
    both = [ANSWERS["usual"], ANSWERS["runs"]]
    shown = [answer._repr_html_() for answer in both]
    assert not any(re.search(r'\sid="|url\(|href', one) for one in shown)
    assert {read(answer).find("style").text for answer in both} == {sheet()}
    assert len(ET.fromstring(f"<body>{''.join(shown)}</body>")) == 2


def test_the_style_reaches_nothing_outside():
    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", sheet())
    assert "".join(f"{one}{{{rule}}}" for one, rule in rules) == sheet()
    for selectors, _ in rules:
        for selector in selectors.split(","):
            assert re.search(rf"(^| )\.{SCOPE}($| svg$| \.lrsuggest-)", selector)


def test_every_element_has_a_colour_of_each_theme():
    styled = set(re.findall(r"\.(lrsuggest-(?:fill|stroke)-\w+)\{", sheet()))
    used = {
        one
        for answer in ANSWERS.values()
        for names in re.findall(r'class="(lrsuggest-[^"]+)" ', answer._repr_html_())
        for one in names.split()
    }
    assert used <= styled
    for part in read(ANSWERS["runs"]).find(f"{SVG}svg").iter():
        for paint in {"fill", "stroke"} & set(part.keys()):
            assert part.get(paint) == "none" or f"lrsuggest-{paint}-" in part.get("class")


def test_pages_say_which_theme_they_have():
    rules = re.findall(r"([^{}]+)\{color-scheme:(\w+)\}", sheet())
    assert [theme for _, theme in rules] == ["dark", "light"]
    for selectors, theme in rules:
        assert all(page in selectors for page in THEMES[theme])
