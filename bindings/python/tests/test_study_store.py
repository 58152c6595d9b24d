"""A record is there whole or not at all, and never taken for another."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from conftest import SOURCES, refused

from lrsuggest import study

ARRAYS = {"loss": np.array([0.5, np.nan, np.inf]), "name": np.array("x"), "file": np.arange(3)}
META = {"id": "a", "tags": ["b"], "nested": {"none": None}}


@pytest.fixture
def store(tmp_path):
    return study.Store(tmp_path / "deep" / "down")


def test_what_is_put_comes_back(store):
    store.put("key", ARRAYS, META)
    arrays, meta = store.get("key")
    assert meta == META
    assert list(arrays) == list(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(arrays[name], array)
        assert arrays[name].dtype == array.dtype
    assert "key" in store
    assert "other" not in store
    assert store.keys() == ["key"]
    assert len(store) == 1
    with np.load(store.path("key")) as readable:
        np.testing.assert_array_equal(readable["file"], [0, 1, 2])


def test_the_last_put_counts(store):
    store.put("key", {"x": 1}, {})
    store.put("key", {"x": 2}, {"new": True})
    assert store.get("key").arrays["x"] == 2
    assert len(list(store.folder.iterdir())) == 1


def test_the_same_record_is_the_same_file(store):
    store.put("one", ARRAYS, META)
    first = store.path("one").read_bytes()
    os.utime(store.path("one"), (0, 0))
    store.put("one", ARRAYS, META)
    assert store.path("one").read_bytes() == first


def test_a_missing_record(store):
    with pytest.raises(KeyError, match="nothing"):
        store.get("nothing")


@pytest.mark.parametrize("key", ["", "a/b", "../a", ".hidden", "a b", "a\n", "x" * 201, None, 3])
def test_keys_that_are_no_names_of_files(store, key):
    assert refused(key, {}, {}, call=store.put).startswith("a key must be up to 200 letters")


@pytest.mark.parametrize(
    ("arrays", "meta", "said"),
    [
        ({"x": object()}, {}, "array 'x' holds objects"),
        ({"x": [None]}, {}, "array 'x' holds objects"),
        ({"": 1}, {}, "an array cannot be called ''"),
        ({"__record__": 1}, {}, "an array cannot be called '__record__'"),
        ({}, {"x": object()}, "the metadata cannot be stored as JSON"),
        ([1], {}, "a record is (arrays, meta), two dicts"),
    ],
)
def test_what_cannot_be_stored(store, arrays, meta, said):
    assert said in refused("key", arrays, meta, call=store.put)
    assert store.keys() == []


def test_every_cut_of_a_file_is_noticed(store):
    store.put("key", ARRAYS, META)
    whole = store.path("key").read_bytes()
    for length in range(0, len(whole), 7):
        store.path("key").write_bytes(whole[:length])
        with pytest.raises(study.BrokenRecordError, match=r"key\.npz is no whole record"):
            store.get("key")


def test_changed_data_are_noticed(store):
    store.put("key", {"x": np.arange(1000)}, {})
    whole = bytearray(store.path("key").read_bytes())
    place = whole.index(np.arange(500, 510).tobytes())
    whole[place] ^= 1
    store.path("key").write_bytes(whole)
    with pytest.raises(study.BrokenRecordError, match="CRC"):
        store.get("key")


def test_a_renamed_record_is_not_taken_for_another(store):
    store.put("one", ARRAYS, META)
    store.path("one").rename(store.path("two"))
    with pytest.raises(study.BrokenRecordError, match=r"two\.npz holds the record of 'one'"):
        store.get("two")


def test_a_foreign_file_is_no_record(store):
    np.savez(store.path("foreign"), x=np.arange(3))
    with pytest.raises(study.BrokenRecordError, match="__record__"):
        store.get("foreign")


def test_other_files_are_left_alone(store):
    (store.folder / "notes.txt").write_text("mine")
    (store.folder / "with space.npz").write_text("mine")
    assert store.keys() == []


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    assert "is a file" in refused(tmp_path / "file", call=study.Store)


def test_a_folder_that_is_no_path():
    assert "folder must be a path, not 5" in refused(5, call=study.Store)


KILLED = """
import os, signal, sys
from pathlib import Path
from lrsuggest import study
store = study.Store(sys.argv[1])
if sys.argv[2] == "before":
    os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)
else:
    Path.replace = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)
store.put("key", {"x": [2]}, {})
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_while_writing_leaves_the_old_record(store, moment):
    store.put("key", {"x": [1]}, {})
    command = [sys.executable, "-c", KILLED, str(store.folder), moment]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(SOURCES)}, check=False)
    assert done.returncode == -9
    assert store.get("key").arrays["x"] == [1]
    assert store.keys() == ["key"]
    assert store.unfinished() == {"key"}
    store.tidy("key")
    assert [path.name for path in store.folder.iterdir()] == ["key.npz"]
