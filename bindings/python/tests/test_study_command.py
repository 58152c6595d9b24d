"""The command ``python -m lrsuggest.study``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import numpy as np
import pytest
from conftest import SOURCES

from lrsuggest import study
from lrsuggest.study._command import main

MODULE = """
from lrsuggest import study

def train(lrs, seed):
    x, losses = 1 + seed / 1000, []
    for lr in lrs:
        losses.append(x * x / 2)
        x -= lr * x
    return study.Outcome(losses, held_out=x * x / 2)

def broken(lrs, seed):
    raise RuntimeError("out of order")

def slow(lrs, seed):
    import time
    print("training", flush=True)
    time.sleep(60)

tasks = [study.Task(name, train, (20, 40)) for name in ("one", "two")]
number = 3
"""


@pytest.fixture(autouse=True)
def _module(tmp_path, monkeypatch):
    (tmp_path / "parabola.py").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("parabola", None)


def run(arguments, capsys):
    """Run the command here, and return what it exits with and what it says."""
    try:
        code = main(arguments.split())
    except SystemExit as leaving:
        code = leaving.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_corpus_is_written(tmp_path, capsys):
    said = "parabola:train --steps 20 --out own.npz --few-sweeps --seeds 1 2 --name x"
    meta = " --meta opt=sgd --meta bs=32 --meta tags=[1] --meta norm=none"
    assert run(said + meta, capsys) == (0, "own.npz: x\n", "")
    corpus = study.Corpus.load("own.npz")
    assert corpus.meta[0]["bs"] == 32
    assert corpus.meta[0]["tags"] == [1]
    assert corpus.meta[0]["norm"] == "none"
    assert corpus.arrays["gt_held"].shape == (1, 2, 29, 2)
    assert len(study.Store(tmp_path / "own.records")) == 29 * 2 * 2 + 4 + 1


def test_tasks_are_taken_as_they_are(capsys):
    said = "parabola:tasks --few-sweeps --seeds 1 --coarse --schedules constant --folder kept"
    assert run(said, capsys) == (0, "corpus.npz: one-s20, one-s40, two-s20, two-s40\n", "")
    measured = study.Corpus.load("corpus.npz").arrays["gt_measured"]
    assert not measured[:, 1].any()
    assert 15 < measured[0].sum() < 29
    assert (np.asarray([len(study.Store("kept"))]) > 4 * 15).all()


def test_it_says_how_much_there_is_to_train(capsys, tmp_path):
    said = "parabola:train --steps 100 1000 --count"
    calls = 1 + 20 + 2 * 174
    steps = 1 + 3400 + 174 * 1100
    expected = f"{calls} calls of {steps} optimizer steps in all\n"
    assert run(said, capsys) == (0, expected, "")
    assert run("parabola:train --count --coarse", capsys)[1].endswith("near the best\n")
    assert not list(tmp_path.glob("*.records"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("parabola --out a.npz", "the target must be MODULE:NAME, not 'parabola'"),
        ("parabola:nothing", "module 'parabola' has no 'nothing'"),
        ("nowhere:train", "No module named 'nowhere'"),
        ("parabola:number", "train must be a function, a Task or several, not 3"),
        ("parabola:tasks --steps 3", "steps belongs to each Task where tasks are given"),
        ("parabola:train --meta opt", "--meta takes KEY=VALUE, not 'opt'"),
        ("parabola:train --meta jobs=2", "--meta takes KEY=VALUE, not 'jobs=2'"),
        ("parabola:train --out a.b.npz", "path must be NAME.npz without a dot in NAME"),
        ("parabola:train --folder x --out a.zip", "path must be NAME.npz without a dot in NAME"),
        ("parabola:train --backend dask", "backend 'dask' needs the address of a scheduler"),
        ("parabola:train --backend loky --address x", "an address is of backend 'dask' or 'ray'"),
        ("parabola:train --address x", "an address is of backend 'dask' or 'ray'"),
        ("parabola:train --steps 0", "steps must be one positive number"),
        ("parabola:train --steps few", "argument --steps: invalid int value: 'few'"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_trained(arguments, said, capsys, tmp_path):
    code, out, err = run(arguments, capsys)
    assert (code, out) == (2, "")
    assert f"error: {said}" in err
    assert not list(tmp_path.glob("*.records"))


def test_failures_are_named(capsys):
    code, out, err = run("parabola:broken --few-sweeps --steps 20", capsys)
    assert (code, out) == (1, "")
    assert err.startswith("179 of 179 units failed; the others are stored\n")
    assert "task 'task', constant of 20 steps, lr 1e-06, seed 31: RuntimeError: out of" in err


def test_help_begins_with_an_example(capsys):
    code, out, _ = run("--help", capsys)
    assert code == 0
    assert out.index("example:\n  python -m lrsuggest.study ") < out.index("options:")


def test_an_interrupted_run_says_how_to_go_on(tmp_path):
    command = [sys.executable, "-m", "lrsuggest.study", "parabola:slow", "--out", "own.npz"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}

    def heed() -> None:
        # A shell's background jobs, and all they start, ignore interrupts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    pipes["preexec_fn"] = heed
    with subprocess.Popen(command, env=environment, cwd=tmp_path, **pipes) as process:
        assert process.stdout.readline() == "training\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == "interrupted; what is done is in own.records, and the same command goes on\n"
