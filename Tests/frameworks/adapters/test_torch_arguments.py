"""What a range test of a PyTorch model refuses, and what it says then."""

from __future__ import annotations

import re
from typing import Any

import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.torch import preserved, range_test
from torch import nn

MODEL = nn.Linear(2, 1)
OPTIMIZER = torch.optim.SGD(MODEL.parameters(), lr=0.1)
BATCH = (torch.ones(4, 2), torch.ones(4, 1))
LOADER = [BATCH]
MSE = nn.functional.mse_loss


def call(**changed: Any) -> Any:
    """Make a range test with some arguments changed."""
    arguments = {
        "model": MODEL, "optimizer": OPTIMIZER, "loss_fn": MSE, "loader": LOADER,
        "progress": False, "num_iter": 20,
    }  # fmt: skip
    return range_test(**{**arguments, **changed})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"model": 3}, "model must be a torch.nn.Module, not 3"),
        ({"optimizer": "adam"}, "optimizer must be a torch.optim.Optimizer, not 'adam'"),
        (
            {"optimizer": torch.optim.SGD(nn.Linear(1, 1).parameters())},
            "optimizer holds no weight of model",
        ),
        ({"loss_fn": None}, "one of loss_fn, batch_loss and train_step is needed"),
        ({"loss_fn": 1}, "loss_fn must be a function, not 1"),
        ({"batch_loss": len}, "loss_fn and batch_loss are two ways to say one thing"),
        ({"loss_fn": None, "train_step": 1}, "train_step must be a function, not 1"),
        ({"train_step": len, "accumulate": 2}, "accumulate=2 needs loss_fn or batch_loss"),
        (
            {"loss_fn": None, "train_step": lambda batch: None},
            "train_step must return the loss of its batch as a number, not None",
        ),
        (
            {"loss_fn": None, "train_step": len, "validation": LOADER},
            "validation needs loss_fn or batch_loss",
        ),
        ({"loader": 7}, "loader must be iterable, such as a DataLoader, not 7"),
        ({"loader": []}, "loader gives no batch"),
        ({"loader": [BATCH[0]]}, "loss_fn needs batches that are pairs (inputs, targets)"),
        ({"validation": []}, "validation gives no batch"),
        ({"validation": iter(LOADER)}, "validation must be iterable again and again"),
        ({"validation": 7}, "validation must be iterable again and again"),
        ({"others": [OPTIMIZER, 3]}, "others[1] must be a torch.optim.Optimizer, not 3"),
        ({"others": OPTIMIZER}, "others must be a list of optimizers, not SGD"),
        ({"scaler": 3}, "scaler must be a torch.amp.GradScaler, not 3"),
        ({"autocast": True}, "autocast must be a context manager, such as torch.autocast"),
        ({"clip_grad_norm": "x"}, "clip_grad_norm must be a number, not 'x'"),
        ({"clip_grad_norm": 0}, "clip_grad_norm must be above 0, not 0"),
        ({"accumulate": 0}, "accumulate must be at least 1, not 0"),
        ({"accumulate": 1.5}, "accumulate must be a whole number"),
        ({"start_lr": -1}, "start_lr"),
        ({"num_iter": 1}, "num_iter"),
        ({"stop": "sometimes"}, "stop"),
        ({"keep": "cloud"}, """keep must be "memory" or "disk", not 'cloud'"""),
        ({"progress": "bar"}, """progress must be True, False or "plot", not 'bar'"""),
        ({"loss_fn": lambda out, _: 1.0}, "the loss must be a tensor, not 1.0"),
        (
            {"loss_fn": lambda out, wanted: (out - wanted) ** 2},
            "the loss must be one number, not of the shape (4, 1)",
        ),
        ({"loss_fn": lambda out, _: (out * 1j).sum()}, "the loss must be real, not complex"),
        ({"loss_fn": lambda out, wanted: wanted.sum()}, "the loss depends on no weight"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_misuse_is_named(changed, said):
    before = MODEL.weight.clone()
    with pytest.raises(LRSuggestError, match=re.escape(said)):
        call(**changed)
    assert torch.equal(MODEL.weight, before)
    assert OPTIMIZER.param_groups[0]["lr"] == 0.1


def test_weights_without_numbers_are_named():
    model = nn.Linear(2, 1, device="meta")
    with pytest.raises(LRSuggestError, match='weights on the device "meta"'):
        call(model=model, optimizer=torch.optim.SGD(model.parameters()))


def test_a_loss_with_its_graph_is_a_number():
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        step = lambda batch: MSE(MODEL(batch[0]), batch[1])  # noqa: E731
        assert call(loss_fn=None, train_step=step).losses


@pytest.mark.parametrize("rate", [-1.0, float("nan"), float("inf")])
def test_a_group_with_an_impossible_rate_is_named(rate):
    optimizer = torch.optim.SGD(MODEL.parameters(), lr=0.1)
    optimizer.param_groups[0]["lr"] = rate
    with pytest.raises(LRSuggestError, match=r"optimizer\.param_groups\[0\]\['lr'\] must be"):
        call(optimizer=optimizer)


def test_groups_at_zero_stay_there_and_all_at_zero_are_equal():
    groups = [{"params": [MODEL.weight], "lr": 0.0}, {"params": [MODEL.bias], "lr": 0.1}]
    assert call(optimizer=torch.optim.SGD(groups)).ratios == (0, 1)
    groups = [{"params": [weight], "lr": 0.0} for weight in (MODEL.weight, MODEL.bias)]
    assert call(optimizer=torch.optim.SGD(groups)).ratios == (1, 1)


def test_it_trains_inside_no_grad():
    with torch.no_grad():
        assert len(call().losses) > 1


def test_it_works_in_a_thread():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(call).result() == call()


def test_an_ignored_interrupt_stays_ignored():
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with preserved(MODEL):
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("optimizer", "name"),
    [
        (torch.optim.SGD(MODEL.parameters(), lr=1), "sgd"),
        (torch.optim.SGD(MODEL.parameters(), lr=1, momentum=0.9), "momentum"),
        (torch.optim.SGD(MODEL.parameters(), lr=1, momentum=0.9, nesterov=True), "nesterov"),
        (torch.optim.AdamW(MODEL.parameters()), "adamw"),
        (torch.optim.NAdam(MODEL.parameters()), "adam"),
        (torch.optim.RMSprop(MODEL.parameters()), "rmsprop"),
        (torch.optim.Adagrad(MODEL.parameters()), "adagrad"),
        (torch.optim.Rprop(MODEL.parameters()), None),
    ],
)
def test_the_family_of_an_optimizer(optimizer, name):
    assert call(optimizer=optimizer).context["optimizer"] == name
