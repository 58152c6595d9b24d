"""Logs that nobody wrote in good faith end with an error, in little time and memory."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterable

import pytest

from conftest import PROGRAM, QUIET, Ran, lrsuggest, refused

MEMORY = 1 << 30
SECONDS = 30


def piped(chunks: Iterable[bytes], *arguments: object) -> Ran:
    """Run the program on what is written to it, within limits; it may stop to listen."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    began = processor_time()
    with subprocess.Popen(
        [PROGRAM, "suggest", "-", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=QUIET,
        preexec_fn=limited,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        try:
            for chunk in chunks:
                process.stdin.write(chunk)
            process.stdin.close()
        except BrokenPipeError:
            pass
        out, err = process.stdout.read(), process.stderr.read()
    assert processor_time() - began < SECONDS
    return Ran(process.returncode, out.decode(), err.decode())


def processor_time() -> float:
    """Return how long the processes started so far have computed; others may share the machine."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def repeated(text: bytes, size: int) -> Iterable[bytes]:
    """Yield a text again and again, up to some bytes."""
    block = text * max(1, (1 << 20) // len(text))
    return (block for _ in range(size // len(block)))


def test_a_line_of_a_gigabyte_is_not_read_to_its_end():
    refused(piped(repeated(b"9", 1 << 30)), "line 1 is longer than 16 MiB")
    rows = [b"lr,loss\n1e-5,2\n1e-4,", *repeated(b"9", 1 << 30)]
    refused(piped(rows), "line 3 is longer than 16 MiB")
    refused(piped(rows, "--format", "jsonl"), "line 1 is no JSON")


def test_a_gigabyte_of_json_in_one_piece_is_not_read_to_its_end():
    refused(piped([b'{"lr": [', *repeated(b"1,", 1 << 30)]), "larger than 24 MiB")


@pytest.mark.large
@pytest.mark.parametrize("value", [b"1,", b"{},", b"[],", b'{"lr":1,"loss":2},', b'"",'])
def test_as_much_json_as_is_read_in_one_piece_does_not_fill_the_memory(value: bytes):
    ran = piped([b"[", value * ((23 << 20) // len(value)), b"{}]"])
    assert (ran.status, ran.out) == (3, "")
    ran = piped([b'{"lr":[', value * ((23 << 20) // len(value)), b"1]}"])
    assert (ran.status, ran.out) == (3, "")


def test_a_number_of_a_million_digits_is_no_number(log):
    refused(lrsuggest("suggest", log("lr,loss\n1," + "9" * 1_000_000)), "line 2, column 'loss'")


def test_a_million_columns_are_too_many():
    names = ",".join(f"loss_{place}" for place in range(1_000_000))
    refused(piped([names.encode(), b"\n"]), "names more than 100000 columns")
    record = ", ".join(f'"loss_{place}": 1' for place in range(1_000_000))
    refused(piped([f"[{{{record}}}]".encode()]), "names more than 100000 columns")


@pytest.mark.large
def test_many_columns_that_may_matter_do_not_fill_the_memory():
    names = ",".join(f"loss_{place}" for place in range(2_000))
    row = ",".join("1" for _ in range(2_000)) + "\n"
    refused(piped([f"{names}\n".encode(), *repeated(row.encode(), 1 << 28)]), "holds more than")


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"lr":'])
def test_deep_nesting_is_no_json(opening: bytes):
    refused(piped(repeated(opening, 1 << 24), "--format", "json"), "no JSON")
    refused(piped([opening * 100_000], "--format", "jsonl"), "no JSON")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"lr,loss\n1e-5,2\n1e-4,\xff\xfe\n", ["line 3, column 'loss'", "is no number"]),
        (b"lr,\xff\n1e-5,2\n", ["no column looks like the training loss"]),
        (b'{"lr": [1], "loss": ["\xff"]}', ["is no"]),
        (b'{"lr": [1], \xff\xff\'loss": [2]}', ["is no JSON"]),
        (b'{"lr": [1, 2e-, 3], "loss": [1, 2, 3]}', ["is no JSON", "the sign of its exponent"]),
        (b'{"lr": 1, "loss": 2}\n{"lr": 2, "loss": 1E+}\n', ["line 2", "the sign of its exponent"]),
        (b'{"lr": [1, 2e-', ["the sign of its exponent"]),
        (b"\xff\xfel\0r\0", ["UTF-16", "iconv"]),
        (b"\x1f\x8b\x08\0", ["packed", "gzip -dc"]),
        (bytes(range(256)), ["binary"]),
        (b"lr,loss\n1e-5,=cmd|'/C calc'!A0\n", ["'=cmd|'/C calc'!A0' is no number"]),
        (b"lr,loss\n1e-5,@SUM(1+1)\n", ["'@SUM(1+1)' is no number"]),
        (b"lr,loss\n1e-5,+-2\n", ["'+-2' is no number"]),
        (b"lr,loss\n1e-5,\x1b[31mred\n", ["\\u{1b}[31mred"]),
        (b"lr,loss\x1b[2J\n1e-5,2\n", ["loss\\u{1b}[2J"]),
        (b"lr,loss\n1e-5," + "\u202e3.2".encode() + b"\n", ["\\u{202e}3.2"]),
        (b'lr,loss\n"1e-5,2\n', ["line 2", "does not end"]),
        (b'lr,loss\n"1e-5"3,2\n', ["line 2", "follows the end of a quoted cell"]),
    ],
)
def test_an_error_names_the_place_and_nothing_reaches_the_terminal(
    log, content: bytes, words: list[str]
):
    ran = lrsuggest("suggest", log(content))
    refused(ran, *words)
    assert "\x1b" not in ran.err


def test_the_sign_of_an_exponent_is_one_in_numbers_only(log):
    named = b'{"lr": [1, 2, 3], "loss": [3, 2, 1], "le-x": ["e+", "\\"e-"], "d": [1e-3, 2E+3, 1]}'
    ran = lrsuggest("suggest", log(named))
    assert "Only 3 losses can be read" in ran.out
