"""A corpus is written in the schema of the public one, and taken apart and put together again."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from conftest import refused

from lrsuggest import study

PUBLIC = Path(__file__).parents[3] / "Benchmarks" / "Quality" / "corpus" / "public.npz"


def task(name="a", *, curves=2, lrs=(0.1, 1.0), seeds=2, **changes):
    """Make a task of constant numbers."""
    shape = (2, len(lrs), seeds)
    arrays = {
        "rt100_lr": np.array(study.sweep_lrs(100)),
        "rt100_loss": np.ones((curves, 100)),
        "gt_lr": np.array(lrs),
        "gt_held": np.broadcast_to(np.array(lrs)[:, None], shape),
        "gt_measured": np.ones(shape),
        "init_held": 2.0,
    }
    meta = {"id": name, "steps": 100, "unheard_of": [1]}
    arrays = {key: value for key, value in {**arrays, **changes}.items() if value is not None}
    return arrays, meta


def identical(one, other):
    assert list(one.arrays) == list(other.arrays)
    for name, array in one.arrays.items():
        assert array.dtype == other.arrays[name].dtype, name
        np.testing.assert_array_equal(array, other.arrays[name], err_msg=name)
    assert one.meta == other.meta


@pytest.fixture(scope="module")
def public():
    return study.Corpus.load(PUBLIC)


def test_the_public_corpus_survives_being_taken_apart(public):
    again = study.Corpus.of(public.tasks())
    again = study.Corpus({name: again.arrays[name] for name in public.arrays}, again.meta)
    identical(again, public)


def test_saved_and_loaded(tmp_path):
    corpus = study.write_corpus([task("a"), task("b")], tmp_path / "own.npz")
    identical(study.Corpus.load(tmp_path / "own.npz"), corpus)
    assert corpus.ids == ["a", "b"]
    assert len(corpus) == 2
    assert repr(corpus) == "<Corpus of 2 tasks>"
    entries = json.loads((tmp_path / "own.meta.json").read_text())
    assert entries[0]["data"] == "a"
    assert entries[0]["unheard_of"] == [1]
    first = (tmp_path / "own.npz").read_bytes()
    corpus.save(tmp_path / "own.npz")
    assert (tmp_path / "own.npz").read_bytes() == first


def test_it_has_every_array_of_the_public_one(public):
    corpus = study.Corpus.of([task()])
    assert set(corpus.arrays) == set(public.arrays)
    for name, array in corpus.arrays.items():
        assert array.dtype.kind == public.arrays[name].dtype.kind
        assert array.ndim == public.arrays[name].ndim
    assert set(public.meta[0]) - set(corpus.meta[0]) <= {"n_params", "n_train", "ncls", "secs"} | {
        "rt_secs"
    }
    assert np.isnan(corpus.arrays["rt200_loss"]).all()
    assert corpus.arrays["rtinit_n"] == [0]


def test_tasks_of_other_sizes_are_padded():
    small = task("small", curves=1, lrs=(0.1, 1.0), seeds=1)
    large = task("large", curves=3, lrs=(0.01, 0.1), seeds=2)
    corpus = study.Corpus.of([small, large])
    arrays = corpus.arrays
    np.testing.assert_array_equal(arrays["gt_lr"], [0.01, 0.1, 1.0])
    np.testing.assert_array_equal(
        arrays["gt_measured"][:, 0], [[[0, 0], [1, 0], [1, 0]], [[1, 1], [1, 1], [0, 0]]]
    )
    held = arrays["gt_held"]
    np.testing.assert_array_equal(np.isnan(held), arrays["gt_measured"] == 0)
    assert (held[0, :, 2, 0] == 1).all()
    assert (held[1, :, 0] == np.float32(0.01)).all()
    np.testing.assert_array_equal(
        np.isnan(arrays["rt100_loss"]).all(axis=2), [[False, True, True], [False] * 3]
    )


def test_other_lengths_of_sweeps_are_kept():
    longer = {"rt1000_lr": np.array(study.sweep_lrs(1000)), "rt1000_loss": np.ones((1, 1000))}
    corpus = study.Corpus.of([task("a"), task("b", **longer)])
    assert np.isnan(corpus.arrays["rt1000_loss"][0]).all()
    assert (corpus.arrays["rt1000_loss"][1] == 1).all()
    identical(study.Corpus.of(corpus.tasks()), corpus)


def test_merged():
    one, other = study.Corpus.of([task("a")]), study.Corpus.of([task("b", curves=3)])
    merged = one.merged(other)
    assert merged.ids == ["a", "b"]
    assert merged.arrays["rt100_loss"].shape == (2, 3, 100)
    assert "more than one task is called 'a'" in refused(one, call=one.merged)
    elsewhere = {"rt100_lr": np.array(study.sweep_lrs(100, 1e-5, 1))}
    far = study.Corpus.of([task("b", **elsewhere)])
    assert refused(far, call=one.merged) == "rt100_lr of 'b' differs from that of 'a'"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"gt_held": None}, "task 'a' has no gt_held"),
        ({"gt_lr": None}, "task 'a' has no gt_lr"),
        ({"gt_held": np.ones((2, 3, 2))}, "gt_held of 'a' is (2, 3, 2), not (2, 2, 2)"),
        ({"gt_held": np.ones((2, 2))}, "gt_held of task 'a' has 2 axes, not 3"),
        ({"rt100_loss": np.ones(100)}, "rt100_loss of task 'a' has 1 axes, not 2"),
        ({"rt100_loss": np.ones((2, 99))}, "rt100_loss of 'a' is (2, 99), not (curves, 100)"),
        ({"gt_lr": [0.0, 1.0]}, "gt_lr of task 'a' holds rates that are not positive"),
        ({"gt_lr": [np.nan, 1.0]}, "gt_lr of task 'a' holds rates that are not positive"),
    ],
)
def test_what_is_wrong_with_a_task_is_named(changes, said):
    assert refused([task(**changes)], call=study.Corpus.of) == said


@pytest.mark.parametrize(
    ("meta", "said"),
    [
        ({"steps": 3}, "a task needs an id, a text that is not empty; not None"),
        ({"id": "a"}, "steps of task 'a' must be a positive int, not None"),
        ({"id": "a", "steps": True}, "steps of task 'a' must be a positive int, not True"),
        ({"id": "a", "steps": 0}, "steps of task 'a' must be a positive int, not 0"),
        ({"id": "a", "steps": 1, "data": 3}, "data of task 'a' must be a text, not 3"),
        ({"id": "a", "steps": 1, "opt": []}, "opt of task 'a' must be a text or None, not []"),
        ({"id": "a", "steps": 1, "bs": "8"}, "bs of task 'a' must be an int or None, not '8'"),
        ({"id": "a", "steps": 1, "bs": True}, "bs of task 'a' must be an int or None, not True"),
        (
            {"id": "a", "steps": 1, "chance": "2.3"},
            "chance of task 'a' must be a number or None, not '2.3'",
        ),
    ],
)
def test_what_is_wrong_with_its_metadata_is_named(meta, said):
    assert refused([(task()[0], meta)], call=study.Corpus.of) == said


def test_no_tasks():
    assert refused([], call=study.Corpus.of) == "a corpus needs at least one task"


@pytest.mark.parametrize("name", ["own", "own.zip", "own.v2.npz"])
def test_names_that_others_would_not_find(tmp_path, name):
    said = refused(tmp_path / name, call=study.Corpus.of([task()]).save)
    assert said.startswith("path must be NAME.npz without a dot in NAME")


def test_files_that_do_not_belong_together(tmp_path):
    study.write_corpus([task("a")], tmp_path / "one.npz")
    study.write_corpus([task("b")], tmp_path / "two.npz")
    (tmp_path / "two.meta.json").replace(tmp_path / "one.meta.json")
    said = refused(tmp_path / "one.npz", call=study.Corpus.load)
    assert said.endswith("one.npz and one.meta.json are not of the same tasks")
