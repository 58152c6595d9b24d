"""A range test of the guide: where it comes from, its points, and what trainings led to."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from truth import TaskTruth, task_truth, transfer_mode

import lrsuggest

from . import ROOT
from .changes import changed
from .corpora import names, read

if TYPE_CHECKING:
    from recordings import Corpus

GUIDE = ROOT / "docs" / "guide"
LISTED = GUIDE / "samples.toml"

#: The library's names of the optimizers that the corpora abbreviate.
OPTIMIZERS = {"mom": "momentum"}


@dataclass(frozen=True)
class Sample:
    """A curve and its story.

    `truth` is what each rate led to, by schedule: empty where nothing was trained afterwards, and
    where nothing was learned at any rate. `fitting` is the same, one-cycle, by the loss of the rows that
    were trained on; None where nothing was trained. `context` is what `suggest` is told.
    """

    name: str
    lrs: list[float]
    losses: list[float]
    origin: str
    change: str
    context: dict[str, Any]
    truth: dict[str, TaskTruth]
    fitting: TaskTruth | None

    @property
    def curve(self) -> tuple[list[float], list[float]]:
        """The rates and the losses."""
        return self.lrs, self.losses

    @property
    def answer(self) -> lrsuggest.Suggestion | lrsuggest.Refusal:
        """What `suggest` says."""
        return lrsuggest.suggest(*self.curve, **self.context)


@cache
def sample(name: str) -> Sample:
    """Return the sample that `samples.toml` has under a name."""
    entry = tomllib.loads(LISTED.read_text())[name]
    found = from_table(name, entry) if "table" in entry else from_corpus(name, entry)
    return changed(found, entry.get("change", ""))


def from_table(name: str, entry: dict[str, Any]) -> Sample:
    """Read a table of `curves`, which its `make.py` wrote."""
    with (GUIDE / "curves" / f"{entry['table']}.csv").open() as file:
        rows = [(float(row["lr"]), float(row["loss"])) for row in csv.DictReader(file)]
    lrs, losses = map(list, zip(*rows, strict=True))
    origin = (
        f"handwritten digits, recorded by `docs/guide/curves/make.py`: {entry['text']}"
    )
    return Sample(name, lrs, losses, origin, "", {"steps": entry["steps"]}, {}, None)


def from_corpus(name: str, entry: dict[str, Any]) -> Sample:
    """Read a curve of a recorded corpus, and what each rate led to."""
    held = corpus_of(entry["task"])
    place, kind = held.ids.index(entry["task"]), entry.get("sweep", "rt100")
    rates, losses = held.sweep(kind)
    task = held.meta[place]
    context = {
        "steps": task["steps"],
        "epochs": task["steps"] * task["bs"] / task["n_train"],
        "optimizer": OPTIMIZERS.get(task["opt"], task["opt"]),
        "fine_tuning": transfer_mode(task) is not None,
    }
    truth = {one: task_truth(held, place, one) for one in ("one-cycle", "constant")}
    learned = {one: found for one, found in truth.items() if found.learnable}
    fitting = task_truth(held, place, "one-cycle", metric="train")
    curve = losses[place, entry["curve"]].tolist()
    origin = f"`{task['id']}` of the corpus `{held.name}`, curve {entry['curve']} of `{kind}_loss`"
    return Sample(name, rates.tolist(), curve, origin, "", context, learned, fitting)


def corpus_of(task: str) -> Corpus:
    """Return the corpus that holds a task."""
    return next(found for found in map(read, names()) if task in found.ids)
