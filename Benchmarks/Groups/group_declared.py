"""The tasks of this bench."""

from __future__ import annotations

import beside  # noqa: F401
from declared import cnn, gru, mixer, mlp, trf
from group_tasks import GroupTask

FINE_TUNING = [
    GroupTask(
        "digits",
        mlp(64, 48, 32),
        opt="adam",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="optdigits",
        groups=4,
    ),
    GroupTask(
        "digits",
        cnn(8, 16, 16),
        opt="adamw",
        bs=16,
        budgets=(150,),
        transfer="full",
        source="optdigits",
        rows=400,
    ),
    GroupTask(
        "digits",
        mixer(16, 1),
        opt="adam",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="optdigits",
        rows=300,
    ),
    GroupTask(
        "optdigits",
        mlp(64, 64, 32),
        opt="mom",
        bs=32,
        budgets=(300,),
        transfer="full",
        source="classes",
        groups=4,
    ),
    GroupTask(
        "optdigits",
        cnn(8, 16),
        opt="mom",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="classes",
    ),
    GroupTask(
        "optdigits",
        cnn(8, 16, norm="bn"),
        opt="adam",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="classes",
        rows=300,
    ),
    GroupTask(
        "mnist5k",
        mlp(64, 48),
        opt="adamw",
        bs=16,
        budgets=(300,),
        transfer="full",
        source="classes",
    ),
    GroupTask(
        "mnist5k",
        mlp(48, 48, 32),
        opt="mom",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="classes",
        groups=4,
        rows=300,
    ),
    GroupTask(
        "mnist5k",
        cnn(6, 12, 16),
        opt="adam",
        bs=8,
        budgets=(100,),
        transfer="full",
        source="classes",
    ),
    GroupTask(
        "texture",
        mlp(64, 64, 48),
        opt="mom",
        bs=32,
        budgets=(300,),
        transfer="full",
        source="classes",
        groups=4,
    ),
    GroupTask(
        "texture",
        mlp(64, 64),
        opt="adam",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="classes",
        rows=200,
    ),
    GroupTask(
        "leaf",
        mlp(96, 64, 48),
        opt="adamw",
        bs=16,
        budgets=(400,),
        transfer="full",
        source="classes",
        groups=4,
    ),
    GroupTask(
        "leaf", mlp(96, 48), opt="mom", bs=16, budgets=(300,), transfer="full", source="classes"
    ),
    GroupTask(
        "penbased",
        trf(16, 2),
        opt="adam",
        bs=16,
        budgets=(150,),
        transfer="full",
        source="classes",
        groups=4,
    ),
    GroupTask(
        "penbased", gru(24), opt="adamw", bs=16, budgets=(200,), transfer="full", source="classes"
    ),
    GroupTask(
        "penbased",
        mlp(64, 48),
        opt="mom",
        bs=32,
        budgets=(400,),
        transfer="full",
        source="classes",
        rows=400,
    ),
    GroupTask(
        "movement_libras",
        mlp(64, 48),
        opt="adam",
        bs=16,
        budgets=(200,),
        transfer="full",
        source="classes",
    ),
    GroupTask(
        "ring", mlp(64, 32), opt="adam", bs=32, budgets=(300,), transfer="full", source="twonorm"
    ),
    GroupTask(
        "ring", mlp(48, 32), opt="mom", bs=16, budgets=(300,), transfer="full", source="twonorm"
    ),
]
SCRATCH = [
    GroupTask("digits", mlp(64, 32), opt="mom", bs=32, budgets=(200,)),
    GroupTask("texture", mlp(*[48] * 5), opt="adam", bs=32, budgets=(300,), groups=6),
    GroupTask("penbased", mlp(64, 64), opt="mom", bs=32, budgets=(300,), groups=2),
    GroupTask("leaf", mlp(64, 48), opt="adamw", bs=16, budgets=(400,)),
    GroupTask("optdigits", cnn(8, 16), opt="mom", bs=16, budgets=(200,)),
    GroupTask("mnist5k", mlp(64, 32, norm="ln"), opt="adam", bs=16, budgets=(200,)),
    GroupTask("magic", mlp(48, 32), opt="mom", bs=32, budgets=(300,), scales=(10, 0.1, 1)),
    GroupTask("texture", mlp(64, 48), opt="mom", bs=32, budgets=(300,), scales=(0.1, 10, 1)),
    GroupTask(
        "digits",
        mlp(48, 48, 32),
        opt="mom",
        bs=16,
        budgets=(200,),
        groups=4,
        scales=(4, 1, 0.25, 1),
    ),
    GroupTask("penbased", trf(16, 1), opt="adam", bs=16, budgets=(200,)),
    GroupTask("penbased", gru(24), opt="mom", bs=16, budgets=(200,)),
    GroupTask(
        "chicago", mlp(64, 32), loss="mse", opt="adam", bs=32, budgets=(300,), scales=(0.1, 1, 1)
    ),
    GroupTask("ring", mlp(48, 32), opt="adam", bs=32, budgets=(300,), scales=(1, 0.05, 1)),
    GroupTask(
        "optdigits", cnn(8, 16, norm="bn"), opt="mom", bs=16, budgets=(200,), scales=(5, 1, 1)
    ),
    GroupTask("diamonds", mlp(48, 48), loss="mse", opt="mom", bs=32, budgets=(300,)),
    GroupTask("leaf", mlp(64, 48, 32, 32), opt="mom", bs=16, budgets=(400,), groups=5),
    GroupTask("movement_libras", mixer(12, 1), opt="adamw", bs=16, budgets=(200,), groups=4),
]
FINISHED = [
    GroupTask("digits", mlp(64, 32), opt="mom", bs=16, budgets=(200,), finished="body"),
    GroupTask("texture", mlp(64, 48), opt="adam", bs=32, budgets=(200,), finished="body"),
    GroupTask("optdigits", cnn(8, 16), opt="mom", bs=16, budgets=(150,), finished="body"),
    GroupTask("penbased", mlp(48, 48), opt="adamw", bs=32, budgets=(200,), finished="body"),
    GroupTask("digits", mlp(48, 32), opt="adam", bs=16, budgets=(200,), finished="rest"),
    GroupTask("penbased", mlp(64, 48), opt="mom", bs=32, budgets=(300,), finished="rest"),
    GroupTask("leaf", mlp(64, 32), opt="mom", bs=16, budgets=(300,), finished="rest"),
]
ALL = [*FINE_TUNING, *SCRATCH, *FINISHED]


def named(identifier: str) -> GroupTask:
    """The task of an id; raise KeyError for any other."""
    return {task.id: task for task in ALL}[identifier]
