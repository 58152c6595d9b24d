"""Every unit is done once, by whoever has time, and nothing done is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from conftest import SOURCES, refused

from lrsuggest import study
from lrsuggest.study._claims import Claims

UNITS = [study.Unit(f"square-{number}", number, f"the square of {number}") for number in range(12)]


def square(number):
    random = np.random.default_rng(number)
    return {"square": np.array(number**2), "noise": random.normal(size=5)}, {"number": number}


def fragile(number):
    if number in {3, 5}:
        raise ZeroDivisionError(f"no {number}")
    return square(number)


class Counting(study.Store):
    """A store that counts what is put."""

    def __init__(self, folder):
        super().__init__(folder)
        self.puts = []

    def put(self, key, arrays, meta):
        self.puts.append(key)
        super().put(key, arrays, meta)


@pytest.fixture
def store(tmp_path):
    return Counting(tmp_path)


def files(folder):
    return {path.name: path.read_bytes() for path in Path(folder).glob("*.npz")}


def test_all_is_done_once_and_then_found(store):
    keys = tuple(unit.key for unit in UNITS)
    assert study.run(UNITS, square, store) == (keys, ())
    assert sorted(store.puts) == sorted(keys)
    assert study.run(UNITS, square, store) == ((), keys)
    assert len(store.puts) == len(keys)
    assert store.get("square-7").arrays["square"] == 49


@pytest.mark.parametrize(
    "settings", [{"jobs": 1}, {"jobs": 2}, {"jobs": 3, "backend": "threading"}], ids=str
)
def test_the_files_depend_on_nothing_but_the_units(tmp_path, settings):
    study.run(UNITS, square, study.Store(tmp_path / "plain"))
    study.run(UNITS[::-1], square, study.Store(tmp_path / "other"), **settings)
    assert files(tmp_path / "plain") == files(tmp_path / "other") != {}


def test_only_what_is_missing_is_done(store):
    study.run(UNITS[:5], square, store)
    tally = study.run(UNITS, square, store)
    assert tally.made == tuple(unit.key for unit in UNITS[5:])
    assert tally.found == tuple(unit.key for unit in UNITS[:5])


def test_a_torn_record_is_named_and_done_again(store):
    study.run(UNITS, square, store)
    whole = files(store.folder)
    path = store.path("square-4")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.warns(UserWarning, match=r"square-4\.npz is no whole record .* done again"):
        tally = study.run(UNITS, square, store)
    assert tally.made == ("square-4",)
    assert files(store.folder) == whole


def test_what_a_kill_left_behind_is_removed(store):
    left = store.folder / "square-2.npz.0123.part"
    left.write_bytes(b"half")
    study.run(UNITS, square, store)
    assert not left.exists()


def test_failures_are_named_when_all_else_is_done(store):
    with pytest.raises(study.StudyError) as caught:
        study.run(UNITS, fragile, store)
    assert len(store) == 10
    assert [failure.key for failure in caught.value.failures] == ["square-3", "square-5"]
    said = str(caught.value)
    assert said.startswith("2 of 12 units failed; the others are stored\n")
    assert "the square of 3: ZeroDivisionError: no 3\n" in said
    assert "in fragile" in said
    assert study.run(UNITS, square, store).made == ("square-3", "square-5")


def test_failures_come_home_from_other_processes(store):
    with pytest.raises(study.StudyError, match="the square of 5: ZeroDivisionError: no 5"):
        study.run(UNITS, fragile, store, jobs=2)
    assert len(store) == 10


def test_failures_can_be_recorded(store):
    assert len(study.run(UNITS, fragile, store, on_error="record").made) == 12
    assert store.get("square-3").failure == "ZeroDivisionError: no 3"
    assert store.get("square-4").failure is None
    assert study.run(UNITS, fragile, store, on_error="record").made == ()
    assert study.run(UNITS, square, store).made == ("square-3", "square-5")
    assert store.get("square-3").failure is None


def test_a_result_that_is_no_record_is_a_failure(store):
    with pytest.raises(study.StudyError, match="a record is \\(arrays, meta\\)"):
        study.run(UNITS[:1], lambda number: (number, number), store)


def deadly(number):
    if number == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def test_a_killed_process_of_this_machine_loses_nothing_that_was_done(store):
    with pytest.raises(study.EngineError, match="the same call again does the rest"):
        study.run(UNITS, deadly, store, jobs=2)
    done = set(store.keys())
    assert "square-6" not in done
    tally = study.run(UNITS, square, store, jobs=2)
    assert set(tally.found) == done
    assert len(store.puts) == len(UNITS)


def test_an_engine_that_returns_all_at_once_is_asked_for_a_few(store):
    assert len(study.run(UNITS, square, store, jobs=2, backend="multiprocessing").made) == 12
    assert len(store.puts) == 12


def test_wrong_arguments(store):
    twice = [UNITS[0], UNITS[0]]
    assert "two units have the key 'square-0'" in refused(twice, square, store, call=study.run)
    said = refused(UNITS, square, store, call=study.run, on_error="ignore")
    assert said == "on_error must be 'raise' or 'record', not 'ignore'"
    said = refused(UNITS, square, store, call=study.run, jobs=0)
    assert said == "jobs must not be 0; -1 means one for each core"
    said = refused(UNITS, square, store, call=study.run, backend="abacus")
    assert said.startswith("backend 'abacus' cannot be used")
    assert store.puts == []


@pytest.mark.parametrize(("backend", "module"), [("ray", "ray"), ("dask", "distributed")])
def test_an_engine_that_is_not_installed_is_named(store, monkeypatch, backend, module):
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "ray.util.joblib", None)
    with pytest.raises(ImportError, match=f"backend '{backend}' needs {module}: pip install '"):
        study.run(UNITS, square, store, backend=backend)


def test_a_progress_bar_is_shown_where_it_is_wanted(store, capsys):
    study.run(UNITS, square, store)
    assert capsys.readouterr().err == ""
    study.run(UNITS, square, store, progress=True)
    assert "12/12" in capsys.readouterr().err


OTHER = """
import sys, time
sys.path.insert(0, sys.argv[2])
from lrsuggest import study
from test_study_engine import UNITS, square

