"""What Lightning's `CSVLogger` writes of a run with `LearningRateMonitor`."""

from __future__ import annotations

from pathlib import Path

import torch
from lightning.pytorch import LightningModule, Trainer
from lightning.pytorch.callbacks import LearningRateMonitor
from lightning.pytorch.loggers import CSVLogger

from logged import RATIO, START, Logged, Measured, loader, network, quietly


@quietly
def lightning_csv(folder: Path, steps: int = 100, every: int = 1) -> Logged:
    """The folder of the logger."""
    monitor = LearningRateMonitor("step", log_momentum=True, log_weight_decay=True)
    trainer = trainer_in(
        folder, logger=CSVLogger(folder), callbacks=[monitor], log_every_n_steps=every
    )
    logged = Logged(folder)
    trainer.fit(module(logged), loader(steps))
    return logged


def trainer_in(folder: str | Path, **keywords: object) -> Trainer:
    """A trainer of one epoch that keeps quiet and writes nowhere else."""
    return Trainer(
        max_epochs=1,
        accelerator="cpu",
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        default_root_dir=folder,
        **keywords,
    )


def module(logged: Logged) -> LightningModule:
    """A module whose rate grows with every step."""

    class Module(LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.network = network()

        def training_step(self, batch: list[torch.Tensor], index: int) -> torch.Tensor:
            inputs, targets = batch
            criterion = Measured(logged, lambda: self.optimizers().optimizer)
            loss = criterion(self.network(inputs), targets)
            self.log("train_loss", loss, on_step=True, on_epoch=True)
            return loss

        def configure_optimizers(self) -> tuple[list, list]:
            optimizer = torch.optim.SGD(self.parameters(), lr=START)
            schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, RATIO)
            return [optimizer], [{"scheduler": schedule, "interval": "step"}]

    return Module()
