"""Tells whether an output says what another one says."""

from __future__ import annotations

import html
import math
import re

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)")
NOT_TEXT = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
TOLERANCE = 0.1
"""How far numbers may lie apart: another processor rounds other bits, and trainings drift apart."""


def same(kept: str | None, said: str | None) -> bool:
    """Say whether words are equal and numbers close."""
    if not kept or not said:
        return not kept and not said
    kept_numbers, said_numbers = ([float(n) for n in NUMBER.findall(t)] for t in (kept, said))
    return words(kept) == words(said) and all(
        math.isclose(a, b, rel_tol=TOLERANCE)
        for a, b in zip(kept_numbers, said_numbers, strict=True)
    )


def words(text: str) -> list[str]:
    """Return what is not a number, whatever the spaces between."""
    return NUMBER.sub(" # ", text).split()


def text_of(page: str | None) -> str | None:
    """Return what a reader of HTML reads."""
    return html.unescape(NOT_TEXT.sub(" ", page)) if page else None
