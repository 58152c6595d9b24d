"""Where matplotlib puts texts."""

from __future__ import annotations

from typing import Any

from matplotlib.text import Text


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


def assert_texts_apart(figure: Any) -> None:
    """Assert that all texts of a figure lie inside of it and cover nothing of each other."""
    figure.draw_without_rendering()
    boxes: list[tuple[str, Any]] = []
    for text in texts_of(figure):
        box = Text.get_window_extent(text)  # without the line that leads to it
        assert figure.bbox.x0 - 1 <= box.x0 < box.x1 <= figure.bbox.x1 + 1, text
        assert figure.bbox.y0 - 1 <= box.y0 < box.y1 <= figure.bbox.y1 + 1, text
        covered = [other for other, its in boxes if box.overlaps(its)]
        assert not covered, (text, covered)
        boxes.append((text.get_text(), box))


def texts_of(figure: Any) -> list[Any]:
    """List the texts that are drawn: a tick beyond the ends of its axis is not."""
    around = [getattr(figure, name, None) for name in ("_suptitle", "_supxlabel", "_supylabel")]
    found = [*figure.texts, *(text for text in around if text not in (None, *figure.texts))]
    for ax in figure.axes:
        found += [*ax.texts, ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label]
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            ticks = zip(axis.get_ticklocs(), axis.get_majorticklabels())
            found += [text for place, text in ticks if low <= place <= high]
    return [text for text in found if text.get_visible() and text.get_text().strip()]
