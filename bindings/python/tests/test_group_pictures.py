"""Range tests of groups in pictures: each group is seen, legible at any size, and said if not."""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from boxes import assert_texts_apart
from conftest import refused
from curves import rates
from group_reports import ANSWER, LONG, REFUSAL, REPORTS, Group, Report, group, report
from svg_boxes import SVG, assert_svg_texts_apart, svg_of

from lrsuggest._group_html import html
from lrsuggest._group_picture import draw
from lrsuggest._group_table import HEAD, table
from lrsuggest._groups import chosen
from lrsuggest._palette import DARK, LIGHT
from lrsuggest._panels import MOST_PANELS, panels
from lrsuggest._style import sheet

mpl.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")
PANEL = re.compile(r"M([\d.]+),([\d.]+)V([\d.]+)h([\d.]+)$")


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def titles(figure):
    """Return the two lines above each panel."""
    return [ax.get_title(loc="left").split("\n") for ax in figure.axes]


def below(figure):
    return " ".join(figure.get_supxlabel().split())


def page_of(found):
    return ET.fromstring(html(found))


def rates_at(ax, color):
    """Return where poles of a colour stand."""
    poles = [line for line in ax.lines if line.get_color() == color]
    return [line.get_xdata()[0] for line in poles if len(set(line.get_ydata())) == 2]


@pytest.mark.parametrize("name", REPORTS)
def test_no_text_covers_another(name):
    assert_texts_apart(draw(REPORTS[name]))


@pytest.mark.parametrize("size", [(12, 8), (4.5, 4.0)])
@pytest.mark.parametrize("name", ["one", "seven", "thirty", "refused", "huge"])
def test_no_text_covers_another_at_any_size(name, size):
    assert_texts_apart(draw(REPORTS[name], size))


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_complete_small_and_well_formed(name):
    page = html(REPORTS[name])
    assert len(page.encode()) <= 80_000
    root = ET.fromstring(page)
    assert_svg_texts_apart(svg_of(root))
    assert root.find("style").text == sheet()
    assert not re.search(r'\sid="|url\(|href', page)
    classes = set(re.findall(r'class="([^"]+)"', page)) - {"lrsuggest-answer"}
    assert all(f".{one}{{" in sheet() for names in classes for one in names.split())


@pytest.mark.parametrize("name", REPORTS)
def test_no_curve_of_the_page_reaches_into_another_panel(name):
    picture = svg_of(page_of(REPORTS[name]))
    paths = [one.get("d") for one in picture.iter(f"{SVG}path")]
    frames = [tuple(map(float, found.groups())) for found in map(PANEL.match, paths) if found]
    curves = [one for one in picture.iter(f"{SVG}path") if one.get("stroke-width") == "1.8"]
    drawn = [one for one in panels(REPORTS[name], 99, 99).panels if one.lrs]
    assert len(frames) == len(REPORTS[name].groups[:MOST_PANELS])
    assert len(curves) == len(drawn)
    for curve in curves:
        points = re.findall(r"([\d.]+),([-\d.]+)", curve.get("d"))
        touched = {
            index
            for index, (left, top, bottom, wide) in enumerate(frames)
            for x, y in points
            if left <= float(x) <= left + wide and top <= float(y) <= bottom
        }
        assert len(touched) == 1


def test_every_panel_shows_its_group_with_rate_and_advice():
    figure, found = draw(REPORTS["three"]), REPORTS["three"]
    assert [name for name, _ in titles(figure)] == ["layer0", "layer1", "layer2"]
    said = [note for _, note in titles(figure)]
    assert [note.split(": ")[1] for note in said] == ["keep", "raise", "keep"]
    assert said[1].startswith(f"{found.groups[1].lr:.2g} (3x)")
    for ax, one in zip(figure.axes, found.groups):
        lrs, changes = max((line.get_data() for line in ax.lines), key=lambda data: len(data[0]))
        assert (tuple(lrs), tuple(changes)) == (one.lrs, one.changes)
        assert rates_at(ax, LIGHT.chosen) == [one.lr]
        assert rates_at(ax, LIGHT.classic) == ([one.edge] if one.edge else [])


def test_the_rate_sits_on_the_curve():
    for seen, one in zip(panels(report(7), 24, 999).panels, report(7).groups):
        after = next(index for index, lr in enumerate(one.lrs) if lr > one.lr)
        low, high = sorted(one.changes[after - 1 : after + 1])
        assert low <= seen.height <= high


def test_panels_share_their_axes_which_show_each_fall_and_are_not_ruled_by_explosions():
    found = report(7)
    figure = draw(found)
    limits = {(ax.get_xlim(), ax.get_ylim()) for ax in figure.axes}
    assert len(limits) == 1
    ((left, right), (low, high)) = limits.pop()
    deepest = min(min(one.changes) for one in found.groups)
    highest = max(max(one.changes) for one in found.groups)
    assert left < found.groups[0].lrs[0] < found.groups[0].lrs[-1] < right
    assert low < deepest < 0 < high
    assert highest > 10 * high
    assert -deepest > (high - low) / 2


def test_a_trough_beyond_the_rate_is_seen_whole_but_no_explosion_downwards():
    lrs, falling = (0.001, 0.01, 0.02, 0.1, 0.2, 1.0), (0.0, -1.0, -1.1, -1.3, -1.0, 5.0)
    (one,) = report(1).groups
    trough = Report((one._replace(lrs=lrs, changes=falling, lr=0.01),), ANSWER)
    seen = panels(trough, 1, 99)
    assert -1.6 < seen.low < -1.3
    exploded = (*falling[:-1], -500.0)
    seen = panels(Report((one._replace(lrs=lrs, changes=exploded, lr=0.01),), ANSWER), 1, 99)
    assert -2 < seen.low < -1.3


