"""The command line and the Python package read the same points from the same logs."""

from __future__ import annotations

import json
import random
from pathlib import Path

import lrsuggest as package
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import lrsuggest, refused
from invented_logs import LOGS, LOSSES, RATES, REFUSED, ROWS, table


def both(path: Path, *options: str, **arguments: object) -> None:
    """Require that both read the same: points, columns, and the answer to them."""
    test = package.read_log(path, **arguments)
    ran = lrsuggest("suggest", path, "--json", *options)
    assert ran.status in (0, 1), ran
    found = json.loads(ran.out)
    assert found["source"]["points"] == len(test)
    assert found["source"]["lr_column"] == test.lr_column
    assert found["source"]["loss_column"] == test.loss_column
    answer = test.suggest()
    assert found["lr"] == (answer.lr if answer else None)
    assert found["explanation"] == answer.explanation()
    doubts = answer.doubts if answer else ()
    assert found["doubts"] == list(doubts)
    assert found["doubt_codes"] == [doubt.code for doubt in doubts]
    marks = lrsuggest("landmarks", path, "--json", *options)
    for each in json.loads(marks.out)["landmarks"]:
        assert each["lr"] == getattr(test.landmarks(), each["name"]).lr


@pytest.mark.parametrize("seed", range(20))
def test_doubts_have_the_same_names_in_the_same_order(tmp_path: Path, seed: int):
    draw = random.Random(seed)
    noise, chosen = (
        draw.choice((0.02, 0.2, 0.5)),
        slice(0, draw.choice((30, 51)), draw.choice((1, 2))),
    )
    lrs = [rate * draw.uniform(1, 1.2) for rate in RATES][chosen]
    losses = [loss + draw.gauss(0, noise) for loss in LOSSES][chosen]
    context = {"steps": 100_000, "epochs": 400.0, "ema_beta": draw.choice((0.0, 0.9))}
    path = tmp_path / "log.csv"
    path.write_text(table("lr,loss", zip(lrs, losses, strict=True)))
    options = [f"--{name.replace('_', '-')}={value}" for name, value in context.items()]
    found = json.loads(lrsuggest("suggest", path, "--json", *options).out)
    answer = package.suggest(lrs, losses, **context)
    doubts = answer.doubts if answer else ()
    assert found["doubt_codes"] == [doubt.code for doubt in doubts]
    assert found["doubts"] == list(doubts)


@pytest.mark.parametrize("name", LOGS)
def test_both_read_the_same_points(log, name: str):
    both(log(LOGS[name], name))


def test_both_take_the_columns_that_are_named(log):
    path = log(table("a,b,c", [(1, *row) for row in ROWS]))
    both(path, "--lr-column", "b", "--loss-column", "c", lr="b", loss="c")


def test_both_take_the_parameter_group_that_is_named(log):
    rows = [json.dumps({"lr": [r / 10, r], "loss": v}) for r, v in ROWS]
    both(log("\n".join(rows), "groups.jsonl"), "--lr-column", "lr[1]", lr="lr[1]")


def test_both_take_the_rows_that_are_asked_for(log):
    path = log(table("lr,loss", [*ROWS, *ROWS[:20]]))
    both(path, "--rows", "0:51", rows=slice(0, 51))


@pytest.mark.parametrize("name", REFUSED)
def test_both_refuse_the_same_logs(log, name: str):
    path = log(REFUSED[name], name)
    with pytest.raises(ValueError, match=r"\S"):
        package.read_log(path).suggest()
    refused(lrsuggest("suggest", path), str(path))


WORDS = [
    "lr",
    "LR",
    "learning_rate",
    "learningRate",
    "learning-rate",
    "base_lr",
    "lr_scheduler",
    "loss",
    "Loss",
    "train",
    "training",
    "val",
    "valid",
    "validation",
    "eval",
    "test",
    "total",
    "batch",
    "minibatch",
    "step",
    "iter",
    "epoch",
    "avg",
    "average",
    "running",
    "ema",
    "smoothed",
    "smooth_loss",
    "best",
    "scale",
    "scaler",
    "momentum",
    "decay",
    "mult",
    "ratio",
    "factor",
    "Adam",
    "pg1",
    "group0",
    "x",
    "min",
    "__MIN",
    "__MAX",
    "Total",
    "BatchLoss",
    "trainLoss",
    "0",
    "1",
]
NAMES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["/", "_", "-", ".", " ", " - ", ""])),
    min_size=1,
    max_size=4,
).map(lambda parts: "".join(word + gap for word, gap in parts).strip())


@settings(max_examples=150, deadline=None)
@given(name=NAMES, meaning=st.sampled_from(["lr", "loss"]))
def test_both_tell_the_same_from_a_name(name: str, meaning: str):
    other = "loss" if meaning == "lr" else "lr"
    rows = [row if meaning == "lr" else row[::-1] for row in ROWS]
    text = json.dumps([{name: one, other: two} for one, two in rows])
    ran = lrsuggest("suggest", "-", "--json", text=text)
    try:
        test = package.read_log([{name: one, other: two} for one, two in rows])
    except ValueError:
        refused(ran)
    else:
        assert ran.status in (0, 1), (name, ran)
        source = json.loads(ran.out)["source"]
        assert (source["lr_column"], source["loss_column"]) == (test.lr_column, test.loss_column)
