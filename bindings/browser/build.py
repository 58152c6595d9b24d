"""Puts the page together: one HTML file that needs nothing else.

The core comes packed by gzip as text in base64, the scripts from esbuild, the colours from the
palette of the Python package. The policy lets exactly these scripts and styles run, and lets
nothing connect.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import html
import re
import runpy
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE / "page"
ROOT = HERE.parents[1]

MOST_BYTES = 1_000_000
"""What the page may weigh."""

# The palette has no such roles: quiet text, lines, edges of fields, and panels, light and dark.
SHADES = {
    "quiet": ("#5c656e", "#a0a9b2"),
    "line": ("#dfe3e7", "#32383f"),
    "edge": ("#7d8790", "#6d7680"),
    "panel": ("#f4f6f8", "#1f242a"),
}


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("core", type=Path, help="the core as WebAssembly")
    parser.add_argument("out", type=Path, help="the page")
    arguments = parser.parse_args()
    page = assembled(arguments.core.read_bytes()).encode()
    if len(page) > MOST_BYTES:
        raise SystemExit(f"{arguments.out} has {len(page)} bytes; the most is {MOST_BYTES}")
    arguments.out.write_bytes(page)
    print(f"browser: {arguments.out}, {len(page)} bytes")


def assembled(core: bytes) -> str:
    """Fill the template."""
    script = bundled("app.js")
    style = colors() + minified(PAGE / "style.css")
    parts = {
        "policy": policy(script, style),
        "style": style,
        "script": script,
        "worker": bundled("core/worker.js"),
        "core": base64.b64encode(gzip.compress(core, 9, mtime=0)).decode(),
        "samples": "\n".join(map(sample, sorted((PAGE / "samples").glob("*.csv")))),
        "version": version(),
    }
    template = (PAGE / "index.html").read_text()
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], template)


def policy(script: str, style: str) -> str:
    """Say what may run: the script and the style of this page, and the worker that it makes."""
    return (
        "default-src 'none'; "
        f"script-src 'sha256-{digest(script)}' 'wasm-unsafe-eval' blob:; worker-src blob:; "
        f"style-src 'sha256-{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """Hash a text as policies do."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def bundled(name: str) -> str:
    """Join a script with all that it imports."""
    return esbuild(str(PAGE / name), "--bundle", "--format=iife", "--target=es2021")


def minified(path: Path) -> str:
    """Write a style sheet shorter."""
    return esbuild(str(path))


def esbuild(*arguments: str) -> str:
    """Run esbuild; its text must not end the element that it stands in."""
    command = ["esbuild", "--minify", "--charset=utf8", "--log-level=warning", *arguments]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    if "</" in text:
        raise SystemExit(f"{arguments[0]} would end its element")
    return text


def colors() -> str:
    """Write the colours of the Python package's pictures as variables."""
    palette = runpy.run_path(str(ROOT / "bindings/python/src/lrsuggest/_palette.py"))
    light, dark = palette["LIGHT"]._asdict(), palette["DARK"]._asdict()
    pairs = {role: (light[role], dark[role]) for role in light if role != "cycle"} | SHADES
    rules = ";".join(f"--{role}:light-dark({day},{night})" for role, (day, night) in pairs.items())
    return f":root{{{rules}}}"


def sample(path: Path) -> str:
    """Write a sample as an element; its first line is its title."""
    title, _, text = path.read_text().partition("\n")
    name = html.escape(title.removeprefix("# "), quote=True)
    return f'<script type="text/plain" data-sample="{name}">\n{text}</script>'


def version() -> str:
    """Read the version that answers carry."""
    text = (ROOT / "Sources/LRSuggestCommand/Version.swift").read_text()
    return re.search(r'"(.*)"', text)[1]


if __name__ == "__main__":
    main()
