"""What the program ends with, and where it writes."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import lrsuggest as package
import pytest

from conftest import LOGS, PROGRAM, QUIET, lrsuggest, refused, usage


def on_a_terminal(*arguments: str, columns: int = 100, **environment: str) -> str:
    """Run the program on a terminal and return what it shows."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=LOGS,
        env={**QUIET, "TERM": "xterm", **environment},
    ) as process:
        os.close(follower)
        shown = b""
        with suppress(OSError):  # what a terminal ends with
            while chunk := os.read(leader, 1 << 16):
                shown += chunk
        os.close(leader)
    assert process.returncode == 0
    return shown.decode().replace("\r\n", "\n")


def test_an_answer_ends_with_0():
    assert lrsuggest("suggest", "descent.csv").status == 0


@pytest.mark.parametrize("command", ["suggest", "explain", "watch --idle 0"])
def test_a_refusal_ends_with_1(command: str):
    assert lrsuggest(*command.split(), "short.csv").status == 1


def test_a_rule_that_finds_nothing_ends_with_1():
    ran = lrsuggest("rules", "--rule", "fastai_valley", "short.csv", "--rows", "0:4")
    assert (ran.status, ran.out) == (1, "")
    assert "fastai_valley finds no rate" in ran.err


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("", "<files>"),
        ("suggest", "<files>"),
        ("nonsense.csv --such-an-option", "--such-an-option"),
        ("suggest descent.csv --steps many", "many"),
        ("suggest descent.csv --steps -5", "--steps"),
        ("suggest descent.csv --batch-size 0", "--batch-size is 0"),
        ("suggest descent.csv --epochs nan", "--epochs is nan"),
        ("suggest descent.csv --ema-beta 1", "--ema-beta is 1.0"),
        ("suggest descent.csv --optimizer sdg", "adamw"),
        ("suggest descent.csv --format xml", "jsonl"),
        ("suggest descent.csv --rows 5:5", "--rows"),
        ("suggest - -", "twice"),
        ("rules descent.csv", "compare"),
        ("compare descent.csv --rule nearest", "nearest are"),
        ("watch -", "standard input"),
        ("watch descent.csv --interval 0", "--interval"),
        ("plot descent.csv", "--svg"),
        ("sweep --count 1", "--count is 1"),
        ("sweep --start 0", "--start is 0.0"),
        ("sweep --mode log", "exponential"),
    ],
)
def test_a_wrong_command_ends_with_2_and_names_what_is_wrong(command: str, word: str):
    usage(lrsuggest(*command.split()), word)


@pytest.mark.parametrize("name", ["broken.csv", "missing.csv", ".", "/dev/null"])
def test_bad_data_ends_with_3(name: str):
    refused(lrsuggest("suggest", name), name)


def test_runs_that_share_no_rate_are_bad_data(log):
    apart = log("lr,loss\n" + "".join(f"{rate},1\n" for rate in range(20, 40)))
    refused(lrsuggest("suggest", "descent.csv", apart), "descent.csv", str(apart))


def test_standard_input_is_read_like_a_file():
    text = (LOGS / "descent.csv").read_text()
    assert lrsuggest("suggest", "-", text=text).out == lrsuggest("suggest", "descent.csv").out
    refused(lrsuggest("suggest", "-", text="nothing"), "standard input")


def test_without_a_command_a_rate_is_suggested():
    assert lrsuggest("descent.csv") == lrsuggest("suggest", "descent.csv")


def test_the_bare_rate_is_that_of_the_library():
    rows = [line.split(",") for line in (LOGS / "descent.csv").read_text().splitlines()[1:]]
    lrs, losses = ([float(row[column]) for row in rows] for column in (1, 2))
    context = {"steps": 700, "schedule": "cosine", "batch_size": 32, "epochs": 4.5}
    options = [f"--{name.replace('_', '-')}={value}" for name, value in context.items()]
    ran = lrsuggest("suggest", "--bare", "descent.csv", *options)
    assert float(ran.out) == package.suggest(lrs, losses, **context).lr


def test_the_bare_refusal_leaves_standard_output_empty():
    ran = lrsuggest("suggest", "--bare", "short.csv")
    assert (ran.status, ran.out) == (1, "")
    assert "No learning rate" in ran.err


