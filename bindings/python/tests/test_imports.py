"""Importing is cheap, and brings nothing in that was not asked for."""

from __future__ import annotations

PROGRAM = """
import sys
for absent in {blocked}:
    sys.modules[absent] = None
import lrsuggest
lrs = [10 ** (i / 20 - 5) for i in range(101)]
losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
{body}
"""


def blocked(body: str, *names: str) -> str:
    return PROGRAM.format(blocked=names, body=body)


def test_importing_loads_nothing_else(fresh):
    program = """
import sys
import importlib
before = set(sys.modules)
import lrsuggest
print(*sorted(set(sys.modules) - before))
"""
    assert fresh(program).split() == ["lrsuggest"]


def test_using_every_name_loads_no_other_package(fresh):
    use = """
import lrsuggest
for name in lrsuggest.__all__:
    getattr(lrsuggest, name)
"""
    packages = """
import sys
files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
print(*sorted(file for file in files if "-packages" in file))
"""
    # What the environment itself loads at start-up is not ours.
    assert fresh(use + packages) == fresh(packages)


def test_the_library_is_not_needed_to_import(fresh):
    assert fresh("import lrsuggest; print(1)", LRSUGGEST_LIBRARY="/nowhere.so") == "1\n"


def test_no_numpy(fresh):
    body = """
answer = lrsuggest.suggest(lrs, losses)
print(bool(answer), len(lrsuggest.suggest_batch(lrs, [losses, losses])))
print(len(list(answer.landmarks)) > 2, answer._repr_html_()[:4])
"""
    assert fresh(blocked(body, "numpy", "torch", "pandas")).split() == ["True", "2", "True", "<div"]


def test_no_matplotlib(fresh):
    body = """
answers = [lrsuggest.suggest(lrs, losses), lrsuggest.suggest(lrs[:2], losses[:2])]
for answer in answers:
    try:
        answer.plot()
    except lrsuggest.LRSuggestError as error:
        print(bool(answer), error)
"""
    said = fresh(blocked(body, "matplotlib", "numpy"))
    advice = "plotting needs matplotlib: pip install 'lrsuggest[plot]'"
    assert said.splitlines() == [f"True {advice}", f"False {advice}"]


def test_plotting_is_imported_only_to_plot(fresh):
    body = """
answer = lrsuggest.suggest(lrs, losses)
print(repr(answer), answer.explanation(), answer._repr_html_()[:4])
print(*[name for name in ("matplotlib", "numpy", "lrsuggest.plotting") if name in sys.modules])
"""
    assert fresh(blocked(body)).splitlines()[-1] == ""
