"""Puts a trap into a module of WebAssembly, and such a module into the page."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Callable
from pathlib import Path

EXPORTS, CODE = 7, 10
UNREACHABLE = 0x00


def trapping(module: bytes, name: str) -> bytes:
    """Rewrite an exported function so that it does nothing but trap."""
    sections = dict(section_places(module))
    index = exports(module, sections[EXPORTS])[name]  # there are no imports before it
    start, end = body_place(module, sections[CODE], index)
    body = bytearray(module[start:end])
    groups, at = number(body, 0)
    for _ in range(groups):
        at = number(body, at)[1] + 1
    body[at:-1] = bytes([UNREACHABLE]) * (len(body) - at - 1)
    return module[:start] + bytes(body) + module[end:]


def section_places(module: bytes) -> list[tuple[int, int]]:
    """List the sections with the places where they begin."""
    found, at = [], 8
    while at < len(module):
        kind = module[at]
        size, start = number(module, at + 1)
        found.append((kind, start))
        at = start + size
    return found


def exports(module: bytes, at: int) -> dict[str, int]:
    """Read the exported functions."""
    count, at = number(module, at)
    found = {}
    for _ in range(count):
        length, at = number(module, at)
        name, kind = module[at : at + length].decode(), module[at + length]
        index, at = number(module, at + length + 1)
        if kind == 0:
            found[name] = index
    return found


def body_place(module: bytes, at: int, index: int) -> tuple[int, int]:
    """Find the code of a function."""
    _, at = number(module, at)
    for _ in range(index):
        size, start = number(module, at)
        at = start + size
    size, start = number(module, at)
    return start, start + size


def number(module: bytes | bytearray, at: int) -> tuple[int, int]:
    """Read a number in LEB128, and where it ends."""
    value = shift = 0
    while True:
        byte = module[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def with_core(page: Path, change: Callable[[bytes], bytes]) -> str:
    """Write the page with another core."""
    text = page.read_text()
    found = re.search(r'id="core">([^<]*)<', text)
    core = change(gzip.decompress(base64.b64decode(found[1])))
    packed = base64.b64encode(gzip.compress(core)).decode()
    return text[: found.start(1)] + packed + text[found.end(1) :]