def test_groups_that_stand_out_are_bold():
    axes = draw(REPORTS["three"]).axes
    assert [ax._left_title.get_fontweight() for ax in axes] == ["normal", "bold", "normal"]


def test_the_shapes_are_explained_as_far_as_they_are_there():
    assert "Full line: suggested rate, dashed: stability edge." in below(draw(report(2)))
    assert "Full line: suggested rate." in below(draw(report(1)))
    assert "line" not in below(draw(REPORTS["refused"]))
    for count, is_there in ((1, False), (2, True)):
        texts = [text.text for text in svg_of(page_of(report(count))).iter(f"{SVG}text")]
        assert ("stability edge" in texts) is is_there


def test_a_refusal_shows_the_curves_and_the_reason_and_no_advice():
    found = REPORTS["refused"]
    figure, root = draw(found), page_of(found)
    assert figure.get_suptitle() == found.answer._picture().title
    assert "Nowhere does the loss fall" in below(figure)
    assert {note for _, note in titles(figure)} == {"no rate"}
    assert len(figure.axes) == 5
    said = "".join(root.itertext())
    assert "Nowhere does the loss fall" in said
    assert not {"keep", "raise", "lower", "freeze"} & set(said.split())
    assert "Confidence:" not in said


def test_of_many_groups_those_with_an_advice_and_the_largest_shares_are_drawn():
    found = REPORTS["thirty"].groups
    drawn = chosen(found, 20)
    left = set(range(30)) - set(drawn)
    assert drawn == sorted(drawn)
    assert {index for index, one in enumerate(found) if one.advice != "keep"} <= set(drawn)
    least = min(found[index].share for index in drawn if found[index].advice == "keep")
    assert all(found[index].share <= least for index in left)


def test_groups_without_a_panel_are_named_and_counted():
    figure = draw(REPORTS["thirty"])
    assert len(figure.axes) == MOST_PANELS
    assert "Not drawn: model.encoder.block.0." in below(figure)
    assert below(figure).endswith("and 3 more.")
    assert "and 3 more." in "".join(page_of(REPORTS["thirty"]).itertext())
    assert len(draw(REPORTS["thirty"], (4, 3)).axes) < 8


def test_the_table_says_what_is_known_of_each_group():
    rows, missing = table(report(5))
    assert missing == ""
    assert all(len(row) == len(HEAD) for row in rows)
    assert rows[1] == ["layer1", f"{ANSWER.lr * 3:.3g}", "3", "33 %", "raise", "80 %"]
    refusal = table(REPORTS["refused"])[0]
    assert refusal[1] == ["layer1", "-", "-", "33 %", "-", "-"]
    assert table(REPORTS["flat"])[0][0][3] == "-"


def test_ten_thousand_groups_are_read_in_a_small_page_that_counts_the_others():
    page = html(Report(tuple(group(index) for index in range(10_000)), ANSWER))
    assert len(page) < 80_000
    assert "and 9,973 more" in page
    assert "and 9,897 more" in page


def test_a_long_name_is_whole_where_the_pointer_rests():
    picture = svg_of(page_of(REPORTS["seven"]))
    hovered = [one.text for one in picture.iterfind(f"{SVG}g/{SVG}title")]
    assert hovered == [LONG.format(index) for index in range(7)]
    names = [name for name, _ in titles(draw(REPORTS["seven"]))]
    assert len(set(names)) == 7


def test_text_is_never_markup():
    page = html(report(2, "</style><script>{}</script>"))
    assert "<script" not in page
    ET.fromstring(page)
    figure = draw(REPORTS["markup"])
    assert figure.axes[0]._left_title.get_text().startswith(r"<b>layer</b> 0 \$")


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_it_is_saved_as_any_figure(kind):
    with io.BytesIO() as file:
        draw(REPORTS["markup"]).savefig(file, format=kind)
        assert len(file.getvalue()) > 1000


@pytest.mark.parametrize(("style", "palette"), [("default", LIGHT), ("dark_background", DARK)])
def test_colours_are_those_of_the_theme_and_no_setting_changes(style, palette):
    with plt.style.context(style):
        before = dict(mpl.rcParams)
        figure = draw(REPORTS["two"])
        assert dict(mpl.rcParams) == before
    found = {line.get_color() for ax in figure.axes for line in ax.lines}
    assert found == {palette.raw, palette.smooth, palette.chosen, palette.classic}


def test_points_that_cannot_be_drawn_are_left_out():
    lrs = (*rates(5), 0.0, math.inf, 2.0)
    changes = (0.0, -1.0, math.nan, -2.0, -1.5, -9.0, -9.0, math.inf)
    (one,) = panels(Report((Group("a", lrs, changes, lr=0.01),), ANSWER), 1, 99).panels
    assert one.lrs == [lrs[0], lrs[1], lrs[3], lrs[4], 2.0]
    assert one.changes[:4] == [0.0, -1.0, -2.0, -1.5]
    assert math.isfinite(one.changes[4])


def test_curves_of_many_points_are_thinned_up_to_their_end():
    lrs = tuple(rates(5000))
    found = Report((Group("a", lrs, tuple(-lr for lr in lrs), lr=0.1),), REFUSAL)
    (one,) = panels(found, 1, 100).panels
    assert len(one.lrs) <= 100
    assert one.lrs[-1] == lrs[-1]
    assert one.lrs == sorted(one.lrs)


def test_without_matplotlib_the_figure_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.pyplot", None)
    assert "'lrsuggest[plot]'" in refused(REPORTS["one"], call=draw)
    assert "<svg" in html(REPORTS["one"])
