"""Groups, their rates and their sums, held to plain PyTorch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import beside  # noqa: F401
import group_tasks
import outcomes
import store
import tasks
from declared import cnn, gru, mixer, mlp, trf
from group_declared import ALL, FINE_TUNING, FINISHED, SCRATCH
from group_tasks import GroupTask, key_of, prepared
from parts import layer_sizes, parts_of, spread, sums
from schedules import one_cycle
from sums import COLUMNS, Recorder
from sweeping import sweeps
from training import orders, train

SMALL = GroupTask("wine", mlp(6, 5), opt="mom", bs=16, budgets=(12,), groups=3)
SEEDS = [3, 4]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "CACHE", tmp_path)
    monkeypatch.setattr(group_tasks, "_made", {})
    monkeypatch.setattr(group_tasks, "FINISHING_STEPS", 150)
    monkeypatch.setattr(tasks, "PRETRAINING_STEPS", 60)


def net_of(task: GroupTask, weights: torch.Tensor) -> nn.Module:
    data = task.target()
    net = tasks.build(task.net, data, data.classes)
    nn.utils.vector_to_parameters(weights.clone(), net.parameters())
    return net


def grouped(net: nn.Module) -> list[list[nn.Parameter]]:
    """The parameters of a perceptron's linear layers."""
    return [list(layer.parameters()) for layer in net if isinstance(layer, nn.Linear)]


@pytest.mark.parametrize("net", [mlp(8, 8, norm="ln"), cnn(4, 4, blocks=1), trf(8, 2), gru(6)])
def test_groups_are_all_weights_and_end_with_the_head(net: dict[str, object]) -> None:
    data = GroupTask("digits", net).target()
    built = tasks.build(net, data, 10)
    total = sum(parameter.numel() for parameter in built.parameters())
    for count in range(2, len(layer_sizes(built)) + 1):
        parts = parts_of(built, count)
        ends = [0, *(part.end for part in parts)]
        assert [part.first for part in parts] == ends[:-1]
        assert ends[-1] == total
        assert total + tasks.head_slice(built).start == parts[-1].first
    with pytest.raises(ValueError, match="groups of a net"):
        parts_of(built, len(layer_sizes(built)) + 1)


def test_layers_of_a_mixer_are_in_the_order_of_its_weights() -> None:
    built = tasks.build(mixer(6, 1), GroupTask("digits", mixer(6, 1)).target(), 10)
    assert [part.name for part in parts_of(built, 3)] == ["layers 1-3", "layers 4-5", "head"]


@pytest.mark.parametrize("opt", ["mom", "adam", "adamw"])
def test_rates_of_groups_train_as_those_of_torch(opt: str) -> None:
    task = GroupTask("wine", mlp(6, 5), opt=opt, bs=16, budgets=(12,), groups=3)
    ready = prepared(task)
    vectors = torch.tensor([[0.0, 0.02, 0.1], [0.05, 0.0, 0.01]])
    found = train(
        ready.problem,
        ready.weights[:2],
        one_cycle(np.ones(2), 12),
        SEEDS,
        snapshots=[12],
        factors=spread(ready.parts, vectors),
    )
    kinds = {"mom": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
    for row, seed in enumerate(SEEDS):
        for column, vector in enumerate(vectors):
            net = net_of(task, ready.weights[row])
            options = [
                {"params": params, "lr": float(lr)}
                for params, lr in zip(grouped(net), vector, strict=True)
            ]
            optimiser = kinds[opt](options, **({"momentum": 0.9} if opt == "mom" else {}))
            factors = one_cycle(np.ones(1), 12)[:, 0]
            for rows, factor in zip(orders(len(ready.data.x), 16, 12, seed), factors, strict=True):
                for group, lr in zip(optimiser.param_groups, vector, strict=True):
                    group["lr"] = float(lr) * factor
                x, y = (part[rows] for part in ready.problem.train)
                optimiser.zero_grad()
                nn.functional.cross_entropy(net(x), y).backward()
                optimiser.step()
            expected = nn.utils.parameters_to_vector(net.parameters()).detach()
            actual = found.snapshots[12][row, column].detach()
            torch.testing.assert_close(actual, expected, atol=3e-5, rtol=1e-3)


def test_sums_are_those_of_torch() -> None:
    ready = prepared(SMALL)
    watch = Recorder(ready.problem, ready.parts)
    rates = np.geomspace(1e-3, 0.5, 5)
    found = train(ready.problem, ready.weights[:1], rates[:, None], [3], watch=watch)
    net = net_of(SMALL, ready.weights[0])
    optimiser = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)
    last = None
    for step, rows in enumerate(orders(len(ready.data.x), 16, 5, 3)):
        x, y = (part[rows] for part in ready.problem.train)
        optimiser.param_groups[0]["lr"] = rates[step]

        def gradient(x: torch.Tensor = x, y: torch.Tensor = y) -> tuple[float, torch.Tensor]:
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(net(x), y)
            loss.backward()
            parts = [parameter.grad for parameter in net.parameters()]
            return loss.item(), nn.utils.parameters_to_vector(parts).clone()

        before = nn.utils.parameters_to_vector(net.parameters()).detach().clone()
        _, first = gradient()
        optimiser.step()
        move = nn.utils.parameters_to_vector(net.parameters()).detach() - before
        loss_after, second = gradient()
        past = torch.full_like(move, torch.nan) if last is None else last
        columns = (first * move, first * past, second * move, move**2, before**2, first**2)
        for place, column in enumerate(columns):
            np.testing.assert_allclose(
                watch.table[0, 0, step, :, place],
                sums(ready.parts, column).numpy(),
                rtol=1e-3,
                atol=1e-7,
                err_msg=f"{COLUMNS[place]} at step {step}",
            )
        assert watch.losses_after[0, 0, step] == pytest.approx(loss_after, abs=1e-5)
        last = move
    assert np.isfinite(found.losses).all()


