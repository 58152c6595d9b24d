"""What is known of a sample, in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rule_pages import label

from .facts import Facts
from .picture import RULES
from .results import Table

if TYPE_CHECKING:
    from truth import TaskTruth

    from .sample import Sample

SCHEDULES = {"one-cycle": "with one-cycle", "constant": "with a constant rate"}


def read(sample: Sample) -> str:
    """Write what was answered, and what was true."""
    return f"{answered(sample)}\n\n{truth(sample)}\n"


def picks(sample: Sample) -> str:
    """Write what rules say, and where the sample comes from."""
    change = f"; {sample.change}" if sample.change else ""
    return f"{table(sample)}\n\n*The curve:* {sample.origin}{change}.\n"


def answered(sample: Sample) -> str:
    """Say what `suggest` answers, with its doubts."""
    answer = sample.answer
    if not answer:
        return f"*The answer:* none, `{answer.code}`. {sentences(answer.explanation())}"
    low, high = answer.interval
    said = f"*The answer:* {rate(answer.lr)} ({rate(low)} to {rate(high)}), "
    said += f"confidence {answer.confidence:.2f}."
    return " ".join([said, *answer.doubts])


def sentences(explanation: str) -> str:
    """Leave out the sentence with which every refusal begins."""
    return explanation.removeprefix("No learning rate can be suggested. ").replace(
        "\n", " "
    )


def truth(sample: Sample) -> str:
    """Say which rates were good when the training was really made."""
    if not sample.truth:
        unknown = "unknown, as nothing was trained after this sweep"
        nothing = "no rate of the grid learned clearly more than a guess that ignores the input"
        return f"*The truth:* {nothing if sample.fitting else unknown}."
    steps = sample.context["steps"]
    parts = [f"{best(found)} {SCHEDULES[name]}" for name, found in sample.truth.items()]
    return f"*The truth:* in whole trainings of {steps} steps the best rate was {' and '.join(parts)}."


def best(found: TaskTruth) -> str:
    """Write the best rate and the ends of what loses at most a twentieth."""
    low, high = (10 ** float(end) for end in (found.band.min(), found.band.max()))
    span = f"good: {rate(low)} to {rate(high)}" if low < high else "no other was good"
    return f"{rate(10**found.best)} ({span})"


def table(sample: Sample) -> str:
    """Write a row for each rule: its rate, and what training with it lost."""
    facts, columns = Facts(sample), ["rule", "rate"]
    losers = [name for name in ("lost", "constant_lost") if name in facts]
    columns += [
        {"lost": "lost, one-cycle", "constant_lost": "lost, constant"}[x]
        for x in losers
    ]
    rows = []
    for name in RULES:
        picked = facts[name]
        shown = (
            [rate(picked), *(share(facts[loser](picked)) for loser in losers)]
            if picked
            else []
        )
        rows.append([linked(name), *shown, *["–"] * (len(columns) - 1 - len(shown))])
    return Table(columns, rows).markdown()


def linked(rule: str) -> str:
    """Link a rule to where it is explained; the answer itself stands out."""
    if rule == "lrsuggest":
        return "**lrsuggest**"
    return f"[`{rule}`](#{label(rule)})"


def rate(value: float) -> str:
    """Write a rate with two digits."""
    return f"{value:.2g}"


def share(value: float) -> str:
    """Write a share in whole percent."""
    return f"{value:.0%}".replace("%", " %")
