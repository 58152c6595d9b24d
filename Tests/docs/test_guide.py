"""What the pages of the guide are made of can be wrong in ways that a build does not show."""

from __future__ import annotations

import re
import tomllib

import lrsuggest
import numpy as np
import pytest
from guide import QUALITY, picture, results, themes
from guide.constructions import CONSTRUCTIONS, construction
from guide.facts import Facts
from guide.sample import GUIDE, LISTED, corpus_of, sample
from lrsuggest._palette import DARK, LIGHT

NAMES = list(tomllib.loads(LISTED.read_text()))
PAGES = {path.name: path.read_text() for path in GUIDE.glob("*.md")}


def test_every_sample_is_shown_with_what_rules_say_and_there_are_enough() -> None:
    text = "".join(PAGES.values())
    assert set(re.findall(r"\{sample\} (\S+)", text)) == set(NAMES)
    assert set(re.findall(r"\{picks\} (\S+)", text)) == set(NAMES)
    assert len(NAMES) >= 24


def test_every_sample_makes_a_claim() -> None:
    for claims in re.findall(r"\{sample\} \S+\n(.*?)```", "".join(PAGES.values()), re.S):
        assert claims.strip()


@pytest.mark.parametrize("rule", CONSTRUCTIONS)
def test_constructions_lead_where_the_rule_leads(rule: str) -> None:
    corpus = corpus_of("fashion.mlp.mom.b128.ce")
    rates, curves = corpus.sweep("rt100")
    wrong, asked = 0, 0
    for curve in curves[:, 0].tolist():
        if lrsuggest.rule(rule, rates, curve):
            asked += 1
            try:
                construction(rule, rates.tolist(), curve)
            except ValueError:
                wrong += 1  # single precision decides between equals
    assert asked > 80
    assert wrong <= 0.05 * asked


def test_a_construction_that_leads_elsewhere_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    curve = sample("clean-clothes").curve
    monkeypatch.setitem(CONSTRUCTIONS, "fastai_valley", CONSTRUCTIONS["fastai_steep"])
    with pytest.raises(ValueError, match="the construction finds"):
        construction("fastai_valley", *curve)


def test_claims_can_fail_and_unknown_names_are_errors() -> None:
    facts = Facts(sample("clean-clothes"))
    assert facts.value("lost(lrsuggest) < 0.05") is True
    assert facts.value("lost(lrsuggest) > 0.05") is False
    for formula in ("lost(nobody) < 1", "lost(", "best < refusal"):
        with pytest.raises(ValueError, match="clean-clothes"):
            facts.value(formula)


def test_a_sample_without_trainings_has_no_truth_to_claim() -> None:
    facts = Facts(sample("short-ten"))
    with pytest.raises(ValueError, match="best"):
        facts.value("best > 0")


def test_losses_are_those_of_the_corpus_and_changes_what_they_say() -> None:
    whole, averaged = sample("clean-clothes"), sample("smoothed-clothes")
    corpus = corpus_of("fashion.mlp.mom.b128.ce")
    place = corpus.ids.index("fashion.mlp.mom.b128.ce")
    assert np.array_equal(whole.losses, corpus.arrays["rt100_loss"][place, 0])
    assert np.allclose(lrsuggest.undo_ema(averaged.losses, 0.98), whole.losses, rtol=1e-6)
    assert sample("short-logged").losses == whole.losses[::10]
    stopped = sample("edge-stopped")
    assert stopped.losses == whole.losses[: len(stopped.losses)]
    assert stopped.lrs[-1] <= 0.1 < whole.lrs[len(stopped.lrs)]


def test_figures_are_those_of_the_page() -> None:
    row = results.tables("one-cycle, under 1,000 steps")[0].row("fastai_valley")
    assert f"{results.figure('fastai_valley', 'one-cycle, short'):.3f}" == f"0{row['mean regret']}"
    assert row["mean regret"] in (QUALITY / "RESULTS.md").read_text()
    with pytest.raises(ValueError, match="no row"):
        results.tables("Goals")[0].row("nobody")
    with pytest.raises(ValueError, match="no section"):
        results.tables("Nowhere")


def test_dark_pictures_keep_no_light_colour() -> None:
    light = themes.svg(lambda: picture.picture(sample("clean-clothes")))
    dark = themes.darkened(light)
    for role in ("ink", "smooth", "classic", "interval", "chosen"):
        assert LIGHT.color(role) in light
        assert LIGHT.color(role) not in dark
        assert DARK.color(role) in dark
    assert dark != light == themes.svg(lambda: picture.picture(sample("clean-clothes")))
