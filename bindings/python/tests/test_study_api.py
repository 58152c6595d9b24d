"""The public surface of lrsuggest.study, its documentation, and what it needs."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from lrsuggest import study

MODULES = [found.name for found in pkgutil.iter_modules(study.__path__)]


def test_public_names_know_where_they_live():
    assert sorted(study.__all__) == sorted(study._HOMES) == dir(study)
    for name in study.__all__:
        home = import_module(f"lrsuggest.study.{study._HOMES[name]}")
        assert getattr(home, name) is getattr(study, name)
        assert name in home.__all__
        assert name.isupper() or getattr(study, name).__module__ == home.__name__
        assert getattr(study, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'studied'"):
        _ = study.studied


def test_it_is_reached_without_an_import_of_its_own(fresh):
    program = "import lrsuggest, sys; print('numpy' in sys.modules, lrsuggest.study.FEW_SWEEPS)"
    assert fresh(program) == "False {100: 4}\n"


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name):
    assert doctest.testmod(import_module(f"lrsuggest.study.{name}")).failed == 0


def test_every_file_is_short():
    for path in Path(study.__file__).parent.glob("*.py"):
        assert len(path.read_text().splitlines()) <= 150, path.name


@pytest.mark.parametrize("missing", ["numpy", "joblib", "tqdm"])
def test_what_is_missing_is_named(fresh, missing):
    program = f"""
import sys
sys.modules[{missing!r}] = None
import lrsuggest
try:
    import lrsuggest.study
except ImportError as error:
    print(error)
"""
    said = f"lrsuggest.study needs {missing}: pip install 'lrsuggest[study]'\n"
    assert fresh(program) == said
