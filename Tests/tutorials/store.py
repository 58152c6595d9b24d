"""Runs tutorials anew, and keeps what they say: store.py [PAGE ...]."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from page import blocks, store
from running import ROOT, run


def main() -> None:
    """Run the pages that are named, or all, and say how long each took."""
    named = [Path(name) for name in sys.argv[1:]]
    for page in named or sorted((ROOT / "docs" / "tutorials").glob("*.md")):
        found = blocks(page)
        if not found:
            continue
        begin = time.monotonic()
        store(page, run(found))
        print(f"{page.name}: {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
