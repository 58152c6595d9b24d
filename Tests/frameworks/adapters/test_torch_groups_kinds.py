"""Groups of weights of every kind, and groups that a range test refuses."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.torch import range_test
from torch import nn

from torch_group_sums import by_hand

MSE = nn.functional.mse_loss
GRADIENT_STEP, PREVIOUS, AFTER, STEP, WEIGHT, GRADIENT = range(6)
INPUTS = torch.randn(8, 6, generator=torch.Generator().manual_seed(0))
BATCH = INPUTS, INPUTS[:, :1].sin()


def swept(model: nn.Module, optimizer: Any = None, **settings: Any) -> Any:
    """Make a range test of a few steps on one batch."""
    known = {"groups": "layers", "num_iter": 6, "stop": "never", "start_lr": 0.01, "end_lr": 0.1}
    known |= {"loss_fn": MSE, "loader": [BATCH], "progress": False}
    optimizer = optimizer or torch.optim.SGD(model.parameters(), lr=0.1)
    return range_test(model, optimizer, **{**known, **settings})


def rows(test: Any) -> np.ndarray:
    """Return the sums by step, group and column."""
    return np.asarray(test.group_sums.rows)


def plain(test: Any, model: nn.Module, groups: list[list[torch.Tensor]], loss: Any) -> np.ndarray:
    """Return the sums of a loop by hand."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return np.array(by_hand(model, optimizer, lambda _: loss(), [[None]] * 6, groups, test.lrs))


class Odd(nn.Module):
    """A sparse embedding, a strided weight, a complex one, an unused and an empty one."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.rows = nn.Embedding(700, 300, sparse=True)  # more than a piece
        self.strided = nn.Parameter((torch.randn(60_000, 6) / 200).t()[:, ::2])  # more
        self.waves = nn.Parameter(torch.randn(6, 2, dtype=torch.complex64))
        self.unused = nn.Linear(3, 3)
        self.nothing = nn.Parameter(torch.empty(0))
        self.images = nn.Conv2d(2, 3, 3).to(memory_format=torch.channels_last)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Use them."""
        chosen = self.rows(torch.tensor([[3, 690], [3, 5]])).mean()
        waves = (inputs.to(torch.complex64) @ self.waves).abs().sum(1, keepdim=True)
        image = self.images(inputs.flatten()[:36].reshape(1, 2, 3, 6)).mean()
        return inputs @ self.strided.sum(1, keepdim=True) + chosen + waves + image


def test_weights_of_every_kind():
    model = Odd()
    test = swept(model, same_batch=True)
    real = torch.view_as_real(model.waves.detach())
    assert test.group_sums.names == ("rows", "unused", "images", "strided", "waves", "nothing")
    assert rows(test)[0, 4, WEIGHT] == pytest.approx(float((real**2).sum()), rel=1e-5)
    kinds = {"rows": model.rows, "unused": model.unused, "images": model.images}
    groups = [list(part.parameters()) for part in kinds.values()] + [[model.strided]]
    expected = plain(test, model, groups, lambda: MSE(model(BATCH[0]), BATCH[1]))
    assert rows(test)[:, :4] == pytest.approx(expected, rel=1e-4, abs=1e-7, nan_ok=True)
    assert (rows(test)[:, 1, [GRADIENT_STEP, STEP, GRADIENT]] == 0).all()
    assert (rows(test)[1:, 5] == 0).all()
    assert rows(test)[:, 4, GRADIENT_STEP] == pytest.approx(
        -np.array(test.lrs) * rows(test)[:, 4, GRADIENT], rel=1e-4
    )


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float64])
def test_weights_of_other_precision(dtype):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(6, 40), nn.Tanh(), nn.Linear(40, 1)).to(dtype)
    batch = tuple(part.to(dtype) for part in BATCH)
    test = swept(model, loader=[batch], same_batch=True)
    groups = [list(model[0].parameters()), list(model[2].parameters())]
    expected = plain(test, model, groups, lambda: MSE(model(batch[0]), batch[1]))
    error = 1e-12 if dtype is torch.float64 else 0.005
    assert rows(test) == pytest.approx(expected, rel=error, nan_ok=True)


def test_squares_beyond_single_precision():
    model = nn.Sequential(nn.Linear(6, 1, bias=False))
    loss = lambda outputs, targets: outputs.sum() * 1e25 + targets.sum()  # noqa: E731
    test = swept(model, loss_fn=loss, start_lr=1e-9, end_lr=1e-8, groups={"all": model})
    gradient = 1e25 * BATCH[0].sum(0).double()
    assert rows(test)[:, 0, GRADIENT] == pytest.approx(float((gradient**2).sum()), rel=1e-5)
    assert np.isfinite(rows(test)[1:, :, :AFTER]).all()


