"""The folders whose modules are used from here: import me first."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent / "Study")]
sys.path.append(str(HERE.parent / "Quality"))  # last: modules of this folder share names with it