def test_remarks_go_to_standard_error(log):
    path = log((LOGS / "descent.csv").read_text() + "100,20,\n")
    ran = lrsuggest("suggest", path)
    assert ran.err == f"lrsuggest: {path}: 1 row was left out: no loss.\n"
    assert json.loads(lrsuggest("suggest", path, "--json").out)["source"]["remarks"] == [
        "1 row was left out: no loss."
    ]


def test_json_holds_null_where_a_number_is_missing():
    found = json.loads(
        lrsuggest("suggest", "flat.tsv", "--json").out, parse_constant=lambda _: pytest.fail()
    )
    assert found["lr"] is None
    assert found["refusal"]["code"] == "no_descent"


def test_every_answer_has_the_same_fields():
    single = {"answer", "assumptions", "confidence", "doubts", "doubt_codes", "explanation"}
    single |= {"interval", "landmarks", "lr", "max_safe_lr", "refusal", "search_range", "version"}
    for name in ("descent.csv", "flat.tsv"):
        assert set(json.loads(lrsuggest("suggest", name, "--json").out)) == {
            *single,
            "ema_beta",
            "source",
        }
    several = json.loads(lrsuggest("suggest", "descent.csv", "again.jsonl", "--json").out)
    assert set(several) == {*single, "runs", "spread"}


def test_the_version_is_that_of_the_library():
    assert lrsuggest("--version").out == package.__version__ + "\n"


def test_rules_are_those_of_the_library():
    listed = json.loads(lrsuggest("rules", "--json").out)
    assert [rule["name"] for rule in listed] == list(package.rules())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_name_the_commands_and_the_rules(shell: str):
    ran = lrsuggest(f"--generate-completion-script={shell}")
    assert ran.status == 0
    for word in ("suggest", "landmarks", "fastai_valley", "one_cycle"):
        assert word in ran.out


def test_text_that_is_piped_has_neither_colours_nor_a_chart():
    out = lrsuggest("suggest", "descent.csv", TERM="xterm").out
    assert "\x1b" not in out
    assert "┤" not in out


def test_a_terminal_shows_a_chart_in_colours_as_wide_as_it_is():
    for columns in (60, 132):
        shown = on_a_terminal("suggest", "descent.csv", columns=columns)
        assert "\x1b[" in shown
        lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
        assert max(len(line) for line in lines if "└" in line) == columns


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_shows_none(environment: dict[str, str]):
    shown = on_a_terminal("suggest", "descent.csv", **environment)
    assert "┤" in shown
    assert "\x1b" not in shown


def test_watching_on_a_terminal_draws_the_curve_over_the_one_before():
    shown = on_a_terminal("watch", "descent.csv", "--idle", "0")
    assert "\x1b[1A\x1b[J" in shown
    assert "┤" in shown
    assert "Stop the sweep" in shown


def test_a_plot_is_drawn_by_the_package_and_says_so(tmp_path: Path):
    needed = {
        name: os.environ[name] for name in ("LRSUGGEST_LIBRARY", "PYTHONPATH") if name in os.environ
    }
    ran = lrsuggest(
        *("plot", "descent.csv", "--png", tmp_path / "a.png", "--svg", tmp_path / "a.svg"),
        *("--python", sys.executable),
        **needed,
    )
    assert ran.status == 0, ran
    assert f"lrsuggest {package.__version__} and matplotlib" in ran.err
    assert os.path.abspath(sys.executable) in ran.err
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "a.svg").read_text()


def test_without_the_package_the_plot_says_how_to_get_it(tmp_path: Path):
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
    script.chmod(0o755)
    ran = lrsuggest(
        "plot", "descent.csv", "--svg", tmp_path / "a.svg", LRSUGGEST_PYTHON=str(script)
    )
    usage(ran, "pip install 'lrsuggest[plot]'", "no Python package lrsuggest")
    ran = lrsuggest("plot", "descent.csv", "--svg", tmp_path / "a.svg", "--python", "/no/python")
    usage(ran, "pip install 'lrsuggest[plot]'", "/no/python cannot be started")
