"""The command finds its own modules, and not those of the same name beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import learn

HERE = Path(__file__).parent


def test_modules_of_this_folder_are_the_ones_imported() -> None:
    assert learn.results.__file__ == str(HERE / "results.py")
    names = {path.stem for path in HERE.glob("*.py")} - {"conftest"}
    for name in names & set(sys.modules):
        assert Path(str(sys.modules[name].__file__)).parent == HERE, name


def test_no_module_has_a_namesake_in_reach() -> None:
    own = {path.stem for path in HERE.glob("*.py") if not path.stem.startswith(("test_", "conf"))}
    for folder in (HERE / "simulated", HERE.parent / "Quality"):
        others = {path.stem for path in folder.iterdir() if path.suffix in ("", ".py")}
        assert own & others <= {"beside"}
