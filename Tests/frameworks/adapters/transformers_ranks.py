"""A range test of a ``Trainer`` on several ranks: run by torchrun, reports its results as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import torch
from torch import distributed
from transformers import TrainerCallback

from seeds import seed
from torch_training import bits
from transformers_training import Plain, ranged, trainer_of

torch.set_num_threads(1)
folder = Path(sys.argv[1])
rank = int(os.environ["RANK"])


class Noted(Plain):
    """Notes what this rank alone sees."""

    def forward(self, input_ids: torch.Tensor, labels: torch.Tensor) -> dict[str, torch.Tensor]:
        """Compute the loss."""
        outputs = super().forward(input_ids, labels)
        own.append(outputs["loss"].item())
        return outputs


class Midway(TrainerCallback):
    """A range test in the middle."""

    def on_step_end(self, _args: Any, state: Any, *_: Any, **__: Any) -> None:
        """Make it at the seventh step."""
        if state.global_step == 7:
            report["midway"] = ranged(trainer, num_iter=15).losses


own: list[float] = []
report: dict[str, Any] = {}
more = {"max_steps": 20, "ddp_timeout": 60, "per_device_train_batch_size": 8}


def made() -> Any:
    """Make the trainer anew."""
    seed(3)
    return trainer_of(folder / "out", Noted(), **more)


trainer = made()
trainer.train()
expected = trainer.noting.losses, bits(trainer.model.state_dict())

trainer = made()
held = bits(trainer.model.state_dict())
own.clear()
test = ranged(trainer, stop="never")
report["own"], report["losses"] = list(own), test.losses
report["suggested"] = float(test.suggest())
report["batch_size"] = test.context["batch_size"]
report["weights_kept"] = bits(trainer.model.state_dict()) == held
trainer.add_callback(Midway())
trainer.train()
report["same"] = (trainer.noting.losses, bits(trainer.model.state_dict())) == expected
(folder / f"{rank}.json").write_text(json.dumps(report))
distributed.destroy_process_group()
