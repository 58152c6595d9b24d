"""Range tests with Lightning's DDP: reports each rank's results as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import lightning.pytorch as pl
import torch
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test
from torch.utils.data import DataLoader, DistributedSampler

from lightning_training import DATA, Manual, Net, net, trainer_of
from seeds import seed

torch.set_num_threads(1)
OWN: list[float] = []
SEEN: list[torch.Tensor] = []


class Noting(Net):
    """Notes what this rank alone sees."""

    def training_step(self, batch: Any, batch_idx: int) -> Any:
        """Note the loss and the first number of the batch."""
        loss = super().training_step(batch, batch_idx)
        OWN.append(loss.item())
        SEEN.append(batch[0][0, 0].item())
        return loss


def trainer(*callbacks: Any, **settings: Any) -> Any:
    """Make one for two processes."""
    strategy = pl.strategies.DDPStrategy(process_group_backend="gloo", **settings)
    return trainer_of(*callbacks, epochs=4, strategy=strategy, devices=2)


def trained(kind: Any, *callbacks: Any, **settings: Any) -> Any:
    """Fit on shards that a sampler of Lightning's makes."""
    seed(1)
    module = net(kind)
    trainer(*callbacks, **settings).fit(module, DataLoader(DATA, 16, shuffle=True))
    return module


before = trainer()
test = range_test(before, net(Noting), DataLoader(DATA, 16, shuffle=True))
report: dict[str, Any] = {
    "rank": before.global_rank,
    "losses": test.losses,
    "own": OWN[: len(test.losses)],
    "seen": SEEN[:8],
    "context": test.context,
    "lr": test.suggest().lr,
}

callback = SuggestLearningRate(at_epochs=(0, 2), update_attr=False)
pairs = [(trained(Noting), trained(Noting, callback))]
# What DDP notes in its first step, and C++ with it, is not to be put back.
first = SuggestLearningRate(num_iter=20, update_attr=False)
fixed = {"static_graph": True}
pairs.append((trained(Manual, **fixed), trained(Manual, first, **fixed)))
report["steps"] = [len(plain.trained_on) for plain, _ in pairs]
report["same"] = [
    plain.trained_on == tested.trained_on
    and all(map(torch.equal, plain.state_dict().values(), tested.state_dict().values()))
    for plain, tested in pairs
]
report["tests"] = {step: found.losses for step, found in callback.range_tests.items()}

sampler = DistributedSampler(DATA, 2, before.global_rank, shuffle=False)
module = net(Noting)
mine = SuggestLearningRate()
fitting = trainer(mine)
fitting.fit(module, DataLoader(DATA, 16, sampler=sampler))
report["set"] = [mine.optimal_lr, module.hparams.lr, fitting.optimizers[0].param_groups[0]["lr"]]
Path(sys.argv[1], f"{os.environ.get('LOCAL_RANK', '0')}.json").write_text(json.dumps(report))
