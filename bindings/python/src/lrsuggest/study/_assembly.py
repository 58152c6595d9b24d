"""Puts the records of a task together to what a corpus holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ..errors import LRSuggestError
from ._files import Array
from ._schema import SCHEDULES, TRUTH, shape_of
from .plan import Plan
from .record import Record
from .schedules import sweep_lrs
from .store import Store
from .task import Task
from .training import Training
from .unit import Unit

__all__ = ["assembled"]

Done = Sequence["tuple[Unit, Record]"]


def assembled(
    task: Task, steps: int, plan: Plan, lrs: Iterable[float], store: Store
) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return the arrays and the metadata of a task at one budget.

    Raises
    ------
    LRSuggestError
        Some trainings have a held-out loss, and some that ended well have none.
    """
    units = [*plan.sweeps_of(task), *plan.trainings_of(task, steps, lrs)]
    done = [(unit, store.get(unit.key)) for unit in units]
    good = [(unit, record) for unit, record in done if record.failure is None]
    arrays = {**sweeps(plan, good), **truth(plan, good)}
    start = next((record.arrays for unit, record in good if unit.payload.kind == "start"), {})
    missing = np.array(np.nan)
    five = arrays["rt100_loss"][:, :5] if "rt100_loss" in arrays else start.get("first", missing)
    arrays["init_train"] = np.nanmean(five) if np.isfinite(five).any() else missing
    held_out = has_held_out(good)
    if held_out:
        arrays["init_held"] = start.get("held", missing)
        arrays["init_acc"] = start.get("acc", missing)
    else:
        arrays["gt_held"], arrays["init_held"] = arrays["gt_train"], arrays["init_train"]
    meta = {**task.meta, "id": task.budgets[steps], "steps": steps}
    meta["outcome"] = "held_out" if held_out else "train"
    if len(good) < len(done):
        meta["failed"] = len(done) - len(good)
    return arrays, meta


def sweeps(plan: Plan, good: Done) -> dict[str, Array]:
    """Return the rates and the losses of the sweeps that did not fail."""
    arrays: dict[str, Array] = {}
    for steps, _ in plan.sweeps:
        rows = [
            record.arrays["losses"]
            for unit, record in good
            if unit.payload.kind == "sweep" and unit.payload.steps == steps
        ]
        if rows:
            arrays[f"rt{steps}_lr"] = np.array(sweep_lrs(steps, *plan.sweep_range))
            arrays[f"rt{steps}_loss"] = np.stack(rows)
    return arrays


def truth(plan: Plan, good: Done) -> dict[str, Array]:
    """Return the outcomes of the trainings that did not fail, on the whole grid."""
    arrays: dict[str, Array] = {"gt_lr": np.array(plan.lrs)}
    for name, (kind, missing) in TRUTH.items():
        shape = shape_of(name, len(plan.lrs), len(plan.seeds))
        arrays[name] = np.full(shape, missing, kind)
    for unit, record in good:
        training: Training = unit.payload
        if training.kind in SCHEDULES:
            place = (
                SCHEDULES.index(training.kind),
                plan.lrs.index(training.lr),
                plan.seeds.index(training.seed),
            )
            for name in TRUTH:
                arrays[name][place] = record.arrays.get(name[len("gt_") :], 1)
    return arrays


def has_held_out(good: Done) -> bool:
    """Tell whether the outcomes are held-out losses, or raise where only some are."""
    ended = [
        (unit, record.meta["held_out"])
        for unit, record in good
        if unit.payload.kind != "sweep" and not record.arrays["nonfinite"]
    ]
    if any(said for _, said in ended):
        for unit, said in ended:
            if not said:
                raise LRSuggestError(f"{unit.label}: no held_out, which other trainings have")
        return True
    return False
