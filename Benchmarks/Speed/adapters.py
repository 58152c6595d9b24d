"""Times range tests inside of libraries beside the same training without one, in one run.

The network is wide enough that a step takes about ten milliseconds. Each round trains the same
number of steps bare, then as a range test, copies and restoring included; the ratio is that of
the fastest rounds, which other programs have disturbed least. Bare is the plain loop in PyTorch,
and an epoch of the library elsewhere.

`make` tells glibc to keep what is freed: else it may give the memory of the gradients back in every
step and fetch it again, depending on where it has put them, which costs a bare loop or a range
test up to a fifth.
"""

from __future__ import annotations

import itertools
import logging
import tempfile
import time
import warnings
from collections.abc import Callable
from typing import Any

import torch
from fastai.callback import progress as _progress  # noqa: F401  (what silences a learner)
from fastai.data.core import DataLoaders
from fastai.learner import Learner
from lightning.pytorch import LightningModule, Trainer
from lrsuggest.integrations import RangeTest, lightning
from lrsuggest.integrations.fastai import lr_suggest
from lrsuggest.integrations.torch import range_test
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from board import line, section

STEPS, ROUNDS, WIDTH, BATCH = 100, 10, 700, 176
SWEEP: dict[str, Any] = {"num_iter": STEPS, "end_lr": 1e-5, "stop": "never", "progress": False}

Work = Callable[[], object]
Pair = tuple[Work, Work]


def network() -> nn.Module:
    """Three wide layers."""
    torch.manual_seed(0)
    wide = [layer for _ in range(2) for layer in (nn.Linear(WIDTH, WIDTH), nn.ReLU())]
    return nn.Sequential(*wide, nn.Linear(WIDTH, 1))


def loader() -> DataLoader:
    """One epoch of noise."""
    rows = STEPS * BATCH
    return DataLoader(TensorDataset(torch.randn(rows, WIDTH), torch.randn(rows, 1)), BATCH)


def in_torch(**settings: str | bool) -> Pair:
    """The plain loop, reading each loss."""
    model, batches = network(), loader()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-5)

    def bare() -> None:
        for inputs, targets in itertools.islice(batches, STEPS):
            loss = nn.functional.mse_loss(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss.item()

    loss = nn.functional.mse_loss
    return bare, lambda: range_test(model, optimizer, loss, batches, **settings, **SWEEP)


def in_fastai() -> Pair:
    """An epoch of `fit`."""
    learn = Learner(
        DataLoaders(loader(), loader()), network(), loss_func=nn.functional.mse_loss, cbs=[]
    )
    learn.create_opt()

    def fit() -> None:
        with learn.no_bar(), learn.no_logging():
            learn.fit(1, lr=1e-5, cbs=[])

    learn.validate = lambda *_, **__: None
    return fit, lambda: lr_suggest(learn, **SWEEP)


class Module(LightningModule):
    """The network, as Lightning wants it."""

    def __init__(self) -> None:
        """Holds the network."""
        super().__init__()
        self.model = network()

    def training_step(self, batch: list[torch.Tensor], _index: int) -> torch.Tensor:
        """The loss of a batch."""
        return nn.functional.mse_loss(self.model(batch[0]), batch[1])

    def configure_optimizers(self) -> torch.optim.Optimizer:
        """Adam."""
        return torch.optim.Adam(self.parameters(), lr=1e-5)


def in_lightning(folder: str) -> Pair:
    """An epoch of `fit`."""
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    quiet = {"logger": False, "enable_checkpointing": False, "enable_progress_bar": False}
    quiet |= {"enable_model_summary": False, "default_root_dir": folder, "accelerator": "cpu"}
    module, batches = Module(), loader()

    def trainer() -> Trainer:
        return Trainer(max_epochs=1, **quiet)

    return (
        lambda: trainer().fit(module, batches),
        lambda: lightning.range_test(trainer(), module, batches, **SWEEP),
    )


def seconds(work: Work) -> float:
    """Time one call, by the processor's clock, which other programs disturb least."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compared(bare: Work, swept: Work) -> tuple[float, float]:
    """Return the time of a bare step in milliseconds, and the ratio to it."""
    bare()
    test = swept()
    if not isinstance(test, RangeTest) or len(test.losses) != STEPS:
        raise RuntimeError(f"{test} instead of {STEPS} steps")
    rounds = [(seconds(bare), seconds(swept)) for _ in range(ROUNDS)]
    before, after = (min(times) for times in zip(*rounds, strict=True))
    return 1000 * before / STEPS, after / before


def main() -> None:
    """Print the table."""
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    section("Range test over training as many steps", "copies and restoring included")
    with tempfile.TemporaryDirectory() as folder:
        pairs = {
            "torch": in_torch(),
            "torch, keep=disk": in_torch(keep="disk"),
            "torch, groups": in_torch(groups="layers"),
            "torch, groups, same_batch": in_torch(groups="layers", same_batch=True),
            "fastai": in_fastai(),
            "lightning": in_lightning(folder),
        }
        for name, pair in pairs.items():
            step, ratio = compared(*pair)
            goal = 2.0 if name in ("torch", "fastai", "lightning") else None
            line(f"{name}, {step:.1f} ms a step", 100 * (ratio - 1), "%", most=goal)


if __name__ == "__main__":
    main()
