"""The command line of collecting."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from .._arrays import shown
from ..errors import LRSuggestError
from ._backends import connected
from ._corpus_files import writable
from ._schema import SCHEDULES
from ._wanted import tasks_of, units_of
from .collecting import collect
from .errors import EngineError, StudyError
from .plan import FEW_SWEEPS, SWEEPS, Plan

__all__ = ["main"]

DESCRIPTION = """\
example:
  python -m lrsuggest.study digits:train --steps 400 1600 --out digits.npz --jobs 2

Runs range tests, and trains at every rate of a grid, with the function `train` of digits.py:
train(lrs, seed) makes one optimizer step at each learning rate and returns the loss before each,
or lrsuggest.study.Outcome(losses, held_out=...). What is done is kept in a folder: killed and
started again, the command goes on where it was. Then it writes digits.npz and digits.meta.json.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect as the arguments say, and return what the process shall exit with."""
    parser = command_line()
    options = parser.parse_args(arguments)
    folder = options.folder or options.out.with_suffix(".records")
    try:
        writable(options.out)
        said = settings(options)
        target = found(options.target)
        if options.count:
            sys.stdout.write(f"{count(target, said)}\n")
            return 0
        with connected(options.backend, options.address):
            corpus = collect(
                target,
                **said,
                folder=folder,
                jobs=options.jobs,
                backend=options.backend,
                on_error=options.on_error,
            )
        corpus.save(options.out)
    except (LRSuggestError, ImportError) as problem:
        parser.error(str(problem))
    except (StudyError, EngineError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        advice = f"what is done is in {folder}, and the same command goes on"
        sys.stderr.write(f"interrupted; {advice}\n")
        return 130
    sys.stdout.write(f"{options.out}: {', '.join(corpus.ids)}\n")
    return 0


def command_line() -> ArgumentParser:
    """Say which arguments there are."""
    parser = ArgumentParser(
        prog="python -m lrsuggest.study",
        description=DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("target", metavar="MODULE:NAME", help="a training function, a Task or a list of Tasks")
    add("--out", type=Path, default=Path("corpus.npz"), help="what to write: NAME.npz")
    add("--steps", type=int, nargs="+", help="steps of a training, one budget or several (400)")
    add("--name", help="what the task is called in the corpus")
    add("--meta", action="append", default=[], metavar="KEY=VALUE", help="opt=adam, bs=32, ...")
    add("--version", help="change it when what the function uses has changed")
    add("--folder", type=Path, help="where finished work is kept (NAME.records)")
    add("--seeds", type=int, nargs="+", default=[31, 32, 33], help="seeds of the trainings")
    add("--schedules", nargs="+", choices=SCHEDULES, default=list(SCHEDULES))
    add("--few-sweeps", action="store_true", help="4 sweeps of 100 steps, instead of 20")
    add("--coarse", action="store_true", help="every second rate, then all near the best")
    add("--jobs", type=int, help="trainings at a time, -1 for one on each core")
    add("--backend", help="loky, threading, dask, ray")
    add("--address", help="of the Dask scheduler or the Ray cluster")
    add("--on-error", choices=("raise", "record"), default="raise")
    add("--count", action="store_true", help="only say how much there is to train")
    return parser


def settings(options: Namespace) -> dict[str, Any]:
    """Return the arguments of `collect` that say what is wanted."""
    said = {
        "seeds": options.seeds,
        "schedules": options.schedules,
        "sweeps": FEW_SWEEPS if options.few_sweeps else SWEEPS,
        "coarse": options.coarse,
        "steps": options.steps,
        "name": options.name,
        "version": options.version,
    }
    for entry in options.meta:
        key, equals, value = entry.partition("=")
        if not equals or not key.isidentifier() or key in signature(collect).parameters:
            raise LRSuggestError(f"--meta takes KEY=VALUE, not {shown(entry)}")
        try:
            said[key] = json.loads(value)
        except ValueError:
            said[key] = value
    return said


def found(target: str) -> Any:
    """Import what MODULE:NAME means."""
    module, colon, name = target.partition(":")
    if not colon or not module or not name:
        raise LRSuggestError(f"the target must be MODULE:NAME, not {shown(target)}")
    try:
        return getattr(import_module(module), name)
    except AttributeError:
        raise LRSuggestError(f"module {module!r} has no {name!r}") from None


def count(target: Any, said: dict[str, Any]) -> str:
    """Say how many calls and optimizer steps it takes, at least where rates are chosen later."""
    protocol = {key: said.pop(key) for key in ("seeds", "schedules", "sweeps", "coarse")}
    plan = Plan.checked(**protocol)
    tasks = tasks_of(target, said.pop("steps"), said.pop("name"), said.pop("version"), said)
    units = units_of(plan, {(t, steps): plan.first_lrs for t in tasks for steps in t.budgets})
    steps = sum(unit.payload.steps for unit in units)
    more = " at first, and then the rates near the best" if plan.coarse else ""
    return f"{len(units)} calls of {steps} optimizer steps in all{more}"
