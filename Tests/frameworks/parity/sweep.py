"""What a library made of a script of losses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sweep:
    """The rates and averages it recorded, up to where it stopped, and its answers by rule."""

    lrs: list[float]
    averages: list[float]
    answers: dict[str, float | None]
