"""A core that traps does not take the page with it."""

from __future__ import annotations

import base64
import gzip
import re
from pathlib import Path

from conftest import PAGE, complaint, paste, settle
from invented_logs import ROWS, table

UNREACHABLE, END = 0x00, 0x0B


def trapping(module: bytes, name: str) -> bytes:
    """Rewrite an exported function so that it does nothing but trap."""
    sections = dict(section_places(module))
    imported, index = 0, exports(module, sections[7])[name]
    start, end = body_place(module, sections[10], index - imported)
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


def with_core(change) -> str:
    """Write the page with another core."""
    text = PAGE.read_text()
    found = re.search(r'id="core">([^<]*)<', text)
    core = change(gzip.decompress(base64.b64decode(found[1])))
    packed = base64.b64encode(gzip.compress(core)).decode()
    return text[: found.start(1)] + packed + text[found.end(1) :]


def test_after_a_trap_the_page_says_so_and_goes_on(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(lambda core: trapping(core, "page_answer")))
    page.goto(broken.as_uri())
    for _ in range(3):
        paste(page, table("lr,loss", ROWS))
        assert "The core stopped: unreachable" in complaint(page)
        paste(page, "lr,loss\n1,oops\n")
        assert "'oops' is no number" in complaint(page)


def test_a_trap_in_the_rules_leaves_the_answer(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(lambda core: trapping(core, "page_rule")))
    page.goto(broken.as_uri())
    paste(page, table("lr,loss", ROWS))
    assert "The core stopped" in complaint(page)
    assert page.locator("#rate").is_visible()
    page.select_option("#schedule", "constant")
    page.wait_for_timeout(350)
    settle(page)
    assert "as a constant rate" in page.inner_text("#answer")


def test_a_core_that_does_not_start_is_said(page, tmp_path: Path):
    broken = tmp_path / "broken.html"
    broken.write_text(with_core(lambda core: core[:1000]))
    page.goto(broken.as_uri())
    page.wait_for_timeout(500)
    assert "WebAssembly" in complaint(page)
