"""Tables as spreadsheets, dashboards and shells leave them."""

from __future__ import annotations

import gzip
import json

import pytest
from curves import falling

from lrsuggest import read_log

LRS, LOSSES = falling(40)
ROWS = [f"{step},{lr!r},{loss!r}" for step, (lr, loss) in enumerate(zip(LRS, LOSSES))]
CSV = "\n".join(["step,lr,loss", *ROWS])
LINES = "\n".join(json.dumps({"lr": lr, "loss": loss}) for lr, loss in zip(LRS, LOSSES))


@pytest.mark.parametrize("text", [CSV, LINES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("packed", [False, True])
def test_utf16_and_gzip_are_read_as_what_is_in_them(tmp_path, text, encoding, packed):
    content = text.encode(encoding)
    path = tmp_path / "log"
    path.write_bytes(gzip.compress(content) if packed else content)
    test = read_log(path)
    assert (test.lrs, test.losses) == (LRS, LOSSES)


def test_names_may_be_padded(tmp_path):
    path = tmp_path / "results.csv"
    padded = [",".join(f"{cell:>24}" for cell in line.split(",")) for line in CSV.split("\n")]
    path.write_text("\n".join(padded))
    assert read_log(path, lr="lr", loss="loss").losses == LOSSES


def test_decimal_commas_between_semicolons_are_read(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(CSV.replace(",", ";").replace(".", ","))
    assert read_log(path).losses == LOSSES


def test_names_that_a_second_run_wrote_again_are_passed_over(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("\n".join(["step,lr,loss", *ROWS[:30], "step,lr,loss", *ROWS[20:]]))
    test = read_log(path)
    assert test.losses == LOSSES
    assert test.dropped == {
        "the names of the columns once more": 1,
        "superseded by a later row of the same step": 10,
    }


@pytest.mark.parametrize("names", [("run-.-tag-train_lr", "run-.-tag-train_loss"), ("lr", "loss")])
def test_charts_that_tensorboard_let_one_download_are_joined(tmp_path, names):
    paths = [tmp_path / f"{name}.csv" for name in names]
    for path, values in zip(paths, (LRS, LOSSES)):
        rows = [f"1700000000.5,{step},{value!r}" for step, value in enumerate(values)]
        path.write_text("\n".join(["Wall time,Step,Value", *rows]))
    test = read_log(paths)
    assert (test.lrs, test.losses) == (LRS, LOSSES)
    assert [test.lr_column, test.loss_column] == [name.rsplit("-", 1)[-1] for name in names]
