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


def test_import_time(fresh):
    def milliseconds() -> float:
        last = fresh("import lrsuggest", "-X", "importtime").splitlines()[-1]
        assert last.endswith("lrsuggest")
        return int(last.split("|")[1]) / 1000

    assert min(milliseconds() for _ in range(5)) <= 40


def test_import_time_with_everything_used(fresh):
    program = """
import sys, time
began = time.perf_counter()
import lrsuggest
for name in lrsuggest.__all__:
    getattr(lrsuggest, name)
print((time.perf_counter() - began) * 1000)
"""
    assert min(float(fresh(program)) for _ in range(5)) <= 150


def test_the_library_is_not_needed_to_import(fresh):
    assert fresh("import lrsuggest; print(1)", LRSUGGEST_LIBRARY="/nowhere.so") == "1\n"


def test_no_numpy(fresh):
    body = """
answer = lrsuggest.suggest(lrs, losses)
print(bool(answer), len(lrsuggest.suggest_batch(lrs, [losses, losses])))
print(len(list(answer.landmarks)) > 2, answer._repr_html_()[:4])
"""
    assert fresh(blocked(body, "numpy", "torch", "pandas")).split() == ["True", "2", "True", "<svg"]


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
    advice = "plotting needs matplotlib: pip install lrsuggest[plot]"
    assert said.splitlines() == [f"True {advice}", f"False {advice}"]


def test_plotting_is_imported_only_to_plot(fresh):
    body = """
answer = lrsuggest.suggest(lrs, losses)
print(repr(answer), answer.explanation(), answer._repr_html_()[:4])
print(*[name for name in ("matplotlib", "numpy", "lrsuggest.plotting") if name in sys.modules])
"""
    assert fresh(blocked(body)).splitlines()[-1] == ""
