"""Searches around a suggested rate, by the real Optuna."""

from __future__ import annotations

import doctest
import json
import math
import re
from collections.abc import Callable
from pathlib import Path

import lrsuggest
import optuna
import pandas as pd
import pyarrow.parquet as pq
import pytest
from lrsuggest import Refinement, SearchRange, refine
from lrsuggest.refinement import _heartbeat, refining

Report = Callable[[int, float], None]

BEST, START = 10**-2.5, (1e-3, 1e-4, 1e-1)
STEPS, EVERY = 30, 5
JUDGED = 15
"""The first report after a third of the steps."""

NEVER = optuna.pruners.NopPruner()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of one's own, as a search leaves a file in the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bowl(lr: float) -> float:
    """Return the objective of a whole training: a quadratic of the logarithm."""
    return math.log10(lr / BEST) ** 2


def train(lr: float, report: Report) -> float:
    """Train for 30 steps; the objective falls to that of the rate."""
    for step in range(EVERY, STEPS + 1, EVERY):
        report(step, bowl(lr) + 1 - step / STEPS)
    return bowl(lr)


def rates(found: Refinement) -> list[float]:
    """Return the rates in the order they were drawn, without those that failed."""
    return [pair.lr for pair in found.pairs if pair.state != "failed"]


# ------------------------------------------------------------------- the search


def test_the_suggested_rate_is_first_and_the_best_is_found() -> None:
    found = refine(train, START, 20 * STEPS, storage=None)
    assert found.pairs[0][:4] == (0, 1e-3, bowl(1e-3), STEPS)
    assert all(1e-4 <= pair.lr <= 1e-1 for pair in found.pairs)
    best = min((pair for pair in found.pairs if pair.state == "complete"), key=lambda p: p.value)
    assert (found.lr, found.value, float(found)) == (best.lr, best.value, best.lr)
    assert found.lr == pytest.approx(BEST, rel=0.25)
    assert (found.suggested, found.regret) == (1e-3, bowl(1e-3) - found.value)
    assert bool(found)
    assert f"lr={found.lr:.3g}" in repr(found)


def test_a_suggestion_is_taken_as_it_is() -> None:
    lrs = [1e-5 * 10 ** (i / 20) for i in range(101)]
    losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    suggestion = lrsuggest.suggest(lrs, losses)
    both = lrsuggest.suggest_runs([(lrs, losses), (lrs, losses[:95] + losses[94:95] * 6)])
    for answer in (suggestion, both):
        found = refine(train, answer, 5, storage=None, max_trials=4)
        low, high = answer.search_range
        assert found.pairs[0].lr == answer.lr
        assert all(low <= pair.lr <= high for pair in found.pairs)


def test_a_range_alone_has_nothing_to_regret() -> None:
    found = refine(train, SearchRange(1e-4, 1e-1), 3 * STEPS, storage=None)
    assert (found.suggested, found.regret) == (None, None)
    assert found.lr == min(rates(found), key=bowl)


def test_accuracies_are_maximized() -> None:
    def accuracy(lr: float, _: Report) -> float:
        return math.nan if lr > 1e-2 else 1 - bowl(lr)

    found = refine(accuracy, START, 20, direction="maximize", storage=None)
    assert found.value == max(pair.value for pair in found.pairs)
    assert found.value <= 1
    assert found.regret == found.value - (1 - bowl(1e-3))
    assert {pair.value for pair in found.pairs if pair.lr > 1e-2} == {-math.inf}


def test_the_seed_decides() -> None:
    same = [rates(refine(train, START, 9 * STEPS, seed=3, storage=None)) for _ in range(2)]
    assert same[0] == same[1]
    assert rates(refine(train, START, 9 * STEPS, seed=4, storage=None))[1:] != same[0][1:]


def test_the_example_of_the_docstring() -> None:
    assert doctest.testmod(refining) == (0, 4)


def test_the_examples_of_the_page() -> None:
    page = Path(__file__).parents[3] / "docs" / "searching.md"
    scope: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page.read_text(), re.DOTALL):
        exec(block, scope)  # noqa: S102
    assert scope["found"].steps >= 300


# ------------------------------------------------------------------- the budget


def test_pruned_trainings_save_steps() -> None:
    pruned = refine(train, START, 10**6, max_trials=20, storage=None)
    whole = refine(train, START, 10**6, max_trials=20, storage=None, pruner=NEVER)
    assert (len(pruned.pairs), len(whole.pairs)) == (20, 20)
    assert whole.steps == 20 * STEPS
    assert {pair.steps for pair in pruned.pairs if pair.state == "pruned"} == {JUDGED}
    assert pruned.steps < 0.75 * whole.steps
    assert pruned.steps == sum(pair.steps for pair in pruned.pairs)


