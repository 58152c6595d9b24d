"""The command writes corpora that the scorer reads, and the same ones again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

import make
import recordings
import truth
from measure_block import COARSE, cut, near
from schedules import GRID

TASKS, SEED = 10, 3


@pytest.fixture(scope="module", params=list(make.FAMILIES))
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated")
    with pytest.MonkeyPatch.context() as patched:
        for prior in (make.quadratic_prior, make.tiny_prior):
            patched.setattr(prior, "budget", lambda random: 60 + 10 * int(random.integers(3)))
        for name in ("first", "again"):
            make.simulate(folder / name, request.param, TASKS, SEED, "cpu")
        make.simulate(folder / "small", request.param, TASKS - 1, SEED, "cpu")
    return folder / "first" / f"{request.param}.npz"


def test_the_scorer_reads_it(corpus: Path) -> None:
    read = recordings.load(corpus)
    assert len(read.ids) == TASKS == len({entry["data"] for entry in read.meta})
    assert read.arrays["rt100_loss"].shape == (TASKS, 4, 100)
    assert read.arrays["rt400_loss"].shape == (TASKS, 2, 400)
    assert read.arrays["gt_held"].shape[:3] == (TASKS, 2, len(GRID))
    assert all({"opt", "bs", "steps", "family"} <= set(entry) for entry in read.meta)
    for schedule in truth.SCHEDULES:
        judged = truth.truths(read, schedule)
        assert np.mean([task.learnable for task in judged]) > 0.5
        assert all(-6 <= task.best <= 1 for task in judged)


def test_the_same_seed_gives_the_same_bytes(corpus: Path) -> None:
    for name in (corpus.name, corpus.stem + ".meta.json"):
        again = corpus.parents[1] / "again" / name
        assert corpus.with_name(name).read_bytes() == again.read_bytes()


def test_a_smaller_corpus_is_the_beginning_of_a_larger(corpus: Path) -> None:
    small = recordings.load(corpus.parents[1] / "small" / corpus.name)
    whole = recordings.load(corpus)
    assert small.ids == whole.ids[:-1]
    for name in ("rt100_loss", "gt_held", "init_held"):
        np.testing.assert_array_equal(small.arrays[name], whole.arrays[name][:-1], err_msg=name)


def test_other_lengths_are_swept_in_the_first_blocks_only(corpus: Path) -> None:
    arrays = recordings.load(corpus).arrays
    width = make.FAMILIES[corpus.stem][1]
    for steps in (50, 200, 400):
        found = np.isfinite(arrays[f"rt{steps}_loss"]).any((1, 2))
        np.testing.assert_array_equal(found, np.arange(TASKS) < width)


def test_the_fine_rates_are_those_near_the_best() -> None:
    best = np.array([[10, 14], [4, 28]])
    rows = near(best)
    for task, schedule in np.ndindex(2, 2):
        found = set(rows[task, schedule]) | set(COARSE)
        close = np.abs(np.arange(len(GRID)) - best[task, schedule]) <= 3
        assert set(np.flatnonzero(close)) <= found


def test_what_follows_the_first_broken_loss_is_nan() -> None:
    found = cut(np.array([[1.0, np.inf, 3.0], [1.0, 2.0, 3.0]]))
    np.testing.assert_array_equal(found, np.float32([[1, np.inf, np.nan], [1, 2, 3]]))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
@pytest.mark.parametrize("name", list(make.FAMILIES))
def test_a_gpu_gives_the_same_kind_of_corpus(name: str, tmp_path: Path) -> None:
    make.simulate(tmp_path, name, 4, SEED, "cuda")
    assert len(recordings.load(tmp_path / f"{name}.npz").ids) == 4
