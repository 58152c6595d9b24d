"""The turns of layers in pictures: complete, legible at any size, and honest about their limits."""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from boxes import assert_texts_apart, texts_of
from svg_boxes import assert_svg_texts_apart, svg_of

import lrsuggest
from lrsuggest._lettering import apart, short_names
from lrsuggest._palette import DARK, LIGHT
from lrsuggest._style import sheet

mpl.use("Agg")
plt = pytest.importorskip("matplotlib.pyplot")
numpy = pytest.importorskip("numpy")
SVG = "{http://www.w3.org/2000/svg}"
BASE = numpy.eye(8)[:2]
LONG = "model.encoder.block.{}.layer.1.SelfAttention.query_of_$x$.weight"


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def turned(degrees):
    angle = math.radians(degrees)
    return math.cos(angle) * BASE + math.sin(angle) * numpy.eye(8)[4:6]


def history(layers, epochs, name="layer{}.weight", step=1):
    """Layer i turns up to a share of 90 degrees; the second was all zero until half-time."""
    names = [name.format(index) for index in range(layers)]
    found = lrsuggest.RotationHistory({one: BASE * (i != 1) for i, one in enumerate(names)})
    for epoch in range(1, epochs + 1):
        share = 90 * epoch / epochs
        found.record(
            step * epoch, {one: turned(share * (i % 7 + 1) / 7) for i, one in enumerate(names)}
        )
    return found


HISTORIES = {
    "one": history(1, 1),
    "two": history(2, 3),
    "three": history(3, 10, step=1000),
    "seven": history(7, 12, LONG),
    "thirty": history(30, 60, LONG, step=12345),
    "many": history(100, 205),
    "markup": history(3, 2, "<b>layer</b>\n{}\t$\\alpha\0"),
}
DRAW = {
    "heat": lambda found, ax: found.plot(ax),
    "curves": lambda found, ax: found.plot_curves(ax),
}


@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize("name", HISTORIES)
def test_no_text_covers_another_at_any_size(name, kind):
    ax = DRAW[kind](HISTORIES[name], None)
    assert_texts_apart(ax.figure)
    for size in ((12, 6), (4.5, 3.2)):
        figure, ax = plt.subplots(figsize=size, layout="constrained")
        assert DRAW[kind](HISTORIES[name], ax) is ax
        assert_texts_apart(figure)


@pytest.mark.parametrize("kind", DRAW)
def test_both_kinds_share_a_figure_of_theirs(kind):
    figure = plt.figure(figsize=(8, 3.4), layout="constrained")
    left, right = figure.subfigures(1, 2)
    DRAW[kind](HISTORIES["seven"], left.subplots())
    HISTORIES["seven"].plot(right.subplots())
    figure.draw_without_rendering()


@pytest.mark.parametrize("kind", DRAW)
def test_the_limits_stand_in_the_picture(kind):
    ax = DRAW[kind](HISTORIES["two"], None)
    assert "Not for fine-tuning; without biases and scales." in ax.get_xlabel().replace("\n", " ")
    assert "turned from its weights at first" in ax.get_title(loc="left").replace("\n", " ")


@pytest.mark.parametrize("kind", DRAW)
def test_in_fine_tuning_the_picture_says_that_small_turns_are_wanted(kind):
    found = lrsuggest.RotationHistory({"a": BASE, "b": BASE}, fine_tuning=True)
    found.record(1, {"a": turned(1), "b": turned(50)})
    said = DRAW[kind](found, None).get_xlabel().replace("\n", " ")
    assert "In fine-tuning small turns are wanted; without biases and scales." in said
    assert "small turns are wanted" in found._repr_html_()
    assert "Not for fine-tuning" not in said + found._repr_html_()


@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize("kind_of_file", ["png", "svg"])
def test_it_is_saved_as_any_figure(kind, kind_of_file):
    with io.BytesIO() as file:
        DRAW[kind](HISTORIES["markup"], None).figure.savefig(file, format=kind_of_file)
        assert len(file.getvalue()) > 1000


@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize(("style", "palette"), [("default", LIGHT), ("dark_background", DARK)])
def test_colours_are_those_of_the_theme_and_no_setting_changes(kind, style, palette):
    with plt.style.context(style):
        before = dict(mpl.rcParams)
        ax = DRAW[kind](HISTORIES["seven"], None)
        assert dict(mpl.rcParams) == before
    assert {line.get_color() for line in ax.lines} <= {palette.raw, palette.ink, *palette.cycle}


def test_the_heat_map_holds_every_distance():
    found = history(4, 3)
    mesh = found.plot().collections[0]
    expected = numpy.array(list(found.distances.values()), dtype=float)
    assert numpy.allclose(mesh.get_array().filled(numpy.nan), expected, equal_nan=True)
    assert (mesh.norm.vmin, mesh.norm.vmax) == (0, numpy.nanmax(expected))


def test_cells_of_layers_without_a_direction_are_crossed_out():
    ax = HISTORIES["two"].plot()
    crosses = [line for line in ax.lines if line.get_marker() == "x"]
    assert [tuple(line.get_xydata()[0]) for line in crosses] == [(0.5, 1.5)]
    assert len(crosses[0].get_xydata()) == sum(one is None for one in found_of("two"))


def found_of(name):
    return [one for row in HISTORIES[name].distances.values() for one in row]