def test_no_training_begins_beyond_the_budget() -> None:
    found = refine(train, START, 5 * STEPS + 1, storage=None, pruner=NEVER)
    assert found.steps == 6 * STEPS
    assert refine(train, START, 5 * STEPS, storage=None, pruner=NEVER).steps == 5 * STEPS


def test_without_reports_the_budget_counts_trainings() -> None:
    found = refine(lambda lr, _: bowl(lr), START, 7, storage=None)
    assert (len(found.pairs), found.steps) == (7, 7)


# --------------------------------------------------------- what is kept, and how


def test_a_search_goes_on_where_it_ended() -> None:
    once = refine(train, START, 7 * STEPS, study="once")
    refine(train, START, 3 * STEPS, study="twice")
    twice = refine(train, START, 7 * STEPS, study="twice")
    assert twice.pairs == once.pairs
    assert Refinement.load("lrsuggest-refine.db", "twice") == twice


def test_a_search_without_a_name_is_a_new_one(elsewhere: Path) -> None:
    first, second = (refine(train, START, 2 * STEPS) for _ in range(2))
    assert first.study != second.study
    assert [path.name for path in elsewhere.iterdir()] == ["lrsuggest-refine.db"]


def test_in_memory_no_file_is_left(elsewhere: Path) -> None:
    refine(train, START, 2 * STEPS, storage=None)
    assert list(elsewhere.iterdir()) == []


def test_another_suggestion_is_tried_in_the_same_search() -> None:
    refine(train, START, 3 * STEPS, study="a", pruner=NEVER)
    found = refine(train, (2e-3, 1e-3, 5e-2), 5 * STEPS, study="a", pruner=NEVER)
    assert [pair.lr for pair in found.pairs].index(2e-3) == 3
    assert found.suggested == 2e-3


# ------------------------------------------------------------- when things go wrong


def test_ctrl_c_loses_nothing() -> None:
    calls = 0

    def interrupted(lr: float, report: Report) -> float:
        nonlocal calls
        calls += 1
        report(1, 5.0)
        if calls == 5:
            raise KeyboardInterrupt
        return train(lr, report)

    with pytest.raises(KeyboardInterrupt):
        refine(interrupted, START, 10**6, study="stopped", max_trials=7, pruner=NEVER)
    stopped = Refinement.load("lrsuggest-refine.db", "stopped")
    assert [pair.state for pair in stopped.pairs] == ["complete"] * 4 + ["failed"]
    found = refine(interrupted, START, 10**6, study="stopped", max_trials=7, pruner=NEVER)
    whole = refine(train, START, 10**6, max_trials=7, pruner=NEVER)
    assert rates(found) == rates(whole)
    assert found.steps == whole.steps + 1


def test_an_error_is_raised_and_what_was_done_is_kept() -> None:
    def failing(lr: float, report: Report) -> float:
        if lr != START[0]:
            raise RuntimeError("out of memory")
        return train(lr, report)

    with pytest.raises(RuntimeError, match="out of memory"):
        refine(failing, START, 10**6, study="failed")
    kept = Refinement.load("lrsuggest-refine.db", "failed")
    assert [pair.state for pair in kept.pairs] == ["complete", "failed"]
    assert kept.pairs[1][2:4] == (None, 0)
    found = refine(train, START, 10**6, study="failed", max_trials=5)
    assert [pair.state for pair in found.pairs].count("failed") == 1
    assert len(found.pairs) == 6


def test_a_suggested_rate_that_failed_is_tried_again() -> None:
    with pytest.raises(ZeroDivisionError):
        refine(lambda *_: 1 / 0, START, 1, study="broken")
    found = refine(train, START, 1, study="broken")
    assert [(pair.lr, pair.state) for pair in found.pairs] == [(1e-3, "failed"), (1e-3, "complete")]


@pytest.mark.parametrize("end", [math.nan, math.inf, -math.inf])
def test_a_diverged_training_is_a_bad_one_and_no_error(end: float) -> None:
    def diverging(lr: float, report: Report) -> float:
        if lr < 1e-2:
            return train(lr, report)
        report(1, end)
        return end

    found = refine(diverging, START, 10**6, max_trials=15, storage=None)
    lost = [pair for pair in found.pairs if pair.lr >= 1e-2]
    assert lost
    assert {(pair.state, pair.value) for pair in lost} == {("diverged", math.inf)}
    assert found.value == min(bowl(pair.lr) for pair in found.pairs if pair.state == "complete")


