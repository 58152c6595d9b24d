"""Prints one measurement a line, with its goal beside it, and remembers it for the history."""

from __future__ import annotations

from typing import NamedTuple


class Measurement(NamedTuple):
    """One line of the board."""

    section: str
    what: str
    value: float
    unit: str


measured: list[Measurement] = []
"""All lines so far."""

headings = [""]
"""The titles so far; the last one is that of the lines to come."""


def section(title: str, note: str = "") -> None:
    """A heading."""
    headings.append(title)
    print(f"\n{title}" + (f"  ({note})" if note else ""))


def line(
    what: str,
    value: float,
    unit: str,
    *,
    most: float | None = None,
    least: float | None = None,
    ratio: float | None = None,
) -> None:
    """One measurement; `most` and `least` are its goal, `ratio` is to a whole suggestion."""
    measured.append(Measurement(headings[-1], what.strip(), value, unit))
    texts = ["", f"{what:<46}", f"{shown(value):>10}", f"{unit:<3}"]
    if most is not None:
        texts.append(f"goal <= {most:g} {unit}".ljust(18) + ("met" if value <= most else "NOT MET"))
    elif least is not None:
        texts.append(f"goal > {least:g} {unit}".ljust(18) + ("met" if value > least else "NOT MET"))
    elif ratio is not None:
        texts.append(f"{shown(ratio)} x a whole suggestion")
    print(" ".join(texts).rstrip())


def shown(value: float) -> str:
    """Three digits, without exponents."""
    return f"{value:.3g}" if value < 999.5 else f"{value:,.0f}"
