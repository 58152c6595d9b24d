"""A range test with ignite on several ranks: run by torchrun, reports its results as JSON."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import ignite.distributed as idist
import torch
from ignite.engine import Engine, create_supervised_trainer
from ignite.handlers import FastaiLRFinder
from lrsuggest.integrations.ignite import range_test
from torch import nn

from seeds import seed

torch.set_num_threads(1)
idist.initialize("gloo", timeout=timedelta(seconds=60))
rank = idist.get_rank()

seed()
inputs = torch.randn(320, 8)
targets = inputs.sum(1, keepdim=True)
model = nn.Sequential(nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))
before = [weight.clone() for weight in model.parameters()]
whole = list(zip(inputs.split(32), targets.split(32)))
halves = [(x[rank::2], y[rank::2]) for x, y in whole]


def trained_by(net: nn.Module) -> tuple[Engine, torch.optim.Optimizer]:
    """Make a trainer."""
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    return create_supervised_trainer(net, optimizer, nn.functional.mse_loss), optimizer


wrapped = idist.auto_model(model)
trainer, optimizer = trained_by(wrapped)
test = range_test(trainer, optimizer, halves, to_save={"model": wrapped}, progress=False)
kept = all(torch.equal(*pair) for pair in zip(before, model.parameters()))

finder = FastaiLRFinder()
saved = {"model": wrapped, "optimizer": optimizer}
with finder.attach(trainer, saved, start_lr=1e-7, end_lr=1.0, num_iter=5) as theirs:
    theirs.run(halves)

report = {
    "weights_kept": kept,
    "losses": test.losses,
    "suggested": float(test.suggest(steps=500)),
    "theirs": finder.get_results()["loss"][0],
}
idist.finalize()

# The same on one process, with whole batches.
report["expected"] = range_test(*trained_by(model), whole, progress=False).losses
Path(sys.argv[1], f"{rank}.json").write_text(json.dumps(report))
