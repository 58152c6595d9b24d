"""What several of the libraries share."""

from __future__ import annotations

Rates = list[float]
Losses = list[float]


class NoAnswer(Exception):
    """The library returns None, or what is left in memory."""


def python_valley(losses: list[float]) -> int:
    """The double loop that fastai, ktrain, granite-tsfm and arcgis.learn share."""
    count = len(losses)
    start = end = 0
    lengths = [1] * count
    for i in range(1, count):
        for j in range(i):
            if losses[i] < losses[j] and lengths[i] < lengths[j] + 1:
                lengths[i] = lengths[j] + 1
            if lengths[end] < lengths[i]:
                end = i
                start = end - lengths[end]
    sections = (end - start) / 3
    return start + int(sections) + int(sections / 2)


def averages(losses: Losses, beta: float = 0.98) -> list[float]:
    """A bias-corrected exponential average in double precision."""
    average, found = 0.0, []
    for step, loss in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * loss
        found.append(average / (1 - beta**step))
    return found
