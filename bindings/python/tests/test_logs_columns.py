"""Which columns are taken for rate and loss."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import refused

from lrsuggest import LRSuggestError, read_log

LRS = [1e-5, 1e-4, 1e-3]
LOSSES = [2.0, 1.5, 1.8]
NAMES = [
    "lr",
    "LR",
    "learning_rate",
    "Learning Rate",
    "train/lr",
    "lr-SGD",
    "lr-Adam/pg1",
    "lr_0",
    "base_lr",
    "optim/learning_rate/group0",
    "my-run - train/learning_rate",
    "learningRate",
    "currentLR",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_learning_rate(name):
    others = {"epoch": [0, 0, 0], "lr-SGD-momentum": LRS, "lr_scheduler": LRS, "clr": LRS}
    assert read_log({**others, name: LRS, "loss": LOSSES}).lr_column == name


@pytest.mark.parametrize(
    "names",
    [
        ("train_loss_step", "train_loss_epoch", "val_loss", "train_loss"),
        ("batch_loss", "loss", "epoch_loss"),
        ("loss", "cls_loss", "box_loss", "eval_loss", "loss_scale"),
        ("train/loss", "train/aux_loss", "validation/loss", "val_train_loss"),
        ("Loss/train", "Loss/test"),
        ("Training Loss", "Validation Loss"),
        ("run - loss", "run - loss__MIN", "run - loss__MAX"),
        ("nll_loss", "glossy"),
        ("train_loss_epoch", "val_loss_epoch"),
        ("trainLoss", "valLoss"),
        ("raw_loss", "ema_loss", "loss (smoothed)"),
        ("smooth_l1_loss", "smooth_loss"),
        ("running_loss", "val_loss"),
    ],
)
def test_the_first_of_these_is_the_loss_of_a_step(names):
    columns = dict.fromkeys(reversed(names), LOSSES)
    assert read_log({"lr": LRS, **columns}).loss_column == names[0]


def test_several_candidates_are_listed_with_the_argument_that_decides():
    log = {"lr-Adam/pg1": LRS, "lr-Adam/pg2": LRS, "loss": LOSSES}
    message = refused(log, call=read_log)
    assert "'lr-Adam/pg1', 'lr-Adam/pg2'" in message
    assert "pass lr=" in message
    assert read_log(log, lr="lr-Adam/pg2").lr_column == "lr-Adam/pg2"
    runs = {"lr": LRS, "a - loss": LOSSES, "b - loss": LOSSES}
    assert "pass loss=" in refused(runs, call=read_log)
    assert read_log(runs, loss="b - loss").loss_column == "b - loss"


def test_an_empty_column_is_no_candidate():
    log = {"lr": LRS, "train_loss_step": [None] * 3, "train_loss": LOSSES}
    assert read_log(log).loss_column == "train_loss"


def test_no_candidate_is_an_error_that_lists_the_columns():
    message = refused({"rate": LRS, "objective": LOSSES}, call=read_log)
    assert "'rate', 'objective'" in message
    assert read_log({"rate": LRS, "objective": LOSSES}, lr="rate", loss="objective").lrs == LRS


def test_a_column_that_is_not_there_is_named():
    message = refused({"lr": LRS, "loss": LOSSES}, call=read_log, loss="los")
    assert "loss='los'" in message
    assert "'lr', 'loss'" in message


def test_rates_of_several_groups_are_columns_of_their_own():
    log = {"lr": [[lr, lr / 10] for lr in LRS], "loss": LOSSES}
    assert "'lr[0]', 'lr[1]'" in refused(log, call=read_log)
    assert read_log(log, lr="lr[1]").lrs == [lr / 10 for lr in LRS]
    assert read_log({"lr": [[lr] for lr in LRS], "loss": LOSSES}).lrs == LRS
    rows = [{"lr": [lr, lr / 10], "loss": loss} for lr, loss in zip(LRS, LOSSES)]
    assert read_log([{"config": 1}, *rows], lr="lr[0]").lrs == LRS
    rows = [{"lr": [lr], "loss": loss} for lr, loss in zip(LRS, LOSSES)]
    assert read_log([*rows, {"val_loss": 1}]).lrs == LRS


def test_a_frame_is_read_and_its_missing_values_are_left_out():
    frame = pd.DataFrame({"step": [0, 1, 2, 3], "lr": [*LRS, None], "loss": [*LOSSES, 1.0]})
    test = read_log(frame)
    assert (test.lrs, test.losses) == (LRS, LOSSES)
    assert test.dropped == {"no learning rate": 1}
    assert read_log(frame.convert_dtypes()).losses == LOSSES


def test_a_frame_with_a_row_for_each_metric_is_joined():
    frame = pd.DataFrame(
        {
            "step": [0, 0, 1, 1, 2, 2],
            "lr": [1e-5, None, 1e-4, None, 1e-3, None],
            "loss": [None, 2.0, None, 1.5, None, 1.8],
        }
    )
    assert read_log(frame).losses == LOSSES


def test_records_and_metrics_are_read():
    records = [{"lr": lr, "loss": loss} for lr, loss in zip(LRS, LOSSES)]
    assert read_log(records).losses == LOSSES

    class Metric:
        def __init__(self, key, value, step):
            self.key, self.value, self.step = key, value, step

    metrics = [Metric("lr", lr, step) for step, lr in enumerate(LRS)]
    metrics += [Metric("loss", loss, step) for step, loss in enumerate(LOSSES)]
    assert read_log(metrics).losses == LOSSES


def test_rows_within_rows_are_columns_under_a_path():
    rows = [{"optim": {"lr": lr}, "metrics": {"loss": loss}} for lr, loss in zip(LRS, LOSSES)]
    test = read_log(rows)
    assert (test.lr_column, test.loss_column, test.losses) == ("optim/lr", "metrics/loss", LOSSES)
    rows[0]["itself"] = rows[0]
    assert read_log(rows, lr="optim/lr", loss="metrics/loss").losses == LOSSES


def test_columns_are_listed_in_the_order_of_the_rows():
    assert "'d', 'a', 'c', 'b', 'e'" in refused([dict.fromkeys("dacbe", 1)], call=read_log)


def test_a_table_of_one_metric_in_each_row_is_unfolded(tmp_path):
    file = tmp_path / "export.csv"
    rows = [f"r1,lr,{lr},{step},0" for step, lr in enumerate(LRS)]
    rows += [f"r1,train/loss,{loss},{step},0" for step, loss in enumerate(LOSSES)]
    file.write_text("\n".join(["run_id,key,value,step,timestamp", *rows]))
    assert read_log(file).losses == LOSSES
    file.write_text("\n".join(["run_id,key,value,step,timestamp", *rows, "r2,lr,1,0,0"]))
    assert "several runs" in refused(file, call=read_log)


def test_two_exports_of_wandb_are_joined(tmp_path):
    for name, column, values in (("a", "train/lr", LRS), ("b", "train/loss", LOSSES)):
        rows = [f'"{step}","{value}","1","1"' for step, value in enumerate(values)]
        head = f'"Step","run-1 - {column}","run-1 - {column}__MIN","run-1 - {column}__MAX"'
        (tmp_path / name).write_text("\n".join([head, *rows]))
    test = read_log([tmp_path / "a", tmp_path / "b"])
    assert (test.lrs, test.losses) == (LRS, LOSSES)
    assert test.lr_column == "run-1 - train/lr"


def test_an_unknown_format_is_refused_with_the_known_ones():
    message = refused({"lr": LRS, "loss": LOSSES}, call=read_log, format="xml")
    assert "'xml'" in message
    assert "lightning_finder" in message


def test_a_format_that_was_recognised_can_be_overruled(tmp_path):
    file = tmp_path / "log.txt"
    file.write_text('{"lr": 1e-5, "loss": 2}\n\n{"lr": 1e-4, "loss": 1}')
    assert read_log(file).format == "jsonl"
    with pytest.raises(LRSuggestError, match="no JSON"):
        read_log(file, format="json")