def test_curves_are_named_at_their_ends():
    ax = HISTORIES["three"].plot_curves()
    there = [text.get_text() for text in ax.texts]
    assert there == ["layer0.weight", "layer2.weight"]
    assert [list(line.get_xdata()) for line in ax.lines] == [list(HISTORIES["three"].epochs)] * 2


def test_of_many_layers_those_that_stand_out_are_named_and_that_is_said():
    ax = HISTORIES["thirty"].plot_curves()
    assert len(ax.texts) == 8
    said = " ".join(ax.get_xlabel().split())
    assert "8 of 29 layers, those that stand out most; shaded are all" in said
    assert "100 layers in 48 rows of neighbours" in " ".join(
        HISTORIES["many"].plot().get_xlabel().split()
    )


def test_a_layer_that_lags_behind_is_named_among_many():
    names = [f"layer{index}" for index in range(20)]
    found = lrsuggest.RotationHistory(dict.fromkeys(names, BASE))
    turns = {name: turned(90 - 2 * index) for index, name in enumerate(names)}
    found.record(1, {**turns, "layer11": turned(30)})
    named = [text.get_text() for text in found.plot_curves().texts]
    assert len(named) == 8
    assert "layer11" in named


def test_colours_and_dashes_tell_curves_apart():
    ax = HISTORIES["thirty"].plot_curves()
    styles = [(line.get_color(), line.get_linestyle()) for line in ax.lines]
    assert len(set(styles)) == len(styles) == 9


def test_labels_move_apart_in_their_order():
    assert apart([0.5], 0.1) == [0.5]
    moved = apart([0.52, 0.5, 0.99, 0.0], 0.1)
    assert sorted(range(4), key=moved.__getitem__) == [3, 1, 0, 2]
    placed = sorted(moved)
    assert all(after - before >= 0.1 - 1e-9 for before, after in zip(placed, placed[1:]))
    assert 0 <= placed[0] < placed[-1] <= 1


def test_names_are_shortened_so_that_they_stay_apart():
    assert short_names(["a.weight", "b.weight"], 20) == ["a.weight", "b.weight"]
    names = [LONG.format(index) for index in range(3)]
    assert short_names(names, 17) == [f"…encoder.block.{index}…" for index in range(3)]
    assert short_names(names, 16) == [f"…block.{index}.layer…" for index in range(3)]
    assert short_names(names, 4) == ["…0…", "…1…", "…2…"]
    alike = [f"a_very_long_name_{index}_with_a_very_long_end" for index in range(12)]
    for most in (8, 12, 20):
        shorter = short_names(alike, most)
        assert len(set(shorter)) == 12
        assert max(map(len, shorter)) <= most
    assert short_names(["x" * 50] * 2, 9) == ["1: xx…xx", "2: xx…xx"]
    assert short_names(["a\n  b\0"], 20) == ["a b"]
    assert short_names([], 5) == []


@pytest.mark.parametrize("name", HISTORIES)
def test_the_page_is_complete_small_and_well_formed(name):
    found = HISTORIES[name]
    page = found._repr_html_()
    assert len(page.encode()) <= 45_000
    root = ET.fromstring(page)
    assert_svg_texts_apart(svg_of(root))
    assert root.find("style").text == sheet()
    assert not re.search(r'\sid="|url\(|href', page)
    assert "not for fine-tuning" in "".join(root.itertext())
    classes = set(re.findall(r'class="([^"]+)"', page)) - {"lrsuggest-answer"}
    assert all(f".{one}{{" in sheet() for names in classes for one in names.split())


def test_cells_of_the_page_are_shaded_by_their_distance():
    found = lrsuggest.RotationHistory({"a": BASE, "b": BASE})
    found.record(1, {"a": turned(60), "b": turned(90)})
    picture = svg_of(ET.fromstring(found._repr_html_()))
    shaded = [one for one in picture.iter(f"{SVG}path") if one.get("fill-opacity")]
    assert [one.get("fill-opacity") for one in shaded] == ["0.5", "1"]
    assert [text.text for text in picture.iter(f"{SVG}text")][:2] == ["layer", "last"]


def test_a_long_name_is_whole_where_the_pointer_rests():
    picture = svg_of(ET.fromstring(HISTORIES["seven"]._repr_html_()))
    hovered = [one.text for one in picture.iterfind(f"{SVG}g/{SVG}title")]
    assert hovered == [LONG.format(index) for index in range(7)]


def test_text_is_never_markup():
    page = history(2, 2, "</style><script>{}</script>")._repr_html_()
    assert "<script" not in page
    ET.fromstring(page)


def test_a_page_of_many_layers_names_few_that_stand_out():
    root = ET.fromstring(HISTORIES["many"]._repr_html_())
    items = [item.text for item in root.iter("li")]
    assert len(items) == 13
    standing = sum(bool(turn.message) for turn in HISTORIES["many"].report.layers)
    assert items[-1] == f"{standing - 12} more stand out, too"


def test_a_picture_is_drawn_of_layers_that_stand_still_or_have_no_direction():
    still = lrsuggest.RotationHistory({"a": BASE, "b": BASE})
    still.record(0, {"a": BASE, "b": BASE})
    zero = lrsuggest.RotationHistory({"a": 0 * BASE})
    zero.record(0, {"a": 0 * BASE})
    for found in (still, zero):
        assert_texts_apart(found.plot().figure)
        assert_texts_apart(found.plot_curves().figure)
        assert_svg_texts_apart(svg_of(ET.fromstring(found._repr_html_())))
    assert texts_of(zero.plot_curves().figure)
