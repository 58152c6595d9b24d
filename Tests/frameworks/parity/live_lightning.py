"""Drives Lightning's learning-rate finder with scripted losses."""

from __future__ import annotations

import logging
import tempfile
import warnings

import torch
from lightning.pytorch import LightningModule, Trainer
from lightning.pytorch.tuner import Tuner
from torch.utils.data import DataLoader, TensorDataset

from port_lightning import suggestion_2_5_2
from sweep import Sweep

logging.getLogger("lightning.pytorch").setLevel(logging.CRITICAL)


class Scripted(LightningModule):
    """A model whose loss is the next one of a script, in double precision."""

    def __init__(self, losses: list[float]) -> None:
        """Takes the script."""
        super().__init__()
        self.script = iter(losses)
        self.weight = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))

    def training_step(self, batch: list[torch.Tensor], index: int) -> torch.Tensor:
        """The next loss."""
        return self.weight.sum() * 0 + next(self.script)

    def configure_optimizers(self) -> torch.optim.Optimizer:
        """An optimizer whose rate the finder sets."""
        return torch.optim.SGD(self.parameters(), lr=1e-3)


def lightning(losses: list[float]) -> Sweep:
    """The sweep of `Tuner.lr_find`, the answer of its suggestion, and that of version 2.5.2."""
    count = len(losses)
    loader = DataLoader(TensorDataset(torch.zeros(count, 1)), batch_size=1)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trainer = Trainer(
            max_epochs=1,
            accelerator="cpu",
            logger=False,
            enable_checkpointing=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            default_root_dir=folder,
        )
        finder = Tuner(trainer).lr_find(
            Scripted(losses), train_dataloaders=loader, num_training=count, update_attr=False
        )
    answers = {
        "lightning": finder.suggestion(),
        "lightning_2_5_2": suggestion_2_5_2(finder.results),
    }
    return Sweep(finder.results["lr"], finder.results["loss"], answers)