def slow(number):
    time.sleep(0.05)
    return square(number)

print("ready", flush=True)
sys.stdin.readline()
tally = study.run(UNITS, slow, study.Store(sys.argv[1]))
print(*tally.made)
"""


def other(folder):
    command = [sys.executable, "-c", OTHER, str(folder), str(Path(__file__).parent)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env=environment, **pipes)


def test_processes_on_one_folder_share_the_work(tmp_path):
    processes = [other(tmp_path) for _ in range(3)]
    for process in processes:
        process.stdout.readline()
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    made = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sorted(key for keys in made for key in keys) == sorted(unit.key for unit in UNITS)


def test_threads_on_one_folder_share_the_work(store):
    threads = [threading.Thread(target=study.run, args=(UNITS, square, store)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(store.puts) == sorted(unit.key for unit in UNITS)


def test_a_claim_keeps_others_out_until_it_is_given_back(tmp_path):
    mine, theirs = Claims(tmp_path), Claims(tmp_path)
    assert mine.take("key")
    assert not theirs.take("key")
    assert theirs.take("other")
    mine.give_back()
    assert theirs.take("key")
    theirs.give_back(["key", "never taken"])
    assert mine.take("key")
    assert not mine.take("other")
    for claims in (mine, theirs):
        claims.give_back()


HOLDER = """
import sys
from pathlib import Path
from lrsuggest.study._claims import Claims
print(Claims(Path(sys.argv[1])).take(sys.argv[2]), flush=True)
sys.stdin.readline()
"""


@contextmanager
def held_elsewhere(folder, key):
    """Let another process claim a unit, and do nothing about it."""
    command = [sys.executable, "-c", HOLDER, str(folder), key]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    with subprocess.Popen(command, env=environment, **pipes) as holder:
        assert holder.stdout.readline() == b"True\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_a_claim_ends_with_its_process(tmp_path):
    with held_elsewhere(tmp_path, "key") as holder:
        claims = Claims(tmp_path)
        assert not claims.take("key")
        holder.kill()
        holder.wait()
        assert claims.take("key")
    claims.give_back()


def test_what_a_dead_process_had_claimed_is_done_by_who_waits(store):
    with held_elsewhere(store.folder, "square-3") as holder:
        here = threading.Thread(target=study.run, args=(UNITS, square, store))
        here.start()
        until = time.monotonic() + 60
        while len(store) < 11 and time.monotonic() < until:
            time.sleep(0.01)
        here.join(timeout=0.2)
        assert here.is_alive()
        assert len(store) == 11
        assert "square-3" not in store
        holder.kill()
        here.join(timeout=30)
    assert len(store) == 12
    assert len(store.puts) == 12
