"""Run the examples of pages and compare what they print with what the pages show.

Usage: check.py LIBRARY PAGE..., where LIBRARY is the built liblrsuggest.so. Python's examples run
in this interpreter with the bindings of the checkout; C's are compiled against its header; Swift's
become the program of a package that depends on the checkout.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(
    r"^```(python|c|swift)\n(.*?)^```\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "Example",
  dependencies: [.package(name: "lrsuggest", path: "{root}")],
  targets: [.executableTarget(
    name: "Example", dependencies: [.product(name: "LRSuggest", package: "lrsuggest")])])
"""


def main() -> int:
    """Run every example; 1 if one prints something else than its page says."""
    library, *pages = (Path(argument).resolve() for argument in sys.argv[1:])
    blocks = [(page.name, *block) for page in pages for block in BLOCK.findall(page.read_text())]
    runners = {"python": run_python, "c": run_c, "swift": run_swift}
    failed = 0
    for page, language, code, expected in blocks:
        with tempfile.TemporaryDirectory() as folder:
            printed = runners[language](code, Path(folder), library)
        if printed != expected:
            failed += 1
            print(
                f"{language}: printed\n{printed}but {page} shows\n{expected}",
                file=sys.stderr,
            )
    missing = set(runners) - {language for _, language, _, _ in blocks}
    if missing:
        failed += 1
        print(f"no page has an example with output in {sorted(missing)}", file=sys.stderr)
    print(f"readme: {len(blocks) - failed} passed, {failed} failed")
    return 1 if failed else 0


def run_python(code: str, _folder: Path, library: Path) -> str:
    """Run a program with the bindings of the checkout."""
    bindings = str(ROOT / "bindings/python/src")
    return output(
        [sys.executable, "-c", code],
        LRSUGGEST_LIBRARY=str(library),
        PYTHONPATH=bindings,
    )


def run_c(code: str, folder: Path, library: Path) -> str:
    """Compile a program against the header and the library, and run it."""
    source, program = folder / "example.c", folder / "example"
    source.write_text(code)
    flags = ["-std=c11", "-Wall", "-Wextra", "-pedantic", "-Werror", f"-I{ROOT / 'include'}"]
    linked = [f"-L{library.parent}", "-llrsuggest", f"-Wl,-rpath,{library.parent}", "-lm"]
    output(["cc", *flags, str(source), "-o", str(program), *linked])
    return output([str(program)])


def run_swift(code: str, folder: Path, _library: Path) -> str:
    """Build a program as a package that depends on the checkout, and run it."""
    sources = folder / "Sources/Example"
    sources.mkdir(parents=True)
    (folder / "Package.swift").write_text(MANIFEST.format(root=ROOT))
    (sources / "main.swift").write_text(code)
    scratch = [
        "--package-path",
        str(folder),
        "--scratch-path",
        str(ROOT / ".build-readme"),
    ]
    output(["swift", "build", *scratch])
    return output(["swift", "run", "--skip-build", *scratch, "Example"])


def output(command: list[str], **environment: str) -> str:
    """What a command prints; its complaints are shown when it fails."""
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    if run.returncode:
        print(run.stdout, run.stderr, sep="\n", file=sys.stderr)
        raise SystemExit(f"{command[0]} exited with status {run.returncode}")
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
