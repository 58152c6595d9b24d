"""Pictures in two themes: the page shows the one that suits it."""

from __future__ import annotations

import os
import re
from io import StringIO
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from docutils import nodes

from lrsuggest._palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
    from matplotlib.figure import Figure
    from sphinx.environment import BuildEnvironment

GROUNDS = ("#ffffff", "#131416")
"""What furo has behind its pages, light and dark."""


def drawn(
    env: BuildEnvironment, name: str, alt: str, draw: Callable[[], Figure]
) -> list[nodes.Node]:
    """Draw a picture into the build, and return the nodes that show it in both themes."""
    folder = env.doctreedir / "guide"
    folder.mkdir(exist_ok=True, parents=True)
    page = env.doc2path(env.docname).parent
    found: list[nodes.Node] = []
    light = svg(draw)
    for theme, text in (("light", light), ("dark", darkened(light))):
        path = folder / f"{name}-{theme}.svg"
        path.write_text(text)
        image = nodes.image(uri=os.path.relpath(path, page), alt=alt)
        image["classes"] += [f"only-{theme}"]
        found.append(image)
    return found


def svg(draw: Callable[[], Figure]) -> str:
    """Draw a picture in light colours."""
    with plt.rc_context(STYLE):
        figure, text = draw(), StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None})
        plt.close(figure)
    return text.getvalue()


def darkened(text: str) -> str:
    """Exchange each colour of a picture for that of the same role on a dark ground."""
    return re.sub("#[0-9a-f]{6}", lambda found: DARKER.get(found[0], found[0]), text)


DARKER = {
    **dict(zip(LIGHT.cycle, DARK.cycle, strict=True)),
    **{
        getattr(LIGHT, role): getattr(DARK, role)
        for role in LIGHT._fields
        if role != "cycle"
    },
    GROUNDS[0]: GROUNDS[1],
}

STYLE = {
    **dict.fromkeys(
        (
            "text.color",
            "axes.labelcolor",
            "axes.edgecolor",
            "xtick.color",
            "ytick.color",
        ),
        LIGHT.ink,
    ),
    "figure.facecolor": GROUNDS[0],
    "axes.facecolor": GROUNDS[0],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "font.size": 9,
    "svg.hashsalt": "lrsuggest",
}
