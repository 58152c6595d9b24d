"""The command line and the Python package read the same points from the same logs."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable
from pathlib import Path

import lrsuggest as package
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import lrsuggest, refused

RATES = [1e-5 * 10 ** (step / 10) for step in range(51)]
LOSSES = [2 / (1 + rate / 0.01) + rate**2 / 0.5 + 0.01 * math.cos(7 * rate) for rate in RATES]
ROWS = list(zip(RATES, LOSSES, strict=False))


def table(names: str, rows: Iterable[object], delimiter: str = ",") -> str:
    """Lay out rows as a table."""
    lines = [delimiter.join(map(str, row)) for row in rows]
    return "\n".join([names.replace(",", delimiter), *lines, ""])


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


STEPWISE = [("", rate, step) for step, rate in enumerate(RATES)] + [
    (loss, "", step) for step, loss in enumerate(LOSSES)
]
RESUMED = [(s, *ROWS[s]) for s in [*range(30), *range(20, 51)]]
MICRO = [(rate, loss + add) for rate, loss in ROWS for add in (-0.1, 0.1)]
NESTED = [{"optim": {"lr": rate}, "train": {"loss": loss, "x": []}} for rate, loss in ROWS]

LOGS = {
    "comma.csv": table("lr,loss", ROWS),
    "tab.tsv": table("lr,loss", ROWS, "\t"),
    "semicolon.csv": table("lr,loss", ROWS, ";"),
    "decimal_comma.csv": table("lr,loss", ROWS, ";").replace(".", ","),
    "windows.csv": "\ufeff" + table("lr,loss", ROWS).replace("\n", "\r\n"),
    "old_mac.csv": table("lr,loss", ROWS).replace("\n", "\r"),
    "quoted.csv": table('"lr",note,"loss"', [(f'"{r}"', '"a, ""b"""', v) for r, v in ROWS]),
    "empty_lines.csv": table("lr,loss", ROWS).replace("\n", "\n\n"),
    "unended.csv": table("lr,loss", ROWS)[:-1],
    "header_again.csv": table("lr,loss", [*ROWS[:0], ("lr", "loss"), *ROWS]),
    "short_rows.csv": table("lr,loss,extra", ROWS),
    "other_columns.csv": table(
        "epoch,val_loss,lr,momentum,loss", [(0, 9, *r[:1], 0, r[1]) for r in ROWS]
    ),
    "one_missing.csv": table("lr,loss", [*ROWS, (20, ""), ("", 3)]),
    "words_for_missing.csv": table("lr,loss", [*ROWS, (20, "None"), ("NA", 3), (30, "n/a")]),
    "not_finite.csv": table("lr,loss", [*ROWS, (20, "inf"), (30, "NaN"), (40, "-Infinity")]),
    "starts_at_zero.csv": table("lr,loss", [(0, 2), (0.0, 2), *ROWS]),
    "by_step.csv": table("train_loss,lr-Adam,step", STEPWISE),
    "resumed.csv": table("step,lr,loss", RESUMED),
    "micro_batches.csv": table("lr,loss", MICRO),
    "several_losses.csv": table("train_loss_step,loss,lr", [(v, 1, r) for r, v in ROWS]),
    "empty_best_loss.csv": table("batch_loss,loss,lr", [("", v, r) for r, v in ROWS]),
    "columns.json": json.dumps({"lr": RATES, "loss": LOSSES}),
    "other_lengths.json": json.dumps({"lr": RATES, "loss": LOSSES, "epoch": [1, 2], "n": 3}),
    "records.json": json.dumps([{"lr": r, "loss": v} for r, v in ROWS]),
    "nested.json": json.dumps(NESTED, indent=1),
    "lines.jsonl": "\n".join(json.dumps(row) for row in NESTED),
    "lines_by_content.log": "\n".join(json.dumps(row) for row in NESTED),
    "cut_off.jsonl": "\n".join(json.dumps(row) for row in NESTED)[:-9],
    "one_group.jsonl": "\n".join(json.dumps({"lr": [r], "loss": v}) for r, v in ROWS),
    "nan.json": json.dumps({"lr": RATES, "loss": [*LOSSES[:-2], math.nan, math.inf]}),
    "null.json": json.dumps({"lr": [*RATES, 20], "loss": [*LOSSES, None]}),
    "numbers_as_text.json": json.dumps([{"lr": str(r), "loss": str(v)} for r, v in ROWS]),
    "trainer_state.json": json.dumps(
        {
            "log_history": [
                *({"learning_rate": r, "loss": v, "step": s} for s, (r, v) in enumerate(ROWS)),
                {"train_loss": 1, "train_runtime": 2, "step": 50},
            ]
        }
    ),
}


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


REFUSED = {
    "plateau.csv": table("lr,loss", [*ROWS[:20], ROWS[20], ROWS[20], *ROWS[21:]]),
    "constant.csv": table("lr,loss", [(0.1, v) for v in LOSSES]),
    "falling.csv": table("lr,loss", ROWS[::-1]),
    "negative.csv": table("lr,loss", [(-1, 2), *ROWS]),
    "infinite_rate.csv": table("lr,loss", [*ROWS, ("inf", 2)]),
    "steps_anew.csv": table(
        "step,lr,loss",
        [(s % 9, *r) for s, r in enumerate([(r, "") for r in RATES] + [("", v) for v in LOSSES])],
    ),
    "no_step_in_common.csv": table("step,lr,loss", [(1, 0.1, ""), (2, "", 3)]),
    "two_losses.csv": table("lr,loss_a,loss_b", [(*r, 1) for r in ROWS]),
    "two_groups.jsonl": "\n".join(json.dumps({"lr": [r, r], "loss": v}) for r, v in ROWS),
    "no_loss.csv": table("lr,accuracy", ROWS),
    "twice.csv": table("lr,loss,loss", [(*r, 1) for r in ROWS]),
    "headless.csv": table("1,2", ROWS),
    "one_column.csv": table("lr loss", [(1,)]),
    "too_wide.csv": table("lr,loss", [*ROWS, (1, 2, 3)]),
    "words.csv": table("lr,loss", [*ROWS, (20, "oops")]),
    "underscore.csv": table("lr,loss", [*ROWS, (20, "1_0")]),
    "hexadecimal.csv": table("lr,loss", [*ROWS, (20, "0x10")]),
    "comma_for_point.tsv": table("lr,loss", [*ROWS, (20, "1,5")], "\t").replace("1\t5", "1,5"),
    "truth.json": json.dumps({"lr": RATES, "loss": [*LOSSES[:-1], True]}),
    "lengths.json": json.dumps({"lr": RATES, "loss": LOSSES[:-1]}),
    "cut_off.json": json.dumps({"lr": RATES, "loss": LOSSES})[:-5],
    "names_only.csv": "lr,loss\n",
    "empty.csv": "",
    "blank.csv": " \n\n",
    "list.json": "[1, 2]",
    "broken_line.jsonl": '{"lr": 1, "loss": 2}\n{oops}\n{"lr": 2, "loss": 2}\n',
}


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