def test_gradients_at_both_ends_of_a_step_tell_the_change_of_the_loss() -> None:
    found = sweeps(SMALL)
    small = found["lrs"] < 0.003
    change = (found["losses_after"] - found["losses"])[:, small]
    told = (found["sums"][..., 0] + found["sums"][..., 2]).sum(-1)[:, small] / 2
    np.testing.assert_allclose(told, change, rtol=0, atol=1e-4)


def test_alone_leaves_the_other_groups_where_they_were() -> None:
    ready = prepared(SMALL)
    factors = spread(ready.parts, torch.eye(3))
    rates = np.full((4, 3), 0.1)
    end = train(ready.problem, ready.weights[:1], rates, [3], [4], factors).snapshots[4][0]
    for lane in range(3):
        for place, part in enumerate(ready.parts):
            same = torch.equal(end[lane, part.where], ready.weights[0, part.where])
            assert same == (place != lane)


def test_an_outcome_is_trained_once_and_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    first = outcomes.evaluate(SMALL, [[0.3, 0.3, 0.3], [1e6, 1e6, 1e6]])
    top = prepared(SMALL).top
    assert (first[0] < top).all()
    assert (first[1] == top).all()
    calls = []
    true = outcomes.trained
    monkeypatch.setattr(outcomes, "trained", lambda *a: calls.append(len(a[1])) or true(*a))
    again = outcomes.evaluate(SMALL, [[0, 0, 0], [0.3, 0.3, 0.3], [0, 0, 0]])
    assert calls == [1]
    np.testing.assert_array_equal(again[1], first[0])
    np.testing.assert_array_equal(again[0], again[2])
    with pytest.raises(ValueError, match="3 rates of at least 0"):
        outcomes.evaluate(SMALL, [[0.1, -0.1, 0.1]])


def test_outcomes_do_not_depend_on_what_is_trained_beside() -> None:
    alone = outcomes.trained(prepared(SMALL), np.float32([[0.1, 0.01, 0.2]]), 2)
    beside_others = outcomes.trained(
        prepared(SMALL), np.float32([[9, 9, 9], [0.1, 0.01, 0.2], [1e9, 0, 1]]), 2
    )
    np.testing.assert_allclose(beside_others[1], alone[0], rtol=1e-4)


@pytest.mark.parametrize("finished", ["body", "rest"])
def test_a_finished_part_is_trained_and_the_other_is_new(
    finished: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_tasks, "FINISHED_SEEDS", 2)
    task = GroupTask("wine", mlp(6, 5), opt="mom", bs=16, finished=finished)
    ready = prepared(task)
    drawn = group_tasks.fresh(task, ready.data, range(2))
    new = 2 if finished == "body" else 0
    for place, part in enumerate(ready.parts):
        drawn_there = torch.equal(ready.weights[:, part.where], drawn.roll(1, 0)[:, part.where])
        assert drawn_there == (place == new)
    assert not torch.equal(ready.weights[0], ready.weights[1])


def test_fine_tuning_shares_the_body_and_not_the_head() -> None:
    task = GroupTask("digits", mlp(8), transfer="full", source="classes", groups=2, rows=100)
    ready = prepared(task)
    body, head = ready.parts
    assert torch.equal(ready.weights[0, body.where], ready.weights[1, body.where])
    assert not torch.equal(ready.weights[0, head.where], ready.weights[1, head.where])
    assert len(ready.data.x) == 100


def test_scales_multiply_the_initial_weights() -> None:
    plain = prepared(SMALL)
    scaled = GroupTask("wine", mlp(6, 5), opt="mom", bs=16, groups=3, scales=(10, 1, 0.5))
    found = group_tasks.start_of(scaled, plain.data, plain.problem, plain.parts)
    drawn = group_tasks.fresh(scaled, plain.data, range(3))
    for part, scale in zip(plain.parts, scaled.scales, strict=True):
        torch.testing.assert_close(found[:, part.where], scale * drawn[:, part.where])


def test_declared_tasks_are_as_many_and_as_different_as_promised() -> None:
    assert len({task.id for task in ALL}) == len({key_of(task) for task in ALL}) == len(ALL)
    assert len(FINE_TUNING) >= 14
    assert len(SCRATCH) >= 12
    assert len(FINISHED) >= 4
    assert len({task.data for task in FINE_TUNING}) >= 6
    assert len({task.net["arch"] for task in FINE_TUNING}) >= 3
