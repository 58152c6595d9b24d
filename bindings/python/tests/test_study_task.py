"""Tasks are named by what they are, and known again."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import SOURCES, refused

from lrsuggest import study
from lrsuggest.study._fingerprint import fingerprint
from lrsuggest.study.plan import Plan


def train(lrs, _seed):
    return [1.0 for _ in lrs]


def made_with(value, default=0):
    def inner(lrs, _seed, _default=default):
        return [value for _ in lrs]

    return inner


class Trainer:
    def __init__(self, width):
        self.width = width

    def __call__(self, lrs, _seed):
        return [self.width for _ in lrs]

    def method(self, lrs, _seed):
        return self(lrs, _seed)


def recursive(lrs, _seed):
    return recursive(lrs, _seed)


ALIKE = {
    "a function": lambda: train,
    "a closure": lambda: made_with(1),
    "an array": lambda: made_with(np.arange(3)),
    "a set": lambda: made_with({"a", "b", "c"}),
    "a dict": lambda: made_with({"b": 1, "a": [2, (3,)]}),
    "a partial": lambda: functools.partial(train, _seed=1),
    "an object": lambda: Trainer(3),
    "a method": lambda: Trainer(3).method,
    "a class": lambda: Trainer,
    "a built-in": lambda: len,
    "itself": lambda: recursive,
    "an unknown": lambda: made_with(object()),
}


@pytest.mark.parametrize("name", ALIKE)
def test_the_same_is_known_again(name):
    assert fingerprint(ALIKE[name]()) == fingerprint(ALIKE[name]())


def test_what_differs_is_told_apart():
    different = [make() for name, make in ALIKE.items() if name != "an unknown"]
    different += [made_with(2), made_with("1"), made_with(1, default=1), made_with(True)]
    different += [made_with(np.arange(4)), made_with(np.arange(3.0)), made_with({"a", "b"})]
    different += [made_with(train), made_with(recursive), made_with({"a": 1, "b": [2, (3,)]})]
    different += [functools.partial(train, _seed=2), Trainer(4), Trainer(4).method]
    assert len({fingerprint(function) for function in different}) == len(different)


def test_functions_without_a_file_are_told_apart():
    scope = {}
    exec("def one(lrs, _seed): return [1.0]\ndef two(lrs, _seed): return [2.0]", scope)
    assert fingerprint(scope["one"]) != fingerprint(scope["two"])


PROGRAM = """
import sys
sys.path.insert(0, {folder!r})
from test_study_task import ALIKE
from lrsuggest.study._fingerprint import fingerprint
print(*[fingerprint(ALIKE[name]()) for name in ALIKE])
"""


def test_other_processes_know_it_again(fresh):
    program = PROGRAM.format(folder=str(Path(__file__).parent))
    expected = [fingerprint(make()) for make in ALIKE.values()]
    for seed in ("0", "1"):
        assert fresh(program, PYTHONHASHSEED=seed).split() == expected


def test_a_function_is_the_same_where_it_is_the_program(tmp_path):
    source = "from lrsuggest.study._fingerprint import fingerprint\n"
    source += "def train(lrs, _seed):\n    return [1.0 for _ in lrs]\n"
    program = tmp_path / "program.py"
    program.write_text(source + "if __name__ == '__main__':\n    print(fingerprint(train))\n")
    said = subprocess.run(
        [sys.executable, str(program)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == fingerprint(train)


def environment():
    return {**os.environ, "PYTHONPATH": str(SOURCES)}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("", train), "the name of a task must be a text that is not empty, not ''"),
        ((None, train), "the name of a task must be a text that is not empty, not None"),
        (("a", 3), "train must be a function, not 3"),
        (("a", train, 0), "steps must be one positive number or several, each once; not (0,)"),
        (("a", train, []), "steps must be one positive number or several, each once; not ()"),
        (("a", train, [3, 3]), "steps must be one positive number or several"),
        (("a", train, 1.5), "steps must be a whole number, not 1.5"),
    ],
)
def test_what_is_no_task(arguments, said):
    assert refused(*arguments, call=study.Task).startswith(said)


def test_budgets_have_names():
    assert study.Task("a", train).budgets == {400: "a"}
    assert study.Task("a", train, (100, 300)).budgets == {100: "a-s100", 300: "a-s300"}


def test_every_unit_has_a_key_of_its_own():
    plan = Plan.checked()
    tasks = [
        study.Task("a", train),
        study.Task("a", made_with(1)),
        study.Task("a", train, version="2"),
        study.Task("b", train),
    ]
    units = []
    for task in tasks:
        units += [*plan.sweeps_of(task), *plan.trainings_of(task, 100, plan.lrs)]
        units += plan.trainings_of(task, 200, plan.lrs)
    assert len({unit.key for unit in units}) == len(units) == 4 * (1 + 20 + 2 * 174)
    assert len({unit.label for unit in units}) == len(units) // 2


def test_odd_names_make_keys():
    plan = Plan.checked(sweeps={50: 1})
    for name in ("a b/c", "../x", "é", "." * 300, "x" * 300):
        for unit in plan.sweeps_of(study.Task(name, train)):
            study.Store.path(study.Store("."), unit.key)


def test_sweeps_and_trainings_have_other_seeds():
    plan = Plan.checked(seeds=(0, 2), sweeps={100: 3, 50: 1})
    seeds = [unit.payload.seed for unit in plan.sweeps_of(study.Task("a", train))]
    assert seeds == [1, 1, 3, 4, 1]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lrs": [0.1]}, "lrs must be two or more rates, positive and finite"),
        ({"lrs": [0.0, 0.1]}, "lrs must be two or more rates, positive and finite"),
        ({"lrs": [0.1, float("inf")]}, "lrs must be two or more rates, positive and finite"),
        ({"lrs": [0.1, float("nan")]}, "lrs must be two or more rates, positive and finite"),
        ({"lrs": [0.1, "1"]}, "lrs[1] must be a number, not '1'"),
        ({"lrs": [0.1, 0.2, 0.1]}, "lrs holds a rate twice"),
        ({"seeds": []}, "seeds must be one or more numbers, each once; not ()"),
        ({"seeds": [1, 1]}, "seeds must be one or more numbers, each once; not (1, 1)"),
        ({"seeds": [1.5]}, "seeds must be a whole number, not 1.5"),
        ({"schedules": []}, "schedules must be some of ('constant', 'one_cycle'), not []"),
        ({"schedules": "cosine"}, "schedules must be some of"),
        ({"sweeps": {}}, "sweeps must be steps: repeats, both positive; not {}"),
        ({"sweeps": {100: 0}}, "sweeps must be steps: repeats, both positive; not {100: 0}"),
        ({"sweep_range": (1.0, 0.1)}, "sweep_range must be two ascending rates, not (1.0, 0.1)"),
    ],
)
def test_what_is_no_plan(changes, said):
    assert refused(call=Plan.checked, **changes).startswith(said)
