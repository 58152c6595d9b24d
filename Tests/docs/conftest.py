"""What the tests of the pages share."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
sys.path[:0] = [str(DOCS / "pictures"), str(DOCS / "_extensions")]


def python_blocks(text: str) -> list[str]:
    """Return the programs on a page."""
    return re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
