"""The example, from the command line to the regret of a suggestion."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import lrsuggest
import numpy as np
import pytest
from lrsuggest import study

EXAMPLE = Path(__file__).parents[2] / "Examples" / "study"


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the command of the example, with fewer seeds."""
    out = tmp_path_factory.mktemp("example") / "digits.npz"
    said = "digits:train --steps 100 400 --few-sweeps --coarse --seeds 1 --jobs 2"
    said += " --name digits.softmax --meta data=digits --meta opt=sgd --meta bs=32"
    said += " --meta chance=2.303"
    command = [sys.executable, "-m", "lrsuggest.study", *said.split(), "--out", str(out)]
    done = subprocess.run(
        command, cwd=EXAMPLE, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{out}: digits.softmax-s100, digits.softmax-s400\n"
    return out


def test_the_digits_are_learnt(collected: Path) -> None:
    corpus = study.Corpus.load(collected)
    assert corpus.meta[0]["steps"] == 100
    assert corpus.meta[1]["data"] == "digits"
    for name in corpus.ids:
        for schedule in ("constant", "one_cycle"):
            truth = corpus.truth(name, schedule)
            assert truth.learnable
            assert 0.1 < truth.best_lr < 3
    assert np.nanmax(corpus.arrays["gt_acc"]) > 0.9
    np.testing.assert_allclose(corpus.arrays["init_held"], np.log(10), rtol=1e-6)


def test_suggestions_are_scored(collected: Path) -> None:
    pairs = list(study.Corpus.load(collected).pairs("constant"))
    assert len(pairs) == 2 * 4
    for pair in pairs:
        suggestion = lrsuggest.suggest(pair.lrs, pair.losses, **pair.context)
        assert 0 <= pair.regret(float(suggestion)) < 0.5
        assert pair.regret(pair.truth.best_lr) == 0
        assert pair.regret(1e-6) > 0.9


def test_a_second_run_trains_nothing(collected: Path) -> None:
    records = collected.with_suffix(".records")
    times = {path.name: path.stat().st_mtime_ns for path in records.iterdir()}
    trained = int(study.Corpus.load(collected).arrays["gt_measured"].sum())
    assert len(times) == trained + 4 + 1 + 1, "four sweeps, the start, and the file of claims"
    command = [sys.executable, "-m", "lrsuggest.study", "digits:train"]
    said = "--steps 100 400 --few-sweeps --coarse --seeds 1 --name digits.softmax --out again.npz"
    subprocess.run(
        [*command, *said.split(), "--folder", str(records)],
        cwd=collected.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(EXAMPLE), os.environ["PYTHONPATH"]])},
        check=True,
        capture_output=True,
    )
    assert {path.name: path.stat().st_mtime_ns for path in records.iterdir()} == times
    again = study.Corpus.load(collected.with_name("again.npz"))
    np.testing.assert_array_equal(
        again.arrays["gt_held"], study.Corpus.load(collected).arrays["gt_held"]
    )
