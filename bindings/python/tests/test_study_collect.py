"""What is collected from a training function whose outcomes are known."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import refused

import lrsuggest
from lrsuggest import study

LRS = tuple(10.0 ** (step / 4) for step in range(-8, 5))
QUICK = {"lrs": LRS, "seeds": (1, 2), "sweeps": {50: 3, 100: 2}}


class Valley:
    """A training whose held-out loss depends on rate, steps and seed by a formula."""

    def __init__(self, best=0.1, held_out=True):
        self.best, self.held_out, self.calls = best, held_out, []

    def loss(self, lr, steps, seed):
        if lr >= 3:
            return float("nan")
        return 1 + np.log10(lr / self.best * (steps / 100) ** 0.5) ** 2 + 0.01 * seed

    def __call__(self, lrs, seed):
        self.calls.append((lrs, seed))
        lr, steps = max(lrs), len(lrs)
        if len(set(lrs)) == 1:
            held = 9.0 if lr == 0 else self.loss(lr, steps, seed)
        else:
            held = self.loss(lr, steps, seed) - 0.5
        losses = np.full(steps, held)
        losses[: steps // 2] = 9
        return study.Outcome(losses, held, 0.25) if self.held_out else losses


def test_every_number_is_where_it_belongs():
    train = Valley()
    corpus = study.collect(train, steps=100, version="1", opt="adam", bs=16, **QUICK)
    arrays, (meta,) = corpus.arrays, corpus.meta
    assert (meta["id"], meta["steps"], meta["opt"], meta["bs"]) == ("task", 100, "adam", 16)
    assert meta["outcome"] == "held_out"
    assert len(train.calls) == 1 + 3 + 2 + len(LRS) * 2 * 2
    np.testing.assert_array_equal(arrays["gt_lr"], LRS)
    assert arrays["gt_measured"].all()
    for place, lr in enumerate(LRS):
        for index, seed in enumerate((1, 2)):
            held = np.float32(train.loss(lr, 100, seed))
            np.testing.assert_array_equal(arrays["gt_held"][0, 0, place, index], held)
            found = arrays["gt_held"][0, 1, place, index]
            np.testing.assert_allclose(found, held - 0.5, rtol=1e-6)
            broken = arrays["gt_nonfinite"][0, :, place, index]
            assert (broken == (lr >= 3)).all()
    assert (arrays["gt_steps_done"][arrays["gt_nonfinite"] == 0] == 100).all()
    assert (arrays["gt_acc"][arrays["gt_nonfinite"] == 0] == 0.25).all()
    assert (arrays["init_held"], arrays["init_acc"]) == (9, 0.25)
    assert np.isfinite(arrays["rt50_loss"]).sum(axis=2).shape == (1, 3)
    assert arrays["rt100_loss"].shape == (1, 2, 100)
    swept = sorted(seed for lrs, seed in train.calls if len(lrs) == 50)
    assert swept == [0, 3, 4], "sweeps have seeds that trainings have not"


def test_without_a_held_out_loss_the_training_loss_counts():
    corpus = study.collect(Valley(held_out=False), steps=100, **QUICK)
    arrays = corpus.arrays
    assert corpus.meta[0]["outcome"] == "train"
    np.testing.assert_array_equal(arrays["gt_held"], arrays["gt_train"])
    np.testing.assert_array_equal(arrays["init_held"], arrays["init_train"])
    assert np.isnan(arrays["gt_acc"]).all()


def test_a_held_out_loss_that_is_sometimes_missing_is_named():
    def train(lrs, seed):
        outcome = Valley()(lrs, seed)
        return outcome.losses if (max(lrs), seed) == (LRS[3], 2) else outcome

    said = refused(train, call=study.collect, steps=100, **QUICK)
    where = "task 'task', constant of 100 steps, lr 0.0562, seed 2"
    assert said == f"{where}: no held_out, which other trainings have"


def test_a_diverged_training_needs_no_held_out_loss():
    def train(lrs, seed):
        outcome = Valley()(lrs, seed)
        return outcome if np.isfinite(outcome.losses).all() else outcome.losses

    corpus = study.collect(train, steps=100, **QUICK)
    assert corpus.meta[0]["outcome"] == "held_out"
    assert corpus.arrays["gt_nonfinite"].sum() == 2 * 2 * 3


def test_budgets_share_the_sweeps():
    train = Valley()
    corpus = study.collect(train, steps=(100, 400), name="v", version="1", **QUICK)
    assert corpus.ids == ["v-s100", "v-s400"]
    assert [meta["steps"] for meta in corpus.meta] == [100, 400]
    assert len(train.calls) == 1 + 5 + 2 * len(LRS) * 2 * 2
    np.testing.assert_array_equal(*corpus.arrays["rt100_loss"])
    best = [corpus.truth(name, "constant").best_lr for name in corpus.ids]
    assert best == pytest.approx([0.1, 0.1 / 10**0.25], rel=0.01)


@pytest.mark.parametrize("best", [0.011, 0.1, 0.9, 1e-9])
def test_coarse_then_fine_finds_the_same_best_rate(best):
    whole = study.collect(Valley(best), steps=100, version="1", **QUICK)
    coarse = study.collect(Valley(best), steps=100, version="1", coarse=True, **QUICK)
    measured = coarse.arrays["gt_measured"][0].all(axis=(0, 2))
    assert (coarse.arrays["gt_measured"][0].any(axis=(0, 2)) == measured).all()
    assert measured[::2].all()
    for schedule in ("constant", "one_cycle"):
        truth = coarse.truth("task", schedule)
        assert truth.best_lr == whole.truth("task", schedule).best_lr
        coarse_best = np.log10(LRS[::2])[
            np.argmin(whole.truth("task", schedule).losses[::2][: len(LRS[::2])])
        ]
        near = np.abs(np.log10(LRS) - coarse_best) < 0.76
        assert measured[near].all()
    assert measured.sum() < len(LRS)


def test_several_tasks_at_once(tmp_path):
    tasks = [
        study.Task(f"valley-{best}", Valley(best), (100, 200), "1", {"opt": "momentum"})
        for best in (0.02, 0.2)
    ]
    corpus = study.collect(tasks, folder=tmp_path, **QUICK)
    assert corpus.ids == [
        "valley-0.02-s100",
        "valley-0.02-s200",
        "valley-0.2-s100",
        "valley-0.2-s200",
    ]
    assert corpus.meta[0]["opt"] == "mom"
    first = study.collect(tasks[0], folder=tmp_path, **QUICK)
    other = study.collect(tasks[1], folder=tmp_path, **QUICK)
    assert len(tasks[0].train.calls) == 1 + 5 + 2 * len(LRS) * 2 * 2, "the folder had it all"
    merged = first.merged(other)
    for name, array in corpus.arrays.items():
        np.testing.assert_array_equal(merged.arrays[name], array)


def test_a_plan_can_be_extended(tmp_path):
    train = Valley()
    less = {**QUICK, "seeds": (1,), "schedules": "constant"}
    small = study.collect(train, steps=100, version="1", folder=tmp_path, **less)
    assert not small.arrays["gt_measured"][0, 1].any()
    done = len(train.calls)
    study.collect(train, steps=100, version="1", folder=tmp_path, **{**less, "seeds": (1, 2)})
    assert len(train.calls) == done + len(LRS) + 2, "two sweeps got another seed"
    study.collect(train, steps=100, version="2", folder=tmp_path, **less)
    assert len(train.calls) == 2 * done + len(LRS) + 2, "another version is another function"


def test_a_failing_training_is_named_when_the_others_are_done(tmp_path):
    train = Valley()

    def fragile(lrs, seed):
        if (len(set(lrs)), max(lrs), seed) == (1, LRS[0], 2):
            raise MemoryError("no room")
        return train(lrs, seed)

    settings = {"steps": 100, "version": "1", "folder": tmp_path, **QUICK}
    with pytest.raises(study.StudyError) as caught:
        study.collect(fragile, **settings)
    named = "task 'task', constant of 100 steps, lr 0.01, seed 2: MemoryError: no room"
    assert named in str(caught.value)
    assert len(train.calls) == 6 + len(LRS) * 4 - 1
    corpus = study.collect(fragile, **settings, on_error="record")
    assert corpus.meta[0]["failed"] == 1
    assert corpus.arrays["gt_measured"].sum() == len(LRS) * 4 - 1
    assert corpus.arrays["gt_measured"][0, 0, 0].tolist() == [1, 0]
    assert corpus.truth("task", "constant").best_lr == pytest.approx(0.1)
    assert study.collect(train, **settings).arrays["gt_measured"].all()


def test_what_is_returned_is_checked(tmp_path):
    with pytest.raises(study.StudyError) as caught:
        study.collect(lambda lrs, seed: [1.0], steps=100, folder=tmp_path, **QUICK)
    said = "task 'task', sweep of 50 steps, seed 0: LRSuggestError: train returned 1 losses for 50"
    assert said in str(caught.value)


def test_jobs_change_nothing(tmp_path):
    settings = {"steps": 100, "version": "1", **QUICK}
    for jobs in (1, 2):
        study.collect(Valley(), folder=tmp_path / str(jobs), jobs=jobs, **settings)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / jobs).glob("*.npz")} for jobs in "12"
    )
    assert one == two
    assert len(one) == 6 + len(LRS) * 4


def test_a_broken_record_is_trained_again(tmp_path):
    train = Valley()
    settings = {"steps": 100, "version": "1", "folder": tmp_path, **QUICK}
    study.collect(train, **settings)
    done = len(train.calls)
    path = sorted(tmp_path.glob("*one_cycle*.npz"))[3]
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.warns(UserWarning, match=f"{path.name} is no whole record"):
        study.collect(train, **settings)
    assert len(train.calls) == done + 1
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("first", "changes", "said"),
    [
        (3, {"steps": 5}, "train must be a function, a Task or several, not 3"),
        (3, {}, "train must be a function, a Task or several, not 3"),
        ([], {}, "there are no tasks"),
        ([Valley()], {}, "tasks[0] must be a Task, not <"),
        ([study.Task("a", len)], {"steps": 3}, "steps belongs to each Task where tasks are given"),
        ([study.Task("a", len)], {"bs": 3}, "bs belongs to each Task where tasks are given"),
        ([study.Task("a", len)] * 2, {}, "two tasks are called 'a'"),
        (len, {"id": "a"}, "id is made of the name and the steps; say name"),
        (len, {"data": object()}, "the metadata cannot be stored as JSON"),
    ],
)
def test_wrong_arguments(first, changes, said):
    assert refused(first, call=study.collect, **changes).startswith(said)


def test_pairs_are_what_suggestions_are_scored_by():
    corpus = study.collect(Valley(), steps=100, opt="mom", bs=8, n_train=40, **QUICK)
    pairs = list(corpus.pairs("constant", sweep=50))
    assert len(pairs) == 3
    pair = pairs[0]
    assert pair.name == "task"
    assert pair.context == {
        "schedule": "constant",
        "steps": 100,
        "optimizer": "momentum",
        "batch_size": 8,
        "epochs": 20.0,
    }
    np.testing.assert_allclose(pair.lrs, study.sweep_lrs(50), rtol=1e-6)
    assert pair.losses.dtype == np.float64
    assert repr(pair.truth) == "Truth(learnable=True)"
    assert pair.regret(0.1) == 0
    assert pair.regret(9.9) == 1
    assert pair.regret(1e-9) == pair.regret(LRS[0])
    middle = 10**-1.125
    assert pair.regret(middle) == pytest.approx((pair.regret(0.1) + pair.regret(10**-1.25)) / 2)
    lrsuggest.suggest(pair.lrs, pair.losses, **pair.context)
    assert "there are no range tests of 7 steps" in refused(
        call=lambda: list(corpus.pairs(sweep=7))
    )
    assert "lr must be positive" in refused(-1.0, call=pair.regret)


def test_pairs_leave_out_what_cannot_be_learnt():
    corpus = study.collect(lambda lrs, seed: [1.0] * len(lrs), steps=100, **QUICK)
    assert list(corpus.pairs("constant")) == []
    assert len(list(corpus.pairs("constant", learnable=False))) == 2
    assert not corpus.truth("task").learnable
    half = study.collect(Valley(), steps=100, **{**QUICK, "schedules": "constant"})
    assert list(half.pairs("one_cycle")) == []
    assert refused("task", call=half.truth) == "task 'task' was never trained under one_cycle"
    assert refused("none", call=half.truth) == "there is no task 'none'"
    assert "schedule must be one of" in refused("task", "linear", call=half.truth)
