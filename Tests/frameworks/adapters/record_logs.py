"""Write the logs that the Python tests read where the tools themselves are not installed.

python Tests/frameworks/adapters/record_logs.py bindings/python/tests/logs
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import conftest  # noqa: F401, chooses the backend of Keras
import logged_files as files
import logged_finders as finders
from logged import Logged
from logged_keras import keras_batches, keras_epochs
from logged_lightning import lightning_csv

STEPS = 30
PACKAGES = (
    "torch",
    "fastai",
    "lightning",
    "pytorch-ignite",
    "torch-lr-finder",
    "keras",
    "transformers",
    "mlflow-skinny",
    "tensorboard",
)


def main(folder: Path) -> None:
    """Run every tool for a few steps, and keep its files beside what was measured."""
    truth: dict[str, object] = {"versions": {name: version(name) for name in PACKAGES}}
    with tempfile.TemporaryDirectory() as scratch:
        for name, (pattern, logged) in logs(Path(scratch)).items():
            written = next(Path(scratch).rglob(pattern))
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if written.is_dir():
                shutil.copytree(written, target, dirs_exist_ok=True)
            else:
                shutil.copy(written, target)
            truth[name] = {"lrs": logged.lrs, "losses": logged.losses}
    truth["finders"] = dumps()
    (folder / "truth.json").write_text(json.dumps(truth) + "\n")


def logs(scratch: Path) -> dict[str, tuple[str, Logged]]:
    """The files to keep, by their name: how they are found, and what was measured."""
    return {
        "lightning/metrics.csv": ("metrics.csv", lightning_csv(scratch / "lightning", STEPS)),
        "transformers/trainer_state.json": (
            "trainer_state.json",
            files.transformers(scratch / "transformers", STEPS),
        ),
        "mlflow/metrics": ("metrics", files.mlflow(scratch / "mlflow", STEPS)),
        "epochs.csv": ("epochs.csv", keras_epochs(scratch)),
        "batches.csv": ("batches.csv", keras_batches(scratch, STEPS)),
        "tensorboard/events.out.tfevents.0": (
            "*tfevents*",
            files.tensorboard(scratch / "tensorboard", STEPS),
        ),
    }


def dumps() -> dict[str, object]:
    """What the finders record, as users dump it, and what was measured."""
    made = {
        "fastai_finder": finders.fastai_learner(STEPS),
        "lightning_finder": finders.lightning(STEPS),
        "ignite_finder": finders.ignite(STEPS),
        "torch_lr_finder": finders.torch_lr_finder(STEPS),
    }
    recorder = made["fastai_finder"].source.recorder
    records = {
        "fastai_finder": {"lr": recorder.lrs, "loss": [loss.item() for loss in recorder.losses]},
        "lightning_finder": made["lightning_finder"].source.results,
        "ignite_finder": made["ignite_finder"].source.get_results(),
        "torch_lr_finder": made["torch_lr_finder"].source.history,
    }
    return {
        name: {"record": records[name], "lrs": logged.lrs, "losses": logged.losses}
        for name, logged in made.items()
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
