"""The programs on the pages about adapters, and those of other finders beside them, run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs"
PAGES = [*sorted((DOCS / "adapters").glob("*.md")), DOCS / "migrating.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_program_on(page, tmp_path):
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)
    program = "\n".join(blocks)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        timeout=300,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert blocks or page.stem == "index"
