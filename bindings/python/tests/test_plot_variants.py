"""Rules and layer groups in pictures, and pictures on any background and of any size."""

from __future__ import annotations

import matplotlib as mpl
import pytest
from boxes import assert_apart, curve_is_below, drawn, poles_behind_legend
from conftest import refused
from curves import falling, flat, noise_only
from sights import CURVES, answers

import lrsuggest
from lrsuggest._palette import DARK, LIGHT
from lrsuggest._surface import palette_of
from lrsuggest._view import view
from lrsuggest.comparing import USUAL, grouped

mpl.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")

ANSWERS = answers()
LONG = "encoder.layers.11.attention.output.dense.weight_of_$x$"


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def groups() -> dict[str, tuple[list[float], list[float]]]:
    found = {"": falling(), "_head": falling(noise=0.1), LONG: falling(seed=1)}
    for index in range(12):
        lrs, losses = falling(noise=0.1, seed=index)
        found[f"layer {index}"] = ([lr * 1.5**index for lr in lrs], losses)
    return {**found, "frozen": noise_only()}


VARIANTS = {
    "rules": lambda ax: lrsuggest.plot_rules(*falling(noise=0.3), ax),
    "every rule": lambda ax: lrsuggest.plot_rules(*CURVES["shaky 1"], ax, rules=lrsuggest.rules()),
    "one rule": lambda ax: lrsuggest.plot_rules(*falling(), ax, rules=["elbow"]),
    "rules on no descent": lambda ax: lrsuggest.plot_rules(*flat(), ax),
    "rules on two points": lambda ax: lrsuggest.plot_rules([0.1, 0.2], [2, 1], ax),
    "groups": lambda ax: lrsuggest.plot_groups(groups(), ax),
    "a group": lambda ax: lrsuggest.plot_groups({"all": falling()}, ax),
    "groups at rest": lambda ax: lrsuggest.plot_groups({"a": flat(), LONG: noise_only()}, ax),
    "one curve": ANSWERS["noisy"].plot,
    "crowded": ANSWERS["crowded"].plot,
    "runs": ANSWERS["runs"].plot,
    "refusal": ANSWERS["only noise"].plot,
    "refused runs": ANSWERS["all refused"].plot,
}
EACH = ("one curve", "runs", "refusal", "rules", "groups")


@pytest.mark.parametrize("size", [(7.2, 4.4), (4, 3), (3.2, 2.4)])
@pytest.mark.parametrize("name", VARIANTS)
def test_no_label_covers_another_at_any_size(name, size):
    _, ax = plt.subplots(figsize=size, layout="constrained")
    assert VARIANTS[name](ax) is ax
    drawn(ax)
    assert_apart(ax)
    assert curve_is_below(ax)
    assert poles_behind_legend(ax) <= 0.5


def test_runs_that_reach_below_their_mean_are_in_the_picture():
    runs = [falling(seed=seed, noise=0.02) for seed in range(3)]
    lowest = lrsuggest.suggest_runs([*runs, noise_only()]).plot().get_ylim()[0]
    assert lowest < min(min(losses) for _, losses in runs)


def test_a_run_that_falls_without_end_leaves_half_the_room():
    lrs, losses = falling()
    sinking = [*losses[:-20], *(-(10.0**power) for power in range(20))]
    answer = lrsuggest.suggest_runs([(lrs, losses), (lrs, losses), (lrs, losses), (lrs, sinking)])
    seen, alone = answer._picture().view(), view(answer._reading)
    assert seen.low == 2 * alone.low - alone.high


@pytest.mark.parametrize("name", EACH)
def test_every_text_can_be_read_on_a_dark_background(name):
    with plt.style.context("dark_background"):
        before = dict(mpl.rcParams)
        ax = VARIANTS[name](None)
        assert dict(mpl.rcParams) == before
        drawn(ax)
    allowed = {DARK.ink, DARK.classic, DARK.chosen, *DARK.cycle}
    assert {text.get_color() for text in ax.texts} <= allowed