def test_when_all_diverge_there_is_no_rate() -> None:
    found = refine(lambda *_: math.nan, START, 3, storage=None)
    assert (bool(found), found.lr, found.regret) == (False, None, None)
    assert "lr=None" in repr(found)
    with pytest.raises(lrsuggest.LRSuggestError, match="none of 3 trainings"):
        float(found)


def test_a_reported_nan_is_pruned_where_trainings_are_judged() -> None:
    def diverging(lr: float, report: Report) -> float:
        if lr < 1e-2:
            return train(lr, report)
        for step in range(EVERY, STEPS + 1, EVERY):
            report(step, math.nan)
        return math.nan

    found = refine(diverging, START, 10**6, max_trials=15, storage=None)
    late = [pair for pair in found.pairs[1:] if pair.lr >= 1e-2]
    assert late
    assert {(pair.state, pair.steps) for pair in late} == {("diverged", JUDGED)}


def test_a_worker_that_was_taken_for_dead_drops_its_result() -> None:
    calls = 0

    def suspended(lr: float, report: Report) -> float:
        nonlocal calls
        calls += 1
        if calls == 2:
            other = optuna.load_study(study_name="s", storage="sqlite:///lrsuggest-refine.db")
            _heartbeat.reclaim(other, seconds=0)
        return train(lr, report)

    with pytest.warns(UserWarning, match="trial 1 was silent for so long") as caught:
        found = refine(suspended, START, 10**6, study="s", max_trials=4, pruner=NEVER)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert [pair.state for pair in found.pairs] == ["complete", "failed"] + ["complete"] * 3
    assert found.pairs[2].lr == found.pairs[1].lr


# ------------------------------------------------------------------- the table


def test_the_pairs_are_read_from_parquet(elsewhere: Path) -> None:
    found = refine(lambda lr, _: math.nan if lr > 1e-2 else bowl(lr), START, 9, storage=None)
    found.to_parquet("pairs.parquet")
    table = pq.read_table("pairs.parquet")
    assert [tuple(row.values()) for row in table.to_pylist()] == [*found.pairs]
    assert pd.read_parquet("pairs.parquet").equals(pd.DataFrame(found.pairs))
    about = {"study": found.study, "direction": "minimize", "suggested": 1e-3}
    assert json.loads(table.schema.metadata[b"lrsuggest"]) == about
    assert [path.name for path in elsewhere.iterdir()] == ["pairs.parquet"]


def test_a_table_is_there_whole_or_as_it_was(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    found = refine(train, START, 2 * STEPS, storage=None)
    found.to_parquet("pairs.parquet")
    old = (elsewhere / "pairs.parquet").read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        refine(train, START, 3 * STEPS, storage=None).to_parquet("pairs.parquet")
    assert (elsewhere / "pairs.parquet").read_bytes() == old
    assert [path.name for path in elsewhere.iterdir()] == ["pairs.parquet"]


# ------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"storage": 5}, "storage must be a file, a URL or Optuna's, not 5"),
        ({"storage": "foo://here"}, "storage cannot be opened: .*foo"),
        ({"storage": "nowhere/search.db"}, "storage 'nowhere/search.db' cannot be .*to open"),
        ({"study": "taken", "direction": "maximize"}, "'taken' is there already, .* minimize"),
        ({"pruner": 3}, "pruner must be one of optuna.pruners, not 3"),
        ({"train_fn": lambda *_: None}, "what train_fn returned must be a number, not None"),
        ({"budget": 0}, "budget must be at least 1, not 0"),
        ({"seed": -1}, "seed must be at least 0, not -1"),
        ({"train_fn": lambda _, report: report(0.5, 1)}, "step must be a whole number, not 0.5"),
        ({"train_fn": lambda _, report: report(-1, 1)}, "step must be at least 0, not -1"),
        ({"train_fn": lambda _, report: report(1, "a")}, "the reported value must be a number"),
    ],
)
def test_bad_input_is_named(wrong: dict, message: str) -> None:
    refine(train, START, 1, study="taken")
    arguments = {"train_fn": train, "suggestion": START, "budget": 2, **wrong}
    with pytest.raises(lrsuggest.LRSuggestError, match=message):
        refine(**arguments)


def test_a_study_that_is_not_there_is_named_beside_those_that_are() -> None:
    refine(train, START, 1, study="mine")
    with pytest.raises(lrsuggest.LRSuggestError, match="holds no study 'yours', but mine"):
        Refinement.load("lrsuggest-refine.db", "yours")


def test_looking_for_a_file_that_is_not_there_makes_none(elsewhere: Path) -> None:
    with pytest.raises(lrsuggest.LRSuggestError, match=r"storage 'here\.db' is not there"):
        Refinement.load("here.db", "mine")
    assert list(elsewhere.iterdir()) == []
