"""Search ranges and refinement where the search libraries are not installed."""

from __future__ import annotations

import sys

import pytest
from conftest import refused

import lrsuggest
from lrsuggest import Refinement, SearchRange
from lrsuggest.refinement.pair import Pair

SPAN = SearchRange(1e-4, 1e-2)

NEEDED = {
    "to_optuna": ("optuna.distributions", "pip install optuna"),
    "to_ray": ("ray.tune", "pip install 'ray[tune]'"),
    "to_scipy": ("scipy.stats", "pip install scipy"),
    "to_skopt": ("skopt.space", "pip install scikit-optimize"),
    "to_nevergrad": ("nevergrad", "pip install nevergrad"),
}
CONVERSIONS = [*NEEDED, "to_wandb", "to_hydra"]


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_library_is_named_with_its_command(name, monkeypatch):
    module, command = NEEDED[name]
    monkeypatch.setitem(sys.modules, module, None)
    said = refused(call=getattr(SPAN, name))
    assert said == f"{name}() needs {module.partition('.')[0]}: {command}"


def test_refining_names_what_it_needs(monkeypatch):
    monkeypatch.setitem(sys.modules, "optuna", None)
    advice = "needs optuna: pip install 'lrsuggest[refine]'"
    assert refused(abs, SPAN, 10, call=lrsuggest.refine) == f"refine() {advice}"
    assert refused("search.db", "study", call=Refinement.load) == f"Refinement.load() {advice}"


def test_a_table_names_what_it_needs(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    found = Refinement(1e-3, 0.5, None, (Pair(0, 1e-3, 0.5, 9, "complete"),), 9, "a", "minimize")
    said = refused(tmp_path / "pairs.parquet", call=found.to_parquet)
    assert said == "to_parquet() needs pyarrow: pip install 'lrsuggest[refine]'"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", CONVERSIONS)
@pytest.mark.parametrize(
    ("ends", "message"),
    [((0, 1), "low is 0.0"), ((2, 1), "high is 1.0, below low"), (("a", 1), "low must be a num")],
)
def test_ends_must_be_rates(name, ends, message):
    assert message in refused(call=getattr(SearchRange(*ends), name))


def test_what_needs_no_library():
    span = SearchRange(1 / 30000, 0.1 + 0.2)
    assert span.to_wandb() == {"distribution": "log_uniform_values", "min": span[0], "max": span[1]}
    assert span.to_hydra() == "tag(log, interval(3.3333333333333335e-05, 0.30000000000000004))"
    assert SearchRange(1, 2).to_hydra() == "tag(log, interval(1.0, 2.0))"


def test_a_trial_draws_by_the_name_it_is_given():
    class Trial:
        def suggest_float(self, *arguments, **keywords):
            return arguments, keywords

    assert SPAN.suggest(Trial()) == (("lr", 1e-4, 1e-2), {"log": True})
    assert SPAN.suggest(Trial(), "head")[0][0] == "head"
