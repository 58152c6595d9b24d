"""Write recorded.json: every script of losses, and what the libraries of requirements.txt answer.

The Python tests compare the rules with it where the libraries are not installed.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from libraries import LIBRARIES, ladder, silently
from scripts import FAMILIES, LENGTHS, scripts

PACKAGES = ("torch", "fastai", "lightning", "pytorch-ignite", "torch-lr-finder", "monai")


def main() -> None:
    """Drive every library with every script."""
    rules = {rule: library.__name__ for library, found in LIBRARIES.items() for rule in found}
    ladders = {
        library.__name__: {str(count): ladder(library, count) for count in LENGTHS}
        for library in LIBRARIES
    }
    head = {
        "about": "Raw losses, the rates each library records with them, and what it answers.",
        "made_by": "record.py",
        "versions": {package: version(package) for package in PACKAGES},
        "rules": rules,
    }
    rows = []
    for family in FAMILIES:
        for losses in scripts(family):
            answers: dict[str, float | None] = {}
            for library in LIBRARIES:
                answers |= silently(library, losses).answers
            text = " ".join(f"{loss:.5g}" for loss in losses)
            row = {"family": family, "losses": text, "answers": [answers[rule] for rule in rules]}
            rows.append(json.dumps(row))
    text = json.dumps(head)[:-1] + ',\n"lrs": ' + json.dumps(ladders)
    text += ',\n"sweeps": [\n' + ",\n".join(rows) + "\n]}\n"
    Path(__file__).with_name("recorded.json").write_text(text)
    print(f"recorded {len(rows)} sweeps, {len(rules)} rules")


if __name__ == "__main__":
    main()
