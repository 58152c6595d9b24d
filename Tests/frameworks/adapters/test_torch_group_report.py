"""Curves, rates and parameter groups from one range test of a PyTorch model."""

from __future__ import annotations

import math
import pickle
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.torch import param_groups, range_test
from torch import nn

MSE = nn.functional.mse_loss


def net() -> nn.Sequential:
    """Two layers."""
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(8, 32), nn.Tanh(), nn.Linear(32, 1))


def loader() -> list[Any]:
    """Shuffled batches of a function that can be learnt."""
    draws = torch.Generator().manual_seed(1)
    inputs = torch.randn(40, 32, 8, generator=draws)
    return [(rows, (rows[:, :3].sum(1, keepdim=True)).sin()) for rows in inputs]


def swept(model: nn.Module, optimizer: Any, **settings: Any) -> Any:
    """Make a range test that tells layers apart."""
    known = {"groups": "layers", "progress": False, **settings}
    return range_test(model, optimizer, MSE, loader(), **known)


def test_group_report():
    model = net()
    test = swept(model, torch.optim.Adam(model.parameters()), same_batch=True)
    report = test.group_report(steps=500)
    assert [group.name for group in report.groups] == ["0", "2"]
    assert report.answer.lr == test.suggest(steps=500).lr
    assert len(report.lrs) == 2
    assert report.lrs == [group.lr for group in report.groups]
    assert all(1e-5 < lr < 1 for lr in report.lrs)
    assert sum(group.share for group in report.groups) == pytest.approx(1)
    assert min(sum(both) for both in zip(*(group.changes for group in report.groups))) < -0.1
    again = pickle.loads(pickle.dumps(test)).group_report(steps=500)
    assert again.lrs == report.lrs


def test_the_edges_of_two_quadratics_are_those_of_their_curvatures():
    """Of a gradient step on a half times curvature times square, two over the curvature."""
    torch.manual_seed(0)
    model = nn.ParameterDict({name: torch.randn(50) for name in ("flat", "steep")})

    def loss(model: Any, batch: float) -> torch.Tensor:
        return (model["flat"] ** 2).sum() / 200 + 5 * (model["steep"] ** 2).sum() + batch

    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    groups = {name: [weights] for name, weights in model.items()}
    test = range_test(
        model, optimizer, None, [0.0], batch_loss=loss, groups=groups, progress=False,
        same_batch=True, start_lr=1e-3, end_lr=1,
    )  # fmt: skip
    flat, steep = test.group_report().groups
    assert steep.edge == pytest.approx(0.2, rel=0.05)
    assert flat.edge is None or flat.edge == pytest.approx(200, rel=0.05)


def test_a_test_that_ends_at_once_has_no_report():
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = lambda outputs, targets: MSE(outputs, targets) * math.nan  # noqa: E731
    test = range_test(model, optimizer, loss, loader(), groups="layers", progress=False)
    with pytest.raises(LRSuggestError, match="no step of the range test has finite sums"):
        test.group_report()


def test_a_refused_range_test_has_curves_and_no_rates():
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    report = swept(model, optimizer, num_iter=8).group_report()
    assert not report.answer
    assert all(len(group.changes) == len(group.lrs) > 1 for group in report.groups)
    with pytest.raises(LRSuggestError, match=r"the report has no rates: .*at least"):
        param_groups(model, optimizer, report)


def test_parameter_groups_are_those_of_the_report():
    model = net()
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.3)
    report = swept(model, optimizer).group_report(steps=500)
    groups = param_groups(model, optimizer, report)
    assert [group["name"] for group in groups] == ["0", "2"]
    assert [group["lr"] for group in groups] == report.lrs
    assert [group["weight_decay"] for group in groups] == [0.3, 0.3]
    fresh = torch.optim.AdamW(groups)
    assert [group["lr"] for group in fresh.param_groups] == report.lrs
    held = [weight for group in fresh.param_groups for weight in group["params"]]
    assert list(map(id, held)) == list(map(id, model.parameters()))
    schedule = torch.optim.lr_scheduler.OneCycleLR(fresh, max_lr=report.lrs, total_steps=10)
    assert schedule.get_last_lr() == pytest.approx([lr / 25 for lr in report.lrs])


def told(*names: str, advice: str = "keep") -> Any:
    """Stand for a report, of rates 1, 2, 3 and so on; the last group has the advice."""
    groups = [SimpleNamespace(name=name, lr=1.0 + i, advice="keep") for i, name in enumerate(names)]
    groups[-1].advice = advice
    return SimpleNamespace(groups=tuple(groups), answer=True)


def test_settings_of_the_optimizer_stay_with_the_weights():
    """Biases without decay, as many trainings have them, stay apart within each layer."""
    model = net()
    weights, biases = ([getattr(model[i], kind) for i in (0, 2)] for kind in ("weight", "bias"))
    groups = [{"params": weights}, {"params": biases, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=0.1, weight_decay=0.3)
    made = param_groups(model, optimizer, told("0", "2"))
    found = [(group["name"], group["lr"], group["weight_decay"]) for group in made]
    assert found == [("0", 1, 0.3), ("0", 1, 0), ("2", 2, 0.3), ("2", 2, 0)]
    assert [id(it) for group in made for it in group["params"]] == list(map(id, model.parameters()))
    torch.optim.AdamW(made)


def test_groups_to_freeze_are_left_out_if_wanted():
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    finished = told("0", "2", advice="freeze")
    assert len(param_groups(model, optimizer, finished)) == 2
    (left,) = param_groups(model, optimizer, finished, freeze=True)
    assert left["name"] == "0"
    model[0].requires_grad_(False)
    (left,) = param_groups(model, optimizer, told("2"))
    assert left["params"] == list(model[2].parameters())


def test_reports_of_other_groups_are_named():
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with pytest.raises(LRSuggestError, match=r"about the groups \['a'\], not \['0', '2'\]"):
        param_groups(model, optimizer, told("a"))
    mapping = {"a": model}
    (only,) = param_groups(model, optimizer, told("a"), mapping)
    assert len(only["params"]) == 4
