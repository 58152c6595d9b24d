"""The folders whose modules are used from here: import me first."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "simulated"), str(HERE.parent / "Quality")]
