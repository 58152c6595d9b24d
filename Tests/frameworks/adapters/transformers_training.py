"""Small trainers of Transformers, made of configurations: nothing is loaded."""

from __future__ import annotations

import gc
import os
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lrsuggest.integrations.transformers import range_test
from torch import nn
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    GPT2Config,
    GPT2LMHeadModel,
    Trainer,
    TrainerCallback,
    TrainingArguments,
    logging,
    set_seed,
)

from seeds import SEED
from torch_training import bits

logging.set_verbosity_error()
os.environ["HF_HUB_OFFLINE"] = "1"
gc.freeze()  # a Trainer collects garbage whenever it begins, and what was imported is none

VOCABULARY = 32


class Noting(TrainerCallback):
    """Counts the events of a training, and what it logs."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.events: list[str] = []
        self.losses: list[float] = []
        self.rates: list[float] = []

    def on_log(self, _args: Any, _state: Any, _control: Any, logs: Any, **_: Any) -> None:
        """Note a loss."""
        if "loss" in logs:
            self.losses.append(logs["loss"])
            self.rates.append(logs["learning_rate"])
        self.events.append("log")

    def on_train_begin(self, *_: Any, **__: Any) -> None:
        """Note it."""
        self.events.append("train_begin")

    def on_step_end(self, *_: Any, **__: Any) -> None:
        """Note it."""
        self.events.append("step_end")

    def on_save(self, *_: Any, **__: Any) -> None:
        """Note it."""
        self.events.append("save")


def rows(count: int = 256, length: int = 6) -> list[dict[str, torch.Tensor]]:
    """Make sentences of numbers; their label is whether the first is large."""
    draws = torch.Generator().manual_seed(SEED)
    words = torch.randint(0, VOCABULARY, (count, length), generator=draws)
    labels = (words[:, 0] >= VOCABULARY // 2).long()
    return [{"input_ids": some, "labels": label} for some, label in zip(words, labels)]


def sentences(count: int = 256, length: int = 6) -> list[dict[str, torch.Tensor]]:
    """Make sentences that go on as they begin, of two lengths."""
    made = []
    for row in rows(count, length):
        words = row["input_ids"] // 4
        labels = words.clone()
        labels[: int(words[0])] = -100
        made.append({"input_ids": words, "labels": labels})
    return made


def classifier() -> nn.Module:
    """A BERT of two thousand weights, with dropout."""
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    more = {"intermediate_size": 16, "vocab_size": VOCABULARY, "max_position_embeddings": 8}
    return BertForSequenceClassification(BertConfig(**size, **more))


def language_model() -> nn.Module:
    """A GPT-2 of a few thousand weights."""
    size = {"n_embd": 16, "n_layer": 1, "n_head": 2, "n_positions": 8, "vocab_size": VOCABULARY}
    ends = {"bos_token_id": 0, "eos_token_id": 0}
    return GPT2LMHeadModel(GPT2Config(**size, **ends))


class Batched(nn.Module):
    """A plain module with batch statistics and noise of its own, whose output is its loss."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, 8)
        self.norm = nn.BatchNorm1d(8)
        self.head = nn.Linear(8, 2)
        self.calls = 0

    def forward(self, input_ids: torch.Tensor, labels: torch.Tensor) -> dict[str, torch.Tensor]:
        """Count, draw, and compute the loss."""
        self.calls += 1
        noise = random.random() + np.random.rand()  # noqa: NPY002
        hidden = self.norm(self.embedding(input_ids[:, 0]) + 0.01 * noise)
        return {"loss": nn.functional.cross_entropy(self.head(hidden), labels)}


class Plain(nn.Module):
    """Without batch statistics, noise and dropout: halves of a batch add up to it."""

    def __init__(self) -> None:
        """Draw the weights."""
        super().__init__()
        self.embedding, self.head = nn.Embedding(VOCABULARY, 8), nn.Linear(8, 2)

    def forward(self, input_ids: torch.Tensor, labels: torch.Tensor) -> dict[str, torch.Tensor]:
        """Compute the loss."""
        logits = self.head(self.embedding(input_ids[:, 0]))
        return {"loss": nn.functional.cross_entropy(logits, labels)}


def trainer_of(
    folder: Path,
    model: nn.Module | None = None,
    data: Any = None,
    kind: type[Trainer] = Trainer,
    optimizers: Any = (None, None),
    **settings: Any,
) -> Trainer:
    """Make a trainer, the same every time."""
    parts = {
        key: settings.pop(key) for key in ("compute_loss_func", "model_init") if key in settings
    }
    arguments: dict[str, Any] = {
        "use_cpu": True,
        "report_to": "none",
        "per_device_train_batch_size": 16,
        "max_steps": 50,
        "learning_rate": 1e-3,
        "logging_steps": 1,
        "save_strategy": "no",
        "disable_tqdm": True,
        **settings,
    }
    set_seed(SEED + 3)
    if model is None and "model_init" not in parts:
        model = Batched()
    made = kind(
        model=model,
        args=TrainingArguments(str(folder), **arguments),
        train_dataset=rows() if data is None else data,
        optimizers=optimizers,
        **parts,
    )
    made.remove_callback(
        next(iter(reversed(made.callback_handler.callbacks)))
    )  # the one that prints
    made.noting = Noting()
    made.add_callback(made.noting)
    return made


def ranged(trainer: Trainer, **settings: Any) -> Any:
    """Make a range test."""
    return range_test(trainer, **{"progress": False, **settings})


def everything(trainer: Trainer) -> dict[str, Any]:
    """Return all that a range test could change, ready to be compared."""
    weights = dict(trainer.model.named_parameters())
    modules = dict(trainer.model.named_modules())
    accelerator = trainer.accelerator
    return {
        "state": bits(trainer.model.state_dict()),
        "grads": bits({name: weight.grad for name, weight in weights.items()}),
        "flags": {name: weight.requires_grad for name, weight in weights.items()},
        "modes": {name: module.training for name, module in modules.items()},
        "hooks": {name: len(module._forward_hooks) for name, module in modules.items()},
        "model": dict(vars(trainer.model)),
        "config": str(getattr(trainer.model, "config", None)),
        "optimizer": trainer.optimizer and bits(trainer.optimizer.state_dict()),
        "scheduler": trainer.lr_scheduler and bits(trainer.lr_scheduler.state_dict()),
        "trainer": dict(vars(trainer)),
        "trainer state": str(vars(trainer.state)),
        "control": dict(vars(trainer.control)),
        "args": str(trainer.args),
        "accelerator": {
            name: list(value) if isinstance(value, list) else value
            for name, value in vars(accelerator).items()
        },
        "gradient state": dict(vars(accelerator.gradient_state)),
        "callbacks": list(trainer.callback_handler.callbacks),
        "events": list(trainer.noting.events),
        "random": (random.getstate(), bits(np.random.get_state()), bits(torch.get_rng_state())),  # noqa: NPY002
    }
