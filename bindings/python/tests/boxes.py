"""Where matplotlib puts texts."""

from __future__ import annotations

from typing import Any


def drawn(ax: Any) -> str:
    """Lay the figure out, and return the title and what is written inside of the axes."""
    ax.figure.draw_without_rendering()
    texts = [text.get_text() for text in ax.texts]
    return "\n".join([ax.get_title(loc="left"), *texts])


def assert_apart(ax: Any) -> None:
    """Assert that texts and legend lie inside of the axes and cover nothing of each other."""
    frame, legend = ax.get_window_extent(), ax.get_legend()
    boxes = {text.get_text(): text.get_window_extent() for text in ax.texts}
    if legend is not None:
        boxes["legend"] = legend.get_window_extent()
    for index, (text, box) in enumerate(boxes.items()):
        covered = [other for other in list(boxes)[:index] if box.overlaps(boxes[other])]
        assert not covered, text
        assert frame.x0 <= box.x0 < box.x1 <= frame.x1, text
        assert frame.y0 <= box.y0 < box.y1 <= frame.y1, text


def curve_is_below(ax: Any) -> bool:
    """Tell whether every text lies above the place that curves are clipped to."""
    ceiling = min(line.get_clip_box().y1 for line in ax.lines)
    return all(text.get_window_extent().y0 >= ceiling - 1 for text in ax.texts)


def poles_behind_legend(ax) -> float:
    """Return the share of the poles that the legend covers."""
    legend = ax.get_legend()
    poles = [line.get_xdata()[0] for line in ax.lines if len(set(line.get_xdata())) == 1]
    if legend is None or not poles:
        return 0.0
    box = legend.get_window_extent()
    places = ax.transData.transform([(lr, 1.0) for lr in poles])
    return sum(box.x0 <= x <= box.x1 for x, _ in places) / len(poles)
