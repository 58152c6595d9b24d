"""Samples hold what the library says of a curve, and what the corpus says of rates around it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import kept
from corpora import FOLDER
from judging import regret_at
from reading import CHANGED, Read, read
from recordings import load
from samples import OFFSETS, tasks_of


@pytest.fixture(scope="module")
def found() -> Read:
    return read([load(FOLDER / "grown-long.npz")], changed=1, seed=3, kinds=["rt100"])


def test_every_curve_with_an_anchor_is_there_twice(found: Read) -> None:
    recorded = found.as_recorded
    assert recorded.sum() > 0.9 * 8 * len(found.tasks)
    assert abs((~recorded).sum() - recorded.sum()) < 0.1 * recorded.sum()
    assert (found.judged <= recorded).all()
    assert found.samples.number.max() < 2 * CHANGED


def test_regret_is_that_of_the_corpus(found: Read) -> None:
    samples = found.samples
    for line in range(0, len(samples), 97):
        truth = found.tasks[samples.task[line]].truth
        for anchor, regret in (
            (samples.anchor[line], samples.regret[line]),
            (samples.stream_anchor[line], samples.stream_regret[line]),
        ):
            assert regret == pytest.approx(truth.regret_at(10.0 ** (anchor + OFFSETS)), abs=1e-6)


def test_regret_between_offsets_is_straight() -> None:
    regret = np.linspace(0, 1, 41)[None].repeat(3, 0)
    assert regret_at(regret, np.array([-2.0, 0.05, 9.0])) == pytest.approx([0, 0.5125, 1])


def test_tasks_weigh_the_same(found: Read) -> None:
    sums = np.bincount(found.samples.task, found.weight)
    assert sums[sums > 0] == pytest.approx(np.ones((sums > 0).sum()), abs=1e-5)


def test_what_is_told_is_what_the_metadata_say() -> None:
    corpus = load(FOLDER / "grown-long.npz")
    for task in tasks_of(corpus):
        entry = corpus.meta[corpus.ids.index(task.id)]
        assert task.known["epochs"] == entry["steps"] * entry["bs"] / entry["n_train"]
        assert task.known["schedule"] in ("one_cycle", "constant")


def test_what_is_kept_is_found_again(found: Read, tmp_path: Path) -> None:
    assert not kept.is_kept(tmp_path / "read")
    kept.save(found, tmp_path / "read")
    again = kept.load(tmp_path / "read")
    assert (again.samples.features == found.samples.features).all()
    assert [task.id for task in again.tasks] == [task.id for task in found.tasks]
