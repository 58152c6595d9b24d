"""Running a script on two ranks of one machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def torchrun(script: str, *, timeout: float = 300, **environment: str) -> list[dict[str, Any]]:
    """Run a script of this folder by torchrun on two processes.

    The script gets a folder as its first argument and writes what it found out to
    ``<rank>.json`` there.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
        command += ["--nproc-per-node", "2", str(HERE / script), folder]
        variables = {**os.environ, "OMP_NUM_THREADS": "1", **environment}
        done = subprocess.run(
            command, env=variables, timeout=timeout, capture_output=True, text=True, check=False
        )
        reports = sorted(Path(folder).glob("*.json"))
        if len(reports) != 2:
            raise AssertionError(f"{script} ended with {done.returncode}:\n{done.stderr[-4000:]}")
        return [json.loads(report.read_text()) for report in reports]
