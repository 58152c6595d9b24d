"""The scorer of the benchmarks reads what is collected, and reckons regret as the package does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from lrsuggest import study

import recordings
import truth
import workload
from conftest import PLAN

CORPUS = Path(recordings.__file__).parent / "corpus"
SCHEDULES = {"constant": "constant", "one_cycle": "one-cycle"}


def agree(path: Path) -> int:
    """Compare every task under both schedules, and return how many there were."""
    ours, theirs = study.Corpus.load(path), recordings.load(path)
    for ours_called, theirs_called in SCHEDULES.items():
        for name, expected in zip(ours.ids, truth.truths(theirs, theirs_called), strict=True):
            found = ours.truth(name, ours_called)
            assert found.learnable == expected.learnable
            np.testing.assert_allclose(np.log10(found.lrs), expected.log_lr, atol=1e-12)
            np.testing.assert_allclose(found.regrets, expected.regret, atol=1e-9)
            for lr in (1e-7, 3e-4, 0.02, 7.0, 50.0):
                assert found.regret(lr) == pytest.approx(expected.regret_at(np.array(lr)))
    return len(ours)


def test_the_regrets_of_the_public_corpora() -> None:
    assert agree(CORPUS / "public.npz") == 113
    assert agree(CORPUS / "public-long.npz") == 119


def test_the_regrets_of_what_was_collected(tmp_path: Path) -> None:
    budgets = {**PLAN, "steps": (30, 60, 120), "sweeps": {100: 2}}
    study.collect(workload.train, **budgets, coarse=True).save(tmp_path / "own.npz")
    assert agree(tmp_path / "own.npz") == 3
