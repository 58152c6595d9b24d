"""The examples in the docstrings of the adapters run."""

from __future__ import annotations

import doctest
import pkgutil
import sys
from importlib import import_module

import lrsuggest.integrations
import pytest

PACKAGE = lrsuggest.integrations
MODULES = [
    module.name for module in pkgutil.walk_packages(PACKAGE.__path__, f"{PACKAGE.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of(name):
    outcome = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert outcome.failed == 0


def test_examples_were_found():
    modules = [sys.modules[name] for name in MODULES if name in sys.modules]
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert sum(bool(found.examples) for module in modules for found in finder.find(module)) > 2
