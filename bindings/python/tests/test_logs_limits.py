"""Files made to fill the memory, or to take for ever: refused early, or read in proportion."""

from __future__ import annotations

import gzip
import json

import pytest
from conftest import refused
from curves import falling

from lrsuggest import read_log

ROWS = [f"{1e-5 * 2**step!r},{2 - 0.1 * step}" for step in range(9)]
NINES = b"9" * (1 << 20)
PROGRAM = """
import resource, sys, time
from lrsuggest import LRSuggestError, read_log
start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begin = time.process_time()
try:
    said = f"{len(read_log(sys.argv[1]))} points"
except LRSuggestError as problem:
    said = str(problem)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak - start, time.process_time() - begin, said)
"""


@pytest.fixture
def limited(fresh):
    """Read a file in a process of its own, within mebibytes of memory and seconds of work."""

    def read(path, mebibytes, seconds):
        program = f"import sys; sys.argv = ['', {str(path)!r}]\n{PROGRAM}"
        kibibytes, spent, said = fresh(program).split(" ", 2)
        assert int(kibibytes) < 1024 * mebibytes
        assert float(spent) < seconds
        return said

    return read


def packed(path, first, filling, times):
    """Write a file that is small until it is unpacked."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(first)
        for _ in range(times):
            file.write(filling)
    return path


@pytest.mark.parametrize(
    ("name", "first", "line"),
    [
        ("a.csv", b"", 1),
        ("a.csv", b"lr,loss\n1e-5,2\n1e-4,", 3),
        ("a.jsonl", b'{"lr": 1e-5, "loss": ', 1),
    ],
)
def test_a_line_of_a_gigabyte_is_not_read_to_its_end(limited, tmp_path, name, first, line):
    path = packed(tmp_path / name, first, NINES, 1024)
    said = limited(path, mebibytes=400, seconds=10)
    assert f"line {line} is longer than" in said


def test_a_gigabyte_of_json_in_one_piece_is_refused(limited, tmp_path):
    path = packed(tmp_path / "a.json", b'{"lr": [', NINES, 1024)
    assert "in one piece of JSON" in limited(path, mebibytes=1200, seconds=20)


def test_a_million_columns_are_read_in_proportion(limited, tmp_path):
    path = tmp_path / "a.csv"
    names = ",".join(f"c{index}" for index in range(10**6))
    ones = ",".join(["1"] * 10**6)
    path.write_text("\n".join([f"{names},lr,loss", *(f"{ones},{row}" for row in ROWS[:3])]))
    assert limited(path, mebibytes=600, seconds=20) == "3 points\n"


def test_a_million_columns_of_rates_are_refused_in_a_sentence(limited, tmp_path):
    path = tmp_path / "a.csv"
    names = ",".join(f"lr{index}" for index in range(10**6))
    path.write_text(f"{names},loss\n" + ",".join(["1"] * (10**6 + 1)))
    said = limited(path, mebibytes=1200, seconds=30)
    assert "1000000 columns" in said
    assert len(said) < 1000


def test_rows_that_all_have_other_names_are_refused(limited, tmp_path):
    path = tmp_path / "a.jsonl"
    rows = ({"step": row, f"train/loss-{row}": 1.0} for row in range(20_000))
    path.write_text("\n".join(map(json.dumps, rows)))
    assert "most rows have few of them" in limited(path, mebibytes=400, seconds=20)


def test_a_sparse_log_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"lr": lr, "loss": loss} for lr, loss in zip(*falling())]
    others = [{f"eval_loss_{index}": 1.0} for index in range(200)]
    path.write_text("\n".join(map(json.dumps, [*others, *rows])))
    assert len(read_log(path)) == len(rows)


def test_nesting_is_refused_at_any_depth(limited, tmp_path):
    path = packed(tmp_path / "a.json", b"", b"[" * (1 << 20), 64)
    assert "nested too deeply" in limited(path, mebibytes=1200, seconds=20)


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0 loss", "@SUM(1+1) loss", "<b onclick=x> loss"]
)
def test_a_name_that_is_a_formula_stays_a_name(tmp_path, name):
    path = tmp_path / "a.csv"
    path.write_text("\n".join([f'lr,"{name}"', *ROWS]))
    test = read_log(path)
    assert (test.loss_column, len(test)) == (name, 9)
    assert "<b" not in test._repr_html_()
    assert "<b" not in test.suggest()._repr_html_()


def test_a_cell_that_is_a_formula_is_no_number(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("lr,loss\n1e-5,=2+3\n")
    assert "'=2+3' is no number" in refused(path, call=read_log)
