"""How far two doubles lie apart, and a summary of many distances."""

from __future__ import annotations

import math
import struct
from collections import defaultdict


def distance(left: float | None, right: float | None) -> float:
    """Count the doubles from one to the other; infinite where only one is a number."""
    if left is None or right is None:
        return math.inf
    return abs(place(left) - place(right))


def place(value: float) -> int:
    """Number the doubles in their order, 0 being 0."""
    (bits,) = struct.unpack("<q", struct.pack("<d", value))
    return bits if bits >= 0 else -(bits & 0x7FFF_FFFF_FFFF_FFFF)


class Distances:
    """Distances by kind, with where the largest was found."""

    def __init__(self) -> None:
        """Begin without any."""
        self.kinds: dict[str, list[tuple[float, str]]] = defaultdict(list)

    def add(self, kind: str, where: str, left: float | None, right: float | None) -> None:
        """Measure a pair; there is nothing to measure where neither is a number."""
        if left is right is None:
            return
        self.kinds[kind].append((distance(left, right), f"{where}: {left!r}, {right!r}"))

    def most(self, kind: str) -> float:
        """Return the largest distance of a kind."""
        return max(self.kinds[kind])[0]

    def share_within(self, kind: str, ulps: float) -> float:
        """Return which share of a kind lies no farther apart."""
        found = self.kinds[kind]
        return sum(each <= ulps for each, _ in found) / len(found)

    def __str__(self) -> str:
        """Write a line for each kind."""
        lines = []
        for kind, found in sorted(self.kinds.items()):
            most, where = max(found)
            equal = sum(each == 0 for each, _ in found)
            share = f"{equal} of {len(found)} equal"
            lines.append(f"{kind:10} {share}, {most:.0f} ulp at most; {where}")
        return "\n".join(lines)
