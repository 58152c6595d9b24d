"""Files as they come: cut off, mislabelled, huge, or no logs at all."""

from __future__ import annotations

import gzip
import json
import time
from contextlib import suppress

import pytest
from conftest import refused
from hypothesis import given
from hypothesis import strategies as st

from lrsuggest import LRSuggestError, read_log

LONG = b"lr,loss\n" + b"1e-5,2\n" * 20_000
ROWS = [f"{1e-5 * 2**step},{2 - 0.1 * step}" for step in range(9)]


@pytest.fixture
def file(tmp_path):
    """Write bytes or text to a file and return its path."""

    def write(content, name="log.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_spelling_of_a_table_is_the_same(file, end, delimiter, mark):
    lines = [line.replace(",", delimiter) for line in ["lr,loss", *ROWS]]
    assert len(read_log(file(mark + end.join(lines)))) == 9


def test_quoted_cells_and_empty_lines_are_read(file):
    rows = ['"1e-5","2.0"', "", ' 2e-5 ,"1.5"', '4e-5,"NaN"', "8e-5,-Infinity"]
    assert repr(read_log(file("\n".join(['"lr","loss"', *rows]))).losses) == "[2.0, 1.5, nan, -inf]"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("lr,loss\n", "holds values"),
        ("1e-5,2\n2e-5,1\n", "first line must name the columns, .*'1e-5', '2'"),
        ("lr loss\n1e-5 2\n", "commas, tabs or semicolons between them; it is 'lr loss'"),
        ("lr,loss\n1e-5,2\n1e-4,oops\n", "row 1, column 'loss': 'oops' is no number"),
        ("lr,loss\n1e-5,1_0\n", "row 0, column 'loss': '1_0' is no number"),
        ("lr\tloss\n0,001\t2,3\n", "row 0, column 'lr': '0,001' is no number: write decimals"),
        ('lr;loss\n1e-5;"tensor(2.3, device=0)"\n', r"is no number: log .* as loss.item\(\)"),
        ('lr,loss\n"[1e-5]",2\n', r"is no number: log a number, as .* lr\[0\] is"),
        ("lr,loss\n0,001,2,3\n", "row 0: 4 cells under 2 names; if the decimals"),
        ("lr,loss,loss\n1,2,3\n", "two columns 'loss'"),
        (b"lr,loss\n1e-5,2\n1e-4,\xff\xfe\n", r"row 1, column 'loss': '\\udcff"),
        ('lr,loss\n"1e-5,2\n', "line 2: unexpected end of data"),
        ("lr,loss\n1e-5," + "9" * 200_000, "line 2: field larger"),
        (gzip.compress(b"lr,loss\n1e-5,2\n")[:-9], "cannot be read: "),
        (gzip.compress(LONG)[:-9], "cannot be unpacked: "),
        (bytes(range(256)), "binary file"),
        (LONG + b"\0,1\n", "row 20000|line contains NUL"),
    ],
)
def test_a_broken_table_is_refused_with_the_place(file, content, message):
    path = file(content)
    with pytest.raises(ValueError, match=message) as caught:
        read_log(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", '{"lr": [1e-5', "no JSON: "),
        ("a.json", "[" * 200_000, "nested too deeply"),
        ("a.json", '{"lr": [1, 2], "loss": [true, 2]}', "row 0, column 'loss': True"),
        ("a.json", '{"lr": [1, 2], "loss": [[1, 2], 2]}', r"column 'loss'|no column"),
        ("a.json", '{"lr": [1, 2], "loss": [1]}', "2 values of 'lr' and 1 of 'loss'"),
        ("a.json", "[1, 2]", "no log"),
        ("a.json", '{"lr": 1}', "no log"),
        ("a.jsonl", '{"lr": 1, "loss": 2}\n[1]\n', "row 1: .1.0. holds no names"),
        ("a.jsonl", '{"lr": 1, "loss": 2}\n{"lr"\n{"lr": 2, "loss": 2}\n', "line 2: "),
        ("a.jsonl", '{"a":' * 200_000, "nested too deeply"),
    ],
)
def test_broken_json_is_refused_with_the_place(file, name, content, message):
    with pytest.raises(ValueError, match=message):
        read_log(file(content, name))


def test_json_holds_what_json_may_hold(file):
    content = '{"lr": [1e-5, 1e-4, 1e-3], "loss": [NaN, -Infinity, 1%s]}' % ("0" * 5000)
    assert repr(read_log(file(content, "a.json")).losses) == "[nan, -inf, inf]"


def test_a_last_line_that_was_cut_off_is_left_out(file):
    lines = [json.dumps({"lr": 1e-5 * 2**step, "loss": 1.0}) for step in range(9)]
    test = read_log(file("\n".join(lines)[:-9], "a.jsonl"))
    assert len(test) == 8
    assert test.dropped == {"line cut off": 1}


def test_text_that_is_no_utf8_does_no_harm_where_no_number_is_wanted(file):
    lines = [f"{row},caf\xe9" for row in ROWS]
    assert len(read_log(file("\n".join(["lr,loss,note", *lines]).encode("latin-1")))) == 9


def test_ten_thousand_columns_are_read(file):
    names = [f"c{index}" for index in range(10_000)]
    ones = ",".join(["1"] * len(names))
    lines = [f"{ones},{row}" for row in ROWS]
    assert len(read_log(file("\n".join([",".join([*names, "lr", "loss"]), *lines])))) == 9
    lrs = ",".join(f"lr{index}" for index in range(10_000))
    message = refused(file(f"{lrs},loss\n{ones},1"), call=read_log)
    assert "10000 columns" in message
    assert len(message) < 1000


@pytest.mark.parametrize(
    "source", [None, 3, b"x", [], {}, [1, 2], {"lr": 3}, object(), "a\0b", "/no"]
)
def test_what_is_no_log_is_refused(source):
    assert refused(source, call=read_log)


TEXT = st.text(st.sampled_from('lr,loss;step\t\r\n0123456789.e-+" {}[]:naif\0_\ufeff'), max_size=80)
LINES = st.lists(st.sampled_from(["", "lr,loss", "1e-5,2", '"1', "nan,", '{"lr": 1}', "[", "\0"]))
PACKED = st.sampled_from([b"\x1f\x8b", b"\xff\xfe"]).flatmap(
    lambda mark: st.binary(max_size=80).map(lambda rest: mark + rest)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["lr", "loss", "step", "epoch", "log_history"]), inner),
    max_leaves=20,
)


@given(
    st.binary(max_size=80) | PACKED | TEXT.map(str.encode) | LINES.map("\n".join).map(str.encode)
)
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    with suppress(LRSuggestError):
        assert read_log(path).lrs


@given(JSON)
def test_whatever_an_object_holds_it_is_read_or_refused(held):
    with suppress(LRSuggestError):
        assert read_log(held).lrs


def test_a_row_that_is_no_dict_is_named():
    assert "list, row 1: 3 holds no names" in refused([{"lr": 1}, 3], call=read_log)


def test_a_long_log_takes_a_few_seconds(file):
    count = 100_000
    ratio = 1e8 ** (1 / count)
    lines = [f"{step},{1e-7 * ratio**step!r},{2 - step / count!r},0" for step in range(count)]
    path = file("\n".join(["step,lr,loss,epoch", *lines]))
    start = time.process_time()
    assert len(read_log(path)) == count
    assert time.process_time() - start < 5  # a tenth of it is usual
