"""The colours of all pictures: told apart by the colour-blind, readable on light and on dark."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DARK", "LIGHT", "Palette"]


class Palette(NamedTuple):
    """One colour for each role; after Okabe and Ito, dark or light enough to write with."""

    ground: str
    ink: str
    raw: str
    smooth: str
    classic: str
    interval: str
    chosen: str
    cycle: tuple[str, ...]

    def color(self, role: str) -> str:
        """Return the colour of a role; a colour stands for itself."""
        return str(getattr(self, role, role))


LIGHT = Palette(
    ground="#ffffff",
    ink="#33383d",
    raw="#838c95",
    smooth="#0067a3",
    classic="#8c3a6d",
    interval="#009e73",
    chosen="#b83f00",
    cycle=("#0067a3", "#b83f00", "#00775a", "#8c3a6d", "#33383d"),
)
DARK = Palette(
    ground="#16191d",
    ink="#dde1e5",
    raw="#7b848d",
    smooth="#56b4e9",
    classic="#e39ac6",
    interval="#2cc498",
    chosen="#ff9a3d",
    cycle=("#56b4e9", "#ff9a3d", "#2cc498", "#e39ac6", "#dde1e5"),
)