def test_frozen_weights_and_groups_without_a_rate_are_left_out():
    torch.manual_seed(0)
    model = nn.ModuleDict({name: nn.Linear(6, 1) for name in "abcd"})
    model["a"].requires_grad_(False)
    slow = [{"params": model["b"].parameters(), "lr": 0.0}, {"params": model["a"].parameters()}]
    optimizer = torch.optim.SGD([*slow, {"params": model["c"].parameters()}], lr=0.1)
    loss = lambda model, batch: MSE(sum(part(batch[0]) for part in model.values()), batch[1])  # noqa: E731
    groups = {name: model[name] for name in "abcd"}
    test = swept(model, optimizer, loss_fn=None, batch_loss=loss, groups=groups)
    assert test.group_sums.names == ("c",)
    assert test.group_sums.ratios == (1.0,)
    assert test.group_sums.homes == (2,)
    assert test.group_sums.left_out == {
        "a": "frozen: requires_grad is False",
        "b": "its learning rate is 0",
        "d": "not in the optimizer",
    }


def test_parameter_groups_have_their_ratios_and_names():
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    groups = [{"params": model[0].parameters(), "lr": 1e-3}, {"params": model[1].parameters()}]
    optimizer = torch.optim.SGD(groups, lr=1e-2)
    test = swept(model, optimizer, groups="param_groups")
    assert test.group_sums.names == ("group 0", "group 1")
    assert test.group_sums.ratios == pytest.approx((0.1, 1))
    shares = np.array(test.group_sums.ratios)
    steps = np.outer(np.array(test.lrs), shares) ** 2 * rows(test)[..., GRADIENT]
    assert rows(test)[..., STEP] == pytest.approx(steps, rel=1e-3)
    for group, name in zip(optimizer.param_groups, ("body", "head")):
        group["name"] = name
    assert swept(model, optimizer, groups="param_groups").group_sums.names == ("body", "head")
    assert swept(model, optimizer).group_sums.ratios == pytest.approx((0.1, 1))
    with pytest.raises(LRSuggestError, match="the group 'all' holds .* rates differ"):
        swept(model, optimizer, groups={"all": model})


def test_weights_that_no_group_names_are_the_rest():
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 6), nn.Linear(6, 1))
    named, all_three = swept(model, groups={"head": model[2]}), swept(model)
    assert named.group_sums.names == ("head", "rest")
    both = rows(all_three)[:, :2].sum(1)
    assert rows(named)[:, 1] == pytest.approx(both, rel=1e-5, nan_ok=True)


def test_lists_of_modules_are_called_by_their_paths():
    model = nn.Sequential(nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 6)), nn.Linear(6, 1))
    test = swept(model, groups=[model[0][0], model[0][1], model[1]])
    assert test.group_sums.names == ("0.0", "0.1", "1")


def test_wrappers_are_looked_through():
    class Wrapper(nn.Module):
        def __init__(self, module: nn.Module) -> None:
            super().__init__()
            self.module = module

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            return self.module(inputs)

    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    assert swept(Wrapper(Wrapper(model))).group_sums.names == ("0", "1")
    assert swept(Wrapper(nn.Linear(6, 1))).group_sums.names == ("Linear",)


def test_shared_weights_belong_to_the_first_group():
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 6), nn.Linear(6, 1))
    model[1].weight = model[0].weight
    test = swept(model, groups={"first": model[0], "second": model[1], "third": model[2]})
    assert np.array_equal(rows(test), rows(swept(model)), equal_nan=True)
    sizes = [float((part.detach() ** 2).sum()) for part in (model[0].weight, model[0].bias)]
    assert rows(test)[0, 0, WEIGHT] == pytest.approx(sum(sizes), rel=1e-5)
    second = float((model[1].bias.detach() ** 2).sum())
    assert rows(test)[0, 1, WEIGHT] == pytest.approx(second, rel=1e-5)


def test_a_single_layer_beside_one_that_shares_its_weights_is_looked_into():
    """As a language model is built: the head has the weights of the embedding."""
    parts = {"body": nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 6)), "head": nn.Linear(6, 6)}
    model = nn.ModuleDict(parts)
    model["head"].weight, model["head"].bias = model["body"][0].weight, None
    loss = lambda model, batch: MSE(model["head"](model["body"](batch[0])), batch[0])  # noqa: E731
    test = swept(model, loss_fn=None, batch_loss=loss)
    assert test.group_sums.names == ("0", "1")


class Poison(torch.autograd.Function):
    """Passes its input on, and at some call no gradient that is a number."""

    calls = 0

    @staticmethod
    def forward(ctx: Any, values: torch.Tensor) -> torch.Tensor:
        """Do nothing."""
        return values.clone()

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
        """Count, and spoil the fourth."""
        Poison.calls += 1
        return gradient * (math.nan if Poison.calls == 4 else 1)


