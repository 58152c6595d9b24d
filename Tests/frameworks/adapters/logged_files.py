"""What TensorBoard, MLflow and the Trainer of Transformers write of a range test."""

from __future__ import annotations

import os
from pathlib import Path

import torch
from torch.utils.tensorboard import SummaryWriter
from transformers import Trainer, TrainingArguments

from logged import BATCH, RATIO, START, Logged, Measured, network, quietly, samples, swept

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"  # MLflow 3 writes files only when told so
from mlflow import MlflowClient  # noqa: E402


def tensorboard(folder: Path, steps: int = 100, lr: str = "lr", loss: str = "Loss/train") -> Logged:
    """The folder of a `SummaryWriter`."""
    logged = Logged(folder)
    with SummaryWriter(str(folder)) as writer:
        for step, (rate, value) in enumerate(swept(steps)):
            writer.add_scalar(lr, rate, step)
            writer.add_scalar(loss, value, step)
            logged.made(rate, value)
    return logged


def mlflow(folder: Path, steps: int = 100) -> Logged:
    """The folder of a run in a file store."""
    client = MlflowClient(tracking_uri=folder.as_uri())
    run = client.create_run(client.create_experiment("range test")).info
    logged = Logged(folder / run.experiment_id / run.run_id)
    for step, (lr, loss) in enumerate(swept(steps)):
        client.log_metric(run.run_id, "lr", lr, step=step)
        client.log_metric(run.run_id, "train/loss", loss, step=step)
        logged.made(lr, loss)
    return logged


def mlflow_metrics(folder: Path) -> list:
    """What the client of MLflow returns for the run in such a folder."""
    client = MlflowClient(tracking_uri=folder.parents[1].as_uri())
    names = ("lr", "train/loss")
    return [each for name in names for each in client.get_metric_history(folder.name, name)]


@quietly
def transformers(folder: Path, steps: int = 100, every: int = 1) -> Logged:
    """The state that a `Trainer` saves."""
    logged = Logged(folder / "trainer_state.json")

    class Model(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.network = network()

        def forward(self, inputs: torch.Tensor, labels: torch.Tensor) -> dict[str, torch.Tensor]:
            criterion = Measured(logged, lambda: optimizer)
            return {"loss": criterion(self.network(inputs), labels)}

    model = Model()
    optimizer = torch.optim.SGD(model.parameters(), lr=START)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, RATIO)
    arguments = TrainingArguments(
        str(folder),
        per_device_train_batch_size=BATCH,
        max_steps=steps,
        logging_steps=every,
        save_strategy="no",
        report_to=[],
        use_cpu=True,
        disable_tqdm=True,
        max_grad_norm=0,
    )
    rows = [{"inputs": inputs, "labels": labels} for inputs, labels in samples(steps)]
    trainer = Trainer(model, arguments, train_dataset=rows, optimizers=(optimizer, schedule))
    trainer.train()
    trainer.save_state()
    return logged
