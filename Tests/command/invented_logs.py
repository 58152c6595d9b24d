"""Logs for those who read logs: what each holds is told by its name."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

RATES = [1e-5 * 10 ** (step / 10) for step in range(51)]
LOSSES = [2 / (1 + rate / 0.01) + rate**2 / 0.5 + 0.01 * math.cos(7 * rate) for rate in RATES]
ROWS = list(zip(RATES, LOSSES, strict=False))


def table(names: str, rows: Iterable[object], delimiter: str = ",") -> str:
    """Lay out rows as a table."""
    lines = [delimiter.join(map(str, row)) for row in rows]
    return "\n".join([names.replace(",", delimiter), *lines, ""])


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
