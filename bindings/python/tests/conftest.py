"""What every test may use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import lrsuggest

SOURCES = Path(lrsuggest.__file__).parents[1]


@pytest.fixture
def fresh():
    """Run a program in a new interpreter, without the path of any test, and return its output."""

    def run(program: str, *options: str, **variables: str) -> str:
        import os

        environment = {**os.environ, "PYTHONPATH": str(SOURCES), **variables}
        done = subprocess.run(
            [sys.executable, *options, "-c", program],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout if "-X" not in options else done.stderr

    return run


def refused(*arguments, call=lrsuggest.suggest, **keywords) -> str:
    """Call what must raise, and return what it says."""
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        call(*arguments, **keywords)
    return str(caught.value)