@pytest.mark.parametrize("clip", [None, 1.0])
def test_a_gradient_that_is_no_number_ends_the_curves_and_is_named(clip):
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    loss = lambda model, batch: MSE(model[1](Poison.apply(model[0](batch[0]))), batch[1])  # noqa: E731
    before = model[0].weight.clone()
    Poison.calls = 0
    with pytest.warns(UserWarning, match=r"the gradient of 0 is not finite at the rate 0\.0398"):
        test = swept(model, loss_fn=None, batch_loss=loss, stop="cusum", clip_grad_norm=clip)
    assert (len(test.losses), test.stop_reason) == (5, "non_finite")
    assert math.isfinite(test.losses[3])
    assert [step for step, _ in test.group_sums.known()] == [0, 1, 2]
    assert "the curves of the groups end there" in test.group_sums.note
    assert torch.equal(model[0].weight, before)


def test_curves_that_have_ended_do_not_begin_again():
    """An optimizer may go on after a gradient that is no number: the rates between are missing."""

    class Careful(torch.optim.SGD):
        def step(self, closure: Any = None) -> None:
            for weight in self.param_groups[0]["params"]:
                weight.grad = torch.nan_to_num(weight.grad)
            super().step(closure)

    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    loss = lambda model, batch: MSE(model[1](Poison.apply(model[0](batch[0]))), batch[1])  # noqa: E731
    Poison.calls = 0
    with pytest.warns(UserWarning, match="the gradient of 0 is not finite"):
        test = swept(model, Careful(model.parameters(), 0.1), loss_fn=None, batch_loss=loss)
    assert np.isfinite(test.losses).all()
    assert [step for step, _ in test.group_sums.known()] == [1, 2]


def test_a_step_after_which_there_is_no_gradient_has_no_sums():
    """With the gradient of the same batch after the step, each known step has it."""
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    loss = lambda outputs, targets: MSE(outputs, targets).exp()  # noqa: E731
    steep = {"loss_fn": loss, "start_lr": 1e-3, "end_lr": 1e3, "num_iter": 20}
    test = swept(model, same_batch=True, **steep)
    assert not np.isfinite(test.losses[-1])
    known = np.array([row for _, row in test.group_sums.known()])
    assert 0 < len(known) < np.isfinite(test.losses).sum()
    assert np.isfinite(known[..., AFTER]).all()
    assert len(list(swept(model, **steep).group_sums.known())) > len(known)


def test_a_loss_that_is_no_number_ends_them_without_a_warning(recwarn):
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    test = swept(model, loss_fn=lambda outputs, targets: MSE(outputs, targets) * math.nan)
    assert list(test.group_sums.known()) == []
    assert not recwarn.list


MODEL = nn.Sequential(nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 1))
OPTIMIZER = torch.optim.SGD(MODEL.parameters(), lr=0.1)
LBFGS = torch.optim.LBFGS(MODEL.parameters())
OTHER = torch.optim.SGD(nn.Linear(1, 1).parameters())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"groups": "layer"}, """groups must be "param_groups", "layers", a mapping of"""),
        ({"groups": 3}, """groups must be "param_groups", "layers", a mapping of"""),
        ({"groups": {}}, "groups must hold at least one group"),
        ({"groups": [MODEL[0], MODEL[0]]}, "groups must hold at least one group, and each of"),
        ({"groups": {3: MODEL}}, "groups must have names that are text, not 3"),
        ({"groups": {"a": MODEL[1]}}, "groups['a'] holds no weight"),
        ({"groups": {"a": []}}, "groups['a'] holds no weight"),
        ({"groups": {"a": iter(())}}, "pass list(module.parameters())"),
        ({"groups": {"a": "0.weight"}}, "groups['a'] must be a module, or a list of modules"),
        ({"groups": {"a": [MODEL[0], 3]}}, "groups['a'] must be a module, or a list of modules"),
        (
            {"groups": {"all": MODEL, "head": MODEL[2].parameters()}},
            "the weight 2.weight is in groups['all'] and in groups['head']",
        ),
        ({"same_batch": True, "groups": None}, "same_batch=True needs groups: pass groups="),
        ({"same_batch": 1}, "same_batch must be True or False, not 1"),
        ({"train_step": len, "loss_fn": None}, "groups cannot be combined with train_step"),
        ({"validation": [BATCH]}, "groups cannot be combined with validation"),
        ({"others": [OTHER]}, "groups cannot be combined with others"),
        ({"optimizer": LBFGS}, "groups needs an optimizer that takes one gradient for an update"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_misuse_is_named(changed, said):
    before = MODEL[0].weight.clone()
    with pytest.raises(LRSuggestError, match=re.escape(said)):
        swept(MODEL, **{"optimizer": OPTIMIZER, **changed})
    assert torch.equal(MODEL[0].weight, before)


def test_groups_that_nobody_trains_are_named():
    model = nn.Sequential(nn.Linear(6, 6), nn.Linear(6, 1))
    optimizer = torch.optim.SGD(model[1].parameters(), lr=0.1)
    model[1].requires_grad_(False)
    with pytest.raises(LRSuggestError, match="no weight that the optimizer trains: are all frozen"):
        swept(model, optimizer)


def test_a_range_test_without_groups_has_no_report():
    with pytest.raises(LRSuggestError, match=re.escape("make the range test with groups=...")):
        swept(MODEL, groups=None).group_report()