@pytest.mark.parametrize("name", EACH)
def test_nothing_is_set_or_shown(name, monkeypatch):
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("shown"))
    before = dict(mpl.rcParams)
    ax = VARIANTS[name](None)
    assert dict(mpl.rcParams) == before
    assert {text.get_color() for text in ax.texts} <= {*LIGHT[:-1], *LIGHT.cycle}


@pytest.mark.parametrize(
    ("figure", "axes", "palette"),
    [
        ("white", "white", LIGHT),
        ("white", "#222222", DARK),
        ("black", "none", DARK),
        ("none", "none", LIGHT),
        ("black", (1, 1, 1, 0.9), LIGHT),
        ("#777777", (0, 0, 0, 0.3), DARK),
    ],
)
def test_the_background_chooses_the_colours(figure, axes, palette):
    drawing, ax = plt.subplots()
    drawing.set_facecolor(figure)
    ax.set_facecolor(axes)
    assert palette_of(ax) is palette


def test_rules_are_named_where_they_point():
    lrs, losses = falling(noise=0.1)
    said = drawn(lrsuggest.plot_rules(lrs, losses, steps=500))
    answer = lrsuggest.suggest(lrs, losses, steps=500)
    assert f"lrsuggest {answer.lr:.2g}" in said
    for name in USUAL:
        assert name in said or "+" in said
    assert f"elbow {lrsuggest.rule('elbow', lrs, losses):.2g}" in said


def test_rules_without_an_answer_are_named_above():
    said = drawn(lrsuggest.plot_rules(*flat(), rules=["elbow", "minimum"]))
    assert "No answer: elbow, lrsuggest." in said
    assert f"minimum {lrsuggest.rule('minimum', *flat()):.2g}" in said


def test_rules_are_grouped_where_they_coincide():
    assert grouped({"b": 0.0101, "a": 0.01, "c": 0.1}) == [{"a": 0.01, "b": 0.0101}, {"c": 0.1}]
    assert grouped({}) == []
    many = grouped({str(index): 1e-6 * 1.2**index for index in range(64)})
    assert len(many) == 10
    assert sum(map(len, many)) == 64


def test_an_iterator_is_read_once():
    lrs, losses = falling()
    ax = lrsuggest.plot_rules(iter(lrs), iter(losses), rules=iter(["elbow"]))
    assert f"elbow {lrsuggest.rule('elbow', lrs, losses):.2g}" in drawn(ax)


def test_groups_are_told_apart_by_colour_and_by_dashes():
    ax = lrsuggest.plot_groups(groups())
    styles = [(line.get_color(), line.get_linestyle()) for line in ax.lines[: len(groups())]]
    assert len(set(styles)) == len(groups())


def test_groups_are_labelled_with_their_suggestions():
    named = {"body": falling(noise=0.1), "head": falling(noise=0.1, seed=1), "rest": flat()}
    said = drawn(lrsuggest.plot_groups(named, steps=300))
    for name in ("body", "head"):
        assert f"{name} {lrsuggest.suggest(*named[name], steps=300).lr:.2g}" in said
    assert "No suggestion for rest." in said


def test_every_group_is_in_the_legend():
    ax = lrsuggest.plot_groups({"_body": falling(), "$a$ and $b$": falling(seed=1), "rest": flat()})
    drawn(ax)
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == [" _body", r"\$a\$ and \$b\$", "rest"]


def test_what_is_no_group():
    for wrong in ({}, None, [("a", falling())], "a"):
        assert "groups must map" in refused(wrong, call=lrsuggest.plot_groups)
    said = refused({"a": falling(), "b": ([1.0], [1, 2])}, call=lrsuggest.plot_groups)
    assert "groups['b'].lrs holds 1 value" in said


def test_what_is_no_rule():
    assert "elbow" in refused(*falling(), rules=["elbo"], call=lrsuggest.plot_rules)
    assert "such as ['elbow']" in refused(*falling(), rules="elbow", call=lrsuggest.plot_rules)
