"""The tasks of this bench."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import beside  # noqa: F401
from declared import cnn, gru, mixer, mlp, trf
from group_tasks import GroupTask

Net = Mapping[str, Any]


def task(
    data: str,
    net: Net,
    opt: str,
    bs: int,
    steps: int,
    groups: int = 3,
    loss: str = "ce",
    scales: tuple[float, ...] = (),
    finished: str = "",
) -> GroupTask:
    """A task of one budget."""
    return GroupTask(
        data,
        net,
        loss,
        opt,
        bs=bs,
        budgets=(steps,),
        groups=groups,
        scales=scales,
        finished=finished,
    )


def tuned(
    data: str,
    net: Net,
    opt: str,
    bs: int,
    steps: int,
    groups: int = 3,
    source: str = "classes",
    rows: int = 0,
) -> GroupTask:
    """One of a net that was trained on `source`: on the other half of the classes by default."""
    begun = task(data, net, opt, bs, steps, groups)
    return replace(begun, transfer="full", source=source, rows=rows)


FINE_TUNING = [
    tuned("digits", mlp(64, 48, 32), "adam", 16, 200, source="optdigits", groups=4),
    tuned("digits", cnn(8, 16, 16), "adamw", 16, 150, source="optdigits", rows=400),
    tuned("digits", mixer(16, 1), "adam", 16, 200, source="optdigits", rows=300),
    tuned("optdigits", mlp(64, 64, 32), "mom", 32, 300, groups=4),
    tuned("optdigits", cnn(8, 16), "mom", 16, 200),
    tuned("optdigits", cnn(8, 16, norm="bn"), "adam", 16, 200, rows=300),
    tuned("mnist5k", mlp(64, 48), "adamw", 16, 300),
    tuned("mnist5k", mlp(48, 48, 32), "mom", 16, 200, groups=4, rows=300),
    tuned("mnist5k", cnn(6, 12, 16), "adam", 8, 100),
    tuned("texture", mlp(64, 64, 48), "mom", 32, 300, groups=4),
    tuned("texture", mlp(64, 64), "adam", 16, 200, rows=200),
    tuned("leaf", mlp(96, 64, 48), "adamw", 16, 400, groups=4),
    tuned("leaf", mlp(96, 48), "mom", 16, 300),
    tuned("penbased", trf(16, 2), "adam", 16, 150, groups=4),
    tuned("penbased", gru(24), "adamw", 16, 200),
    tuned("penbased", mlp(64, 48), "mom", 32, 400, rows=400),
    tuned("movement_libras", mlp(64, 48), "adam", 16, 200),
    tuned("ring", mlp(64, 32), "adam", 32, 300, source="twonorm"),
    tuned("ring", mlp(48, 32), "mom", 16, 300, source="twonorm"),
]
SCRATCH = [
    task("digits", mlp(64, 32), "mom", 32, 200),
    task("texture", mlp(*[48] * 5), "adam", 32, 300, groups=6),
    task("penbased", mlp(64, 64), "mom", 32, 300, groups=2),
    task("leaf", mlp(64, 48), "adamw", 16, 400),
    task("optdigits", cnn(8, 16), "mom", 16, 200),
    task("mnist5k", mlp(64, 32, norm="ln"), "adam", 16, 200),
    task("magic", mlp(48, 32), "mom", 32, 300, scales=(10, 0.1, 1)),
    task("texture", mlp(64, 48), "mom", 32, 300, scales=(0.1, 10, 1)),
    task("digits", mlp(48, 48, 32), "mom", 16, 200, groups=4, scales=(4, 1, 0.25, 1)),
    task("penbased", trf(16, 1), "adam", 16, 200),
    task("penbased", gru(24), "mom", 16, 200),
    task("chicago", mlp(64, 32), "adam", 32, 300, loss="mse", scales=(0.1, 1, 1)),
    task("ring", mlp(48, 32), "adam", 32, 300, scales=(1, 0.05, 1)),
    task("optdigits", cnn(8, 16, norm="bn"), "mom", 16, 200, scales=(5, 1, 1)),
    task("diamonds", mlp(48, 48), "mom", 32, 300, loss="mse"),
    task("leaf", mlp(64, 48, 32, 32), "mom", 16, 400, groups=5),
    task("movement_libras", mixer(12, 1), "adamw", 16, 200, groups=4),
]
FINISHED = [
    task("digits", mlp(64, 32), "mom", 16, 200, finished="body"),
    task("texture", mlp(64, 48), "adam", 32, 200, finished="body"),
    task("optdigits", cnn(8, 16), "mom", 16, 150, finished="body"),
    task("penbased", mlp(48, 48), "adamw", 32, 200, finished="body"),
    task("digits", mlp(48, 32), "adam", 16, 200, finished="rest"),
    task("penbased", mlp(64, 48), "mom", 32, 300, finished="rest"),
    task("leaf", mlp(64, 32), "mom", 16, 300, finished="rest"),
]
ALL = [*FINE_TUNING, *SCRATCH, *FINISHED]


def named(identifier: str) -> GroupTask:
    """The task of an id; raise KeyError for any other."""
    return {one.id: one for one in ALL}[identifier]
