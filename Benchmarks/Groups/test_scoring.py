"""What is recorded, who is asked, and how the answers are scored."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import beside
import corpus
import finished
import grid
import order
import pace
import scoring
import suggesters
from group_declared import ALL
from suggesters import Sweep
from sums import COLUMNS
from tables import interval

RATES = np.geomspace(1e-6, 10, 100)


def recorded(groups: int = 3, **meta: object) -> corpus.Recorded:
    """A made-up task whose loss falls, then explodes; the sums are ones."""
    losses = 2 / (1 + (RATES / 0.01) ** 2) + (RATES / 0.5) ** 4
    told = {
        "id": "made",
        "kind": "fine-tuning",
        "data": "made",
        "opt": "mom",
        "bs": 32,
        "steps": 300,
        "epochs": 5,
        "groups": [f"layer {place}" for place in range(groups)],
        "finished": [],
        "top": 2.0,
        "chance": 2.0,
    }
    arrays = {
        "lrs": RATES,
        "losses": np.tile(losses, (3, 1)),
        "sums": np.ones((3, 100, groups, 6)),
        "alone": np.tile(losses, (3, groups, 1)),
        "grid_lr": np.array([0.1, 0.1, 0.1]),
        "grid_ratio": np.array([1.0, 0.01, 0.0]),
    }
    for name, count in (("grid", 3), ("frozen", 2 * groups + 1), ("profile", 1), ("close", 1)):
        arrays[f"{name}_rates"] = np.full((count, groups), 0.1)
        arrays[f"{name}_held"] = np.full((count, 3), 1.0)
    return corpus.Recorded({**told, **meta}, arrays)


def test_the_recorded_file_is_that_of_the_declared_tasks() -> None:
    tasks = corpus.load()
    assert [task.id for task in tasks] == [task.id for task in ALL]
    assert corpus.CORPUS.stat().st_size < 2_000_000
    for task, declared in zip(tasks, ALL, strict=True):
        groups, seeds = len(task.meta["groups"]), 20 if declared.finished else 3
        assert task["sums"].shape == (seeds, 100, groups, 6)
        assert task["losses"].shape == task["losses_after"].shape == (seeds, 100)
        assert task["alone"].shape == (3, groups, 100)
        assert task["frozen_held"].shape == (2 * groups + 1, seeds)
        assert task["profile_held"].shape == (1 + 6 * groups, 3)
        assert task["close_held"].shape == (1 + 2 * groups, 3)
        assert len(task["grid_lr"]) == 13 * (8 if task.meta["kind"] != "scratch" else 7)
        rates, held = task.tried
        assert (rates >= 0).all()
        assert (held <= task.meta["top"] + 1e-5).all()
        assert held.min() < task.meta["top"]


def test_recorded_sums_tell_the_change_of_the_loss_while_steps_are_small() -> None:
    for task in corpus.load():
        small = task["losses"] < 1.5 * task["losses"][:, :1]
        small &= np.cumprod(np.isfinite(task["losses_after"]), 1).astype(bool)
        small &= task["lrs"] < (3e-4 if task["lrs"][-1] <= 1 else 1e-2)
        ends = task["sums"][..., 0].sum(-1) + task["sums"][..., 2].sum(-1)
        change = task["losses_after"][small] - task["losses"][small]
        error = np.abs(ends[small] / 2 - change)
        assert np.quantile(error, 0.95) < 0.02 * task.meta["top"], task.id


def test_shortened_numbers_are_close_and_what_is_not_finite_stays() -> None:
    numbers = np.float32([0, 1.2345678, -9.87654e-12, 3e38, np.inf, -np.inf, np.nan])
    found = corpus.shortened(numbers)
    np.testing.assert_allclose(found[:4], numbers[:4], rtol=1e-4)
    np.testing.assert_array_equal(found[4:], numbers[4:])


def test_a_corpus_is_read_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "describe", lambda task: {"id": task.id})
    measured = {"lrs": RATES, "losses": np.ones((3, 100))}
    corpus.write([(ALL[0], measured)], tmp_path / "one.npz")
    (found,) = corpus.load(tmp_path / "one.npz")
    assert found.id == ALL[0].id
    np.testing.assert_array_equal(found["lrs"], RATES)
    assert found["losses"].dtype == np.float32


def test_a_slice_is_geometric_over_depth() -> None:
    np.testing.assert_allclose(grid.slice_of(0.1, 0.01, 3), [0.001, 0.01, 0.1])
    np.testing.assert_allclose(grid.slice_of(0.1, 10, 2), [1, 0.1])
    np.testing.assert_array_equal(grid.slice_of(0.1, 0.0, 4), [0, 0, 0, 0.1])


def test_neighbours_differ_in_one_rate() -> None:
    found = grid.around(np.array([1.0, 2.0]), (0.0, 3.0))
    np.testing.assert_allclose(found, [[0, 2], [3, 2], [1, 0], [1, 6]])


def test_rates_follow_the_answer() -> None:
    sweep = Sweep(recorded(), 0)
    answer = sweep.answer
    np.testing.assert_allclose(suggesters.one_rate(sweep), [answer] * 3)
    np.testing.assert_allclose(suggesters.hundredth(sweep), np.array([0.01, 0.1, 1]) * answer)
    np.testing.assert_allclose(suggesters.head_only(sweep), np.array([0, 0, 1]) * answer)


def test_auto_rgn_is_the_gradient_over_the_weights_and_its_highest_is_the_answer() -> None:
    task = recorded()
    task["sums"][..., COLUMNS.index("gradient_square")] = [4, 1, 16]
    task["sums"][..., COLUMNS.index("weight_square")] = [1, 4, 4]
    sweep = Sweep(task, 1)
    np.testing.assert_allclose(suggesters.auto_rgn(sweep), sweep.answer * np.array([1, 0.25, 1]))


def test_a_refused_range_test_has_no_rates() -> None:
    task = recorded()
    task["losses"][:] = 1.0
    for suggester in (suggesters.one_rate, suggesters.hundredth, suggesters.auto_rgn):
        assert suggester(Sweep(task, 0)) is None


def test_a_range_test_is_told_up_to_where_it_diverges() -> None:
    task = recorded()
    task["losses"][0, 80:] = np.nan
    task["sums"][0, 70, 1, COLUMNS.index("step_square")] = np.inf
    task["sums"][0, 0, :, COLUMNS.index("previous_step")] = np.nan
    sweep = Sweep(task, 0)
    assert sweep.sound == 70
    told = sweep.report.groups
    assert [group.name for group in told] == task.meta["groups"]
    assert told[0].lrs == pytest.approx(RATES[: len(told[0].lrs)])
    assert len(told[0].lrs) <= 70


def test_what_is_fitted_is_what_lrsuggest_computes() -> None:
    tasks = corpus.load()
    known = finished.examples(tasks)
    model = finished.fitted(known, np.full(len(known.cheap), True))
    compared = 0
    for task in tasks:
        sweep = Sweep(task, 0)
        if sweep.answer is None:
            continue
        likely = model.predict_proba(finished.features(sweep, sweep.answer))[:, 1]
        for group, probability in zip(sweep.report.groups, likely, strict=True):
            if group.advice == "freeze":
                assert group.confidence == pytest.approx(min(probability, 0.95), abs=0.01)
                compared += 1
    assert compared > 20


def test_advice_is_right_where_the_group_alone_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(sweep: Sweep) -> SimpleNamespace:
        said = [("keep", 0.9, 0.8), ("raise", 0.7, 0.2), ("lower", 0.6, 0)]
        groups = [SimpleNamespace(advice=a, confidence=c, share=s) for a, c, s in said]
        return SimpleNamespace(answer=True, groups=groups)

    monkeypatch.setattr(Sweep, "report", property(told))
    monkeypatch.setattr(pace, "alone", lambda task: np.array([0.1, 1, 1]))
    assert pace.judged(recorded())[:3] == [
        ("keep", 0.9, True),
        ("raise", 0.7, True),
        ("lower", 0.6, False),
    ]
    assert "| raise | 3 | 70% | 100% |" in pace.paces([recorded()])


def test_regret_is_the_share_of_the_improvement_that_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    task = recorded()
    task["grid_held"][0] = 0.5
    asked = [lambda sweep: np.full(3, 0.1 * (1 + sweep.seed)), lambda sweep: None]
    monkeypatch.setattr(scoring, "named", lambda name: name)
    monkeypatch.setattr(
        scoring, "evaluate", lambda task, vectors, seeds: np.tile(10 * vectors[:, :1], seeds)
    )
    found = scoring.score(task, asked)
    np.testing.assert_allclose(found.regret[0], [0.5 / 1.5, 1, 1])
    assert np.isnan(found.regret[1]).all()
    assert found.hindsight["best single rate"] == 0
    assert found.hindsight["best head only"] == pytest.approx(0.5 / 1.5)


def test_rates_that_beat_the_grid_are_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "named", lambda name: name)
    monkeypatch.setattr(scoring, "evaluate", lambda task, vectors, seeds: np.zeros((3, seeds)))
    found = scoring.score(recorded(), [lambda sweep: np.ones(3)])
    assert (found.regret == 0).all()
    assert found.hindsight["best single rate"] == pytest.approx(0.5)


def test_order_is_that_of_the_rates() -> None:
    wanted = np.array([1.0, 2.0, 3.0, np.nan])
    rates = np.array([0.1, 0.2, 0.3, 0.01])
    assert order.agreement([rates, None], wanted) == pytest.approx(1)
    assert order.agreement([1 / rates], wanted) == pytest.approx(-1)
    assert order.agreement([np.ones(4)], wanted) == 0
    assert np.isnan(order.agreement([None], wanted))
    assert np.isnan(order.agreement([rates], np.array([1.0, np.nan, np.nan, 2.0])))
    alone = order.alone(recorded())
    assert np.isfinite(alone).all()
    assert np.ptp(alone) == 0


def test_an_interval_draws_whole_data_sets() -> None:
    difference = np.array([1.0, 1, 1, 0])
    assert interval(difference, ["a", "a", "a", "a"]) == (0.75, 0.75)
    low, high = interval(difference, ["a", "a", "a", "b"])
    assert low == 0
    assert high == 1


def test_the_page_is_that_of_the_tasks() -> None:
    text = (beside.HERE / "RESULTS.md").read_text(encoding="utf-8")
    for task in corpus.load():
        assert f"`{task.id}`" in text
