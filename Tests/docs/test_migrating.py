"""What is said of other finders names rules that exist, and runs where it needs no framework."""

from __future__ import annotations

import re
import subprocess
import sys

import lrsuggest

from conftest import DOCS, python_blocks

PAGE = (DOCS / "migrating.md").read_text()
LIBRARIES = ("fastai", "fastai1", "lightning", "ignite", "torch_lr_finder", "monai", "ktrain")
LIBRARIES += ("keras_lr_finder", "arcgis")


def test_the_rules_of_nine_libraries_are_explained():
    explained = set(" ".join(re.findall(r"^```\{caveats\} (.*)$", PAGE, re.MULTILINE)).split())
    of_nine = re.compile(rf"({'|'.join(LIBRARIES)})(_(?!.*jl).*)?")
    rules = [name for name in lrsuggest.rules("library") if "corrected" not in name]
    assert explained == {name for name in rules if of_nine.fullmatch(name)}


def test_a_recorded_curve_needs_no_framework():
    (program,) = python_blocks(PAGE.split("## The same answers as before")[1])
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    answers = dict(line.split(" ", 1) for line in ran.stdout.splitlines())
    assert answers.pop("lrsuggest").startswith("Suggestion(lr=")
    assert set(answers) <= set(lrsuggest.rules("library"))
    assert all(float(answer) > 0 for answer in answers.values())
