"""A range test on several ranks: run by torchrun, reports each rank's results as JSON."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import torch
from lrsuggest.integrations.torch import range_test
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from seeds import seed

torch.set_num_threads(1)
distributed.init_process_group("gloo", timeout=timedelta(seconds=60))
rank = distributed.get_rank()

seed()
inputs = torch.randn(320, 8)
targets = inputs.sum(1, keepdim=True)
model = nn.Sequential(nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))
wrapped = DistributedDataParallel(model)
optimizer = torch.optim.SGD(wrapped.parameters(), lr=0.1)
before = [weight.clone() for weight in model.parameters()]

rows = zip(inputs.split(32), targets.split(32))
halves = [(x[rank::2], y[rank::2]) for x, y in rows]
loader = torch.utils.data.DataLoader(halves, batch_size=None)
own: list[float] = []


def loss_fn(outputs: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Note what this rank alone sees."""
    loss = nn.functional.mse_loss(outputs, wanted)
    own.append(loss.item())
    return loss


test = range_test(wrapped, optimizer, loss_fn, loader, progress=False)
uneven = iter(halves[: 6 + rank])
short = range_test(wrapped, optimizer, loss_fn, uneven, progress=False)
apart = {"groups": "layers", "same_batch": True, "num_iter": 20, "progress": False}
mse = nn.functional.mse_loss
grouped = range_test(wrapped, optimizer, mse, loader, end_lr=0.1, **apart)
report = {
    "weights_kept": all(torch.equal(*pair) for pair in zip(before, model.parameters())),
    "own": own[: len(test.losses)],
    "lrs": test.lrs,
    "losses": test.losses,
    "suggested": float(test.suggest(steps=500)),
    "short": short.losses,
    "groups": grouped.group_sums.names,
    "sums": grouped.group_sums.rows.tolist(),
}
distributed.destroy_process_group()

# The same on one process, with whole batches.
whole = list(zip(inputs.split(32), targets.split(32)))
single = torch.optim.SGD(model.parameters(), lr=0.1)
alone = range_test(model, single, mse, whole, progress=False)
report["expected"] = alone.losses
grouped = range_test(model, single, mse, whole, end_lr=0.1, **apart)
report["expected_sums"] = grouped.group_sums.rows.tolist()
Path(sys.argv[1], f"{rank}.json").write_text(json.dumps(report))
