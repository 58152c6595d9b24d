"""Finding and checking the shared library."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import SOURCES, refused

import lrsuggest
from lrsuggest import _library

LOADED = _library.library()._name


def test_it_is_loaded_once():
    assert _library.library() is _library.library()


def test_the_override_is_the_only_candidate(monkeypatch):
    monkeypatch.setenv("LRSUGGEST_LIBRARY", "/nowhere/mine.so")
    assert _library.candidates() == ["/nowhere/mine.so"]


def test_the_order_of_candidates(monkeypatch):
    monkeypatch.delenv("LRSUGGEST_LIBRARY", raising=False)
    name = Path(_library.candidates()[-1]).name
    root = SOURCES.parents[2]
    assert _library.candidates() == [
        str(SOURCES / "lrsuggest" / name),
        str(root / ".build-release" / "release" / name),
        str(root / ".build" / "release" / name),
        str(root / ".build" / "debug" / name),
        f"{name}.{lrsuggest._abi.LRS_ABI_VERSION}",
        name,
    ]


def test_an_empty_override_is_none(monkeypatch):
    monkeypatch.setenv("LRSUGGEST_LIBRARY", "")
    assert len(_library.candidates()) > 1


def test_every_failure_is_listed(monkeypatch, tmp_path):
    text = tmp_path / "text.so"
    text.write_text("no library")
    monkeypatch.setattr(
        _library, "candidates", lambda: [str(text), "/nowhere/else.so", "libc.so.6"]
    )
    message = refused(call=_library._load)
    lines = message.splitlines()
    assert lines[1].startswith(f"  {text}: ")
    assert lines[2] == "  /nowhere/else.so: no such file"
    assert lines[3] == "  libc.so.6: is not the library of lrsuggest"
    assert "LRSUGGEST_LIBRARY" in lines[4]


def test_a_broken_candidate_gives_way_to_the_next(monkeypatch):
    monkeypatch.setattr(_library, "candidates", lambda: ["/nowhere/else.so", LOADED])
    assert _library._load()._name == LOADED


def test_another_binary_interface(monkeypatch):
    monkeypatch.setattr(_library, "LRS_ABI_VERSION", 7)
    message = refused(LOADED, call=_library.opened)
    assert LOADED in message
    assert "binary interface 1" in message
    assert "needs 7" in message


def test_a_missing_function(monkeypatch):
    monkeypatch.setattr(_library, "PROTOTYPES", {"lrs_forecast": (None,)})
    with pytest.raises(AttributeError, match="lrs_forecast"):
        _library.opened(LOADED)


def test_the_failure_reaches_the_user(fresh):
    program = """
import lrsuggest
try:
    lrsuggest.rules()
except lrsuggest.LRSuggestError as error:
    print(error)
"""
    said = fresh(program, LRSUGGEST_LIBRARY="/nowhere/mine.so")
    assert "/nowhere/mine.so: no such file" in said


def test_a_library_beside_the_package(fresh, tmp_path):
    shutil.copytree(SOURCES / "lrsuggest", tmp_path / "lrsuggest")
    shutil.copy(LOADED, tmp_path / "lrsuggest" / "liblrsuggest.so")
    program = "import lrsuggest._library as l; print(l.library()._name, l.__file__)"
    environment = {"PYTHONPATH": str(tmp_path), "LRSUGGEST_LIBRARY": ""}
    where = fresh(program, **environment).split()
    assert Path(where[0]) == Path(where[1]).with_name("liblrsuggest.so")
    assert where[0].startswith(os.path.realpath(tmp_path))


def test_threads_load_one_library(fresh):
    program = """
from concurrent.futures import ThreadPoolExecutor
from lrsuggest._library import library
with ThreadPoolExecutor(16) as pool:
    print(len({id(made) for made in pool.map(lambda _: library(), range(64))}))
"""
    assert fresh(program) == "1\n"
    assert lrsuggest.rules()
