#!/usr/bin/env python3
"""Say how many lines of the core and of the C layer the tests reach, and name the rest.

    report.py SCRATCH

Fails below 95 % of the lines of either.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WANTED = 95.0
PARTS = ("Sources/LRSuggest", "Sources/LRSuggestABI")


def exported(scratch: Path) -> list[dict]:
    """Return what the toolchain's own llvm-cov says of each file; another one cannot read it."""
    tools = Path(shutil.which("swift") or "swift").resolve().parent
    folder = scratch / "debug"
    profile = folder / "codecov" / "all.profdata"
    raw = sorted(folder.glob("codecov/*.profraw"))
    subprocess.run([tools / "llvm-profdata", "merge", "-sparse", *raw, "-o", profile], check=True)
    tests = next(folder.glob("*PackageTests.xctest"))
    command = [tools / "llvm-cov", "export", "-format=text", f"-instr-profile={profile}"]
    command += [tests, "-object", folder / "liblrsuggest.so"]
    done = subprocess.run(command, check=True, capture_output=True)
    return json.loads(done.stdout)["data"][0]["files"]


def missed(file: dict) -> list[int]:
    """Return the lines of which no region was reached, from where each region begins."""
    lines = set()
    for line, _, count, has_count, is_entry, *_ in file["segments"]:
        if has_count and is_entry and count == 0:
            lines.add(line)
    return sorted(lines)


def main(scratch: Path) -> int:
    """Print the report; 1 where too little is reached."""
    files = exported(scratch)
    failed = 0
    for part in PARTS:
        own = [file for file in files if file["filename"].startswith(f"{ROOT / part}/")]
        count = sum(file["summary"]["lines"]["count"] for file in own)
        covered = sum(file["summary"]["lines"]["covered"] for file in own)
        for file in own:
            if lines := missed(file):
                name = Path(file["filename"]).relative_to(ROOT)
                print(f"not reached: {name}:{','.join(map(str, lines))}")
        share = 100 * covered / max(count, 1)
        print(f"coverage: {part} {share:.2f} % of {count} lines in {len(own)} files")
        failed |= share < WANTED
    if failed:
        print(f"coverage: below {WANTED} %", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
