"""Puts the folders on the path whose modules this one uses: the study's training, the schema."""

from __future__ import annotations

import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2]

for folder in ("Study", "Quality"):
    if str(BENCHMARKS / folder) not in sys.path:
        sys.path.append(str(BENCHMARKS / folder))
