"""A task of the study: net, data, loss, optimiser, batch, budgets, and what is built of them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

import datasets
import losses
import nets
from datasets import Data
from schedules import GRID, one_cycle
from training import Problem, flat_weights, train

PRETRAINING_STEPS, PRETRAINING_RATE, PRETRAINING_BATCH = 600, 5e-3, 32


@dataclass(frozen=True)
class Task:
    """What is declared. `transfer` is `full`, `head` or `resume`, after training on `source`.

    `source` names a data set with inputs of the same shape, or is `classes`: then the net is
    trained on the upper half of the classes, and the task is the lower half.
    """

    data: str
    net: Mapping[str, Any]
    loss: str = "ce"
    opt: str = "adam"
    hp: Mapping[str, float] = field(default_factory=dict)
    bs: int = 32
    budgets: tuple[int, ...] = (400,)
    norm: str = "std"
    label_noise: float = 0.0
    warm_up: bool = False
    transfer: str | None = None
    source: str = ""
    seeds: int = 2
    tag: str = ""

    @property
    def family(self) -> str:
        """The architecture, with its normalisation layers."""
        suffix = self.net.get("norm")
        return self.net["arch"] + (f"_{suffix}" if suffix else "")

    @property
    def tags(self) -> list[str]:
        """What sets the task apart."""
        found = [self.tag] if self.tag else []
        found += [self.norm] if self.norm != "std" else []
        found += ["noise"] if self.label_noise else []
        found += ["warm"] if self.warm_up else []
        found += [self.transfer] if self.transfer else []
        return found + (["wd"] if self.hp.get("wd") else [])

    @property
    def id(self) -> str:
        """`data.family[-tags].optimiser.b<batch>.<loss>`."""
        middle = "-".join([self.family, *self.tags])
        return f"{self.data}.{middle}.{self.opt}.b{self.bs}.{self.loss}"

    def target(self) -> Data:
        """The data that is trained on."""
        data = datasets.load(self.data).normalised(self.norm)
        if self.source == "classes":
            data = only(data, range(data.classes // 2))
        if self.label_noise:
            random = np.random.default_rng(7)
            wrong = random.random(len(data.y)) < self.label_noise
            data = replace(
                data, y=np.where(wrong, random.integers(0, data.classes, len(data.y)), data.y)
            )
        return data


def only(data: Data, classes: range) -> Data:
    """The rows of some classes, numbered from 0."""
    kept, held = (np.isin(part, classes) for part in (data.y, data.yt))
    first = classes[0]
    return replace(
        data,
        x=data.x[kept],
        y=data.y[kept] - first,
        xt=data.xt[held],
        yt=data.yt[held] - first,
        classes=len(classes),
    )


def build(net: Mapping[str, Any], data: Data, outputs: int) -> nn.Module:
    """The module a task describes."""
    options = {key: value for key, value in net.items() if key != "arch"}
    options = {"norm_" if key == "norm" else key: value for key, value in options.items()}
    arch = net["arch"]
    if arch == "mlp":
        return nets.mlp(data.x.shape[1], outputs, **options)
    if arch == "cnn":
        return nets.convnet(data.shape, outputs, **options)
    rows = data.shape[-2:]
    if arch == "trf" and len(rows) == 1:
        return nets.Transformer(outputs, rows[0], vocabulary=outputs, causal=True, **options)
    if arch == "gru" and len(rows) == 1:
        return nets.GRU(outputs, rows[0], vocabulary=outputs, causal=True, **options)
    kinds = {"trf": nets.Transformer, "mixer": nets.Mixer, "gru": nets.GRU}
    return kinds[arch](outputs, rows[0], features=rows[1], **options)


def weights_of(net: Mapping[str, Any], data: Data, outputs: int, seed: int) -> Tensor:
    """Initial weights by PyTorch's defaults."""
    torch.manual_seed(seed)
    return flat_weights(build(net, data, outputs))


def seed_of(task: Task) -> int:
    """A number of the task's own, the same on every machine."""
    return zlib.crc32(task.id.encode()) % 1_000_000


def problem_of(task: Task, data: Data, device: str = "cpu") -> Problem:
    """The task on its data, without weights."""
    outputs = losses.outputs_of(task.loss, data)
    chosen = losses.objective(task.loss, data.classes)

    def tensors(*parts: datasets.Table) -> tuple[Tensor, ...]:
        return tuple(torch.as_tensor(part, device=device) for part in parts)

    net = build(task.net, data, outputs).to(device)
    return Problem(
        net,
        chosen.loss,
        chosen.evaluate,
        tensors(data.x, data.y),
        tensors(data.xt, data.yt),
        task.opt,
        task.hp,
        task.bs,
        head_mask(net) if task.transfer == "head" else None,
    )


def head_slice(net: nn.Module) -> slice:
    """Where the last linear layer stands in the vector of weights: at its end."""
    last = [module for module in net.modules() if isinstance(module, nn.Linear)][-1]
    size = sum(parameter.numel() for parameter in last.parameters())
    return slice(-size, None)


def head_mask(net: nn.Module) -> Tensor:
    """1 for the head, 0 elsewhere."""
    mask = torch.zeros_like(flat_weights(net))
    mask[head_slice(net)] = 1
    return mask


def starts(
    task: Task, data: Data, problem: Problem, inits: Sequence[int], device: str = "cpu"
) -> list[Tensor]:
    """The weights training starts from; for transfer, the trained ones, each with another head."""
    outputs = losses.outputs_of(task.loss, data)
    seeds = [seed_of(task) + init for init in inits]
    fresh = [weights_of(task.net, data, outputs, seed).to(device) for seed in seeds]
    if not task.transfer:
        return fresh
    trained, elsewhere = pretrained(task, data, device)
    if task.transfer == "resume":
        return [trained] * len(fresh)
    body = len(trained) - trained[head_slice(elsewhere)].numel()
    for weights in fresh:
        if len(weights) - weights[head_slice(problem.net)].numel() != body:
            raise ValueError(f"{task.id}: the net for {task.source} has another body")
        weights[:body] = trained[:body]
    return fresh


def pretrained(task: Task, data: Data, device: str) -> tuple[Tensor, nn.Module]:
    """Weights after a one-cycle run of Adam on the source, and the net they belong to."""
    source = data
    if task.source == "classes":
        whole = datasets.load(task.data).normalised(task.norm)
        source = only(whole, range(whole.classes // 2, whole.classes))
    elif task.source:
        source = datasets.load(task.source).normalised(task.norm)
    before = replace(task, opt="adam", hp={}, bs=PRETRAINING_BATCH, transfer=None)
    problem = problem_of(before, source, device)
    outputs = losses.outputs_of(task.loss, source)
    weights = weights_of(task.net, source, outputs, seed_of(task) + 999).to(device)
    rates = one_cycle(np.array([PRETRAINING_RATE]), PRETRAINING_STEPS)
    runs = train(problem, weights, rates, [999], snapshots=[PRETRAINING_STEPS])
    return runs.snapshots[PRETRAINING_STEPS][0, 0].detach(), problem.net


__all__ = ["GRID", "Task", "problem_of", "seed_of", "starts"]
