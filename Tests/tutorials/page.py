"""A tutorial: a page of the docs whose blocks of code are followed by what they said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(
    r"^```(?P<language>python|sh)\n(?P<code>.*?)^```\n"
    r"(?P<kept>```text\n(?P<text>.*?)^```\n)?"
    r"(?P<shown>```\{raw\} html\n:file: (?P<file>\S+)\n```\n)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Output:
    """What a block of code leaves: text that it prints, HTML that it shows."""

    text: str | None = None
    html: str | None = None


@dataclass
class Block:
    """A block of code, the output that is kept, and the file that its HTML is kept in."""

    language: str
    code: str
    kept: Output
    file: Path | None


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in order."""
    found = []
    for match in BLOCK.finditer(page.read_text()):
        file = page.with_name(match["file"]) if match["file"] else None
        html = file.read_text() if file and file.exists() else None
        kept = Output(match["text"], html)
        found.append(Block(match["language"], match["code"], kept, file))
    return found


def store(page: Path, outputs: list[Output]) -> None:
    """Write outputs behind the blocks of a page; what a command prints only where it was kept."""
    following = iter(outputs)
    shown = 0

    def rewritten(match: re.Match[str]) -> str:
        nonlocal shown
        output = next(following)
        written = f"```{match['language']}\n{match['code']}```\n"
        if output.text and (match["language"] == "python" or match["kept"]):
            written += f"```text\n{output.text}```\n"
        if output.html:
            shown += 1
            file = page.with_name(f"{page.stem}-{shown}.html")
            file.write_text(output.html + "\n")
            written += f"```{{raw}} html\n:file: {file.name}\n```\n"
        return written

    page.write_text(BLOCK.sub(rewritten, page.read_text()))
