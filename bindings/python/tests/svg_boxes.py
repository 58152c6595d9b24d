"""Where a browser puts the texts of a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
FONT = {"family": "DejaVu Sans", "size": 12}
SHARE_LEFT_OF = {None: 0.0, "start": 0.0, "middle": 0.5, "end": 1.0}
Box = tuple[float, float, float, float]


def svg_of(root: ET.Element) -> ET.Element:
    """Find the picture of a page."""
    found = root.find(f".//{SVG}svg")
    assert found is not None
    return found


def boxes(root: ET.Element) -> dict[str, Box]:
    """Measure every text of a picture in DejaVu Sans, the widest of the usual fonts."""
    found, parents = {}, {child: parent for parent in root.iter() for child in parent}
    for text in root.iter(f"{SVG}text"):
        font = FontProperties(**FONT, weight=text.get("font-weight", "normal"))
        wide, tall, below = TextToPath().get_text_width_height_descent(text.text, font, False)
        moved = re.findall(r"translate\(([\d.]+)\)", parents[text].get("transform", ""))
        left = float(text.get("x")) + sum(map(float, moved))
        left -= SHARE_LEFT_OF[text.get("text-anchor")] * wide
        bottom = float(text.get("y")) + below
        found[f"{text.text} at {left:.0f}, {bottom:.0f}"] = (
            left,
            bottom - tall,
            left + wide,
            bottom,
        )
    return found


def assert_svg_texts_apart(picture: ET.Element) -> None:
    """Assert that texts lie inside of the picture and cover nothing of each other."""
    _, _, width, height = map(float, picture.get("viewBox").split())
    placed = list(boxes(picture).items())
    for index, (text, (left, top, right, bottom)) in enumerate(placed):
        assert 0 <= left < right <= width, text
        assert 0 <= top < bottom <= height, text
        for other, (west, north, east, south) in placed[:index]:
            apart = right <= west or east <= left or bottom <= north or south <= top
            assert apart, (text, other)
