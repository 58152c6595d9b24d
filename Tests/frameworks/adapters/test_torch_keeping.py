"""Tensors, layers and containers of unusual kinds come back as they were."""

from __future__ import annotations

import random
from collections import deque
from copy import copy
from typing import Any

import numpy as np
import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.torch import preserved, range_test
from torch import nn
from torch.nn.utils import prune

from seeds import SEED, seed
from torch_training import bits

MSE = nn.functional.mse_loss
INPUTS = torch.randn(16, 4, generator=torch.Generator().manual_seed(SEED + 1))
BATCH = INPUTS, INPUTS.sum(1, keepdim=True)


def ranged(model: nn.Module, loss_fn: Any = MSE, **settings: Any) -> Any:
    """Make a short range test."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return range_test(model, optimizer, loss_fn, [BATCH], num_iter=12, progress=False, **settings)


class Holding(nn.Linear):
    """A layer with a buffer."""

    def __init__(self, buffer: torch.Tensor) -> None:
        """Hold it."""
        super().__init__(4, 1)
        self.register_buffer("held", buffer)


@pytest.mark.parametrize(
    "buffer",
    [torch.arange(5.0).expand(3, -1), torch.arange(5.0).unfold(0, 3, 1), torch.ones(()).expand(2)],
    ids=["expanded", "unfolded", "one number"],
)
def test_buffers_whose_places_share_memory(buffer):
    model, before = Holding(buffer), buffer.clone()
    with preserved(model):
        model.held.as_strided((1,), (1,)).fill_(7)
        assert not torch.equal(model.held, before)
    assert torch.equal(model.held, before)


@pytest.mark.filterwarnings("ignore:The PyTorch API of nested tensors")
def test_a_nested_tensor():
    model = Holding(torch.nested.nested_tensor([torch.ones(2), torch.ones(3)]))
    with preserved(model):
        model.held.mul_(2)
    assert [row.tolist() for row in model.held.unbind()] == [[1, 1], [1, 1, 1]]


class Remembering(nn.Linear):
    """Writes what still depends on the weights into its buffer."""

    def __init__(self) -> None:
        """Begin with zero."""
        super().__init__(4, 1)
        self.register_buffer("state", torch.zeros(1))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Predict, and add the mean."""
        self.state.detach_()
        outputs = super().forward(inputs)
        self.state.mul_(0.9).add_(outputs.mean())
        return outputs


def test_a_buffer_that_became_part_of_the_graph():
    model = Remembering()
    ranged(model)
    assert model.state.is_leaf
    assert not model.state.requires_grad
    assert model.state.item() == 0


def test_weights_in_another_precision_get_their_own_back():
    model = nn.Linear(4, 1)
    before = bits(model.state_dict())
    with preserved(model):
        model.half()
    assert bits(model.state_dict()) == before


def test_weights_whose_data_were_replaced_stay_where_others_look():
    model = nn.Linear(4, 1)
    flat, before = model.weight.detach().view(-1), model.weight.detach().clone()
    with preserved(model):
        model.weight.data.zero_()
        model.weight.data = torch.ones(1, 4)
    assert torch.equal(model.weight, before)
    assert model.weight.data_ptr() == flat.data_ptr()
    assert torch.equal(flat, before.view(-1))


def test_batch_statistics_inside_a_scripted_model():
    model = torch.jit.script(nn.Sequential(nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4)),
                                           nn.Linear(4, 1)))  # fmt: skip
    before = bits(model.state_dict())
    ranged(model)
    assert bits(model.state_dict()) == before


@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize(
    "change",
    [
        nn.utils.weight_norm,
        nn.utils.spectral_norm,
        lambda part: prune.random_unstructured(part, "weight", 2),
    ],
    ids=["weight_norm", "spectral_norm", "pruning"],
)
def test_weights_that_a_layer_computes_before_it_is_called(change):
    model = nn.Linear(4, 1)
    change(model)
    model(INPUTS)
    made, before = model.weight, bits(model.weight)
    ranged(model)
    assert model.weight is made
    assert bits(model.weight) == before


def test_hooks_of_every_kind_on_layers_of_pytorch():
    model = nn.Linear(4, 1)
    hooks = lambda: {key: len(some) for key, some in vars(model).items() if "hooks" in key}  # noqa: E731
    before = hooks()
    with preserved(model):
        model.register_full_backward_hook(print)
        model.register_full_backward_pre_hook(print)
        model.register_forward_hook(print, with_kwargs=True)
        model.register_state_dict_pre_hook(print)
    assert hooks() == before


def test_where_one_thing_resists_the_generators_come_back_too():
    model = Remembering()
    model.rows = np.ones(3)
    seed(3)
    before = torch.get_rng_state()
    with pytest.raises(ValueError, match="broadcast"), preserved(model):
        model.rows.resize(5, refcheck=False)
        torch.rand(1)
    assert torch.equal(torch.get_rng_state(), before)


def shown(value: Any) -> Any:
    """Return contents or state, ready to be compared."""
    if isinstance(value, random.Random):
        return value.getstate()
    if isinstance(value, np.random.Generator):
        return str(value.bit_generator.state)
    return bits(value.get_state()) if isinstance(value, torch.Generator) else bits(copy(value))


@pytest.mark.parametrize(
    ("made", "change"),
    [
        (lambda: [1], lambda some: some.append(2)),
        (lambda: {"a": 1}, lambda some: some.clear()),
        (lambda: {1}, lambda some: some.add(2)),
        (lambda: deque([1]), lambda some: some.popleft()),
        (lambda: np.ones(2), lambda some: some.fill(0)),
        (lambda: random.Random(1), lambda some: some.random()),
        (lambda: np.random.default_rng(1), lambda some: some.random()),
        (lambda: torch.Generator().manual_seed(1), lambda some: torch.rand(1, generator=some)),
    ],
    ids=["list", "dict", "set", "deque", "array", "Random", "numpy", "torch"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["preserved", "range_test"])
def test_containers_and_generators_that_are_passed(made, change, way):
    value = made()
    before = shown(value)
    if way == "preserved":
        with preserved(value):
            change(value)
            assert shown(value) != before
    else:
        changed = []

        def loss(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
            changed.append(changed or change(value))
            return MSE(outputs, targets)

        ranged(nn.Linear(4, 1), loss, preserve=[value])
        assert changed
    assert shown(value) == before


def test_an_object_that_can_be_iterated_over():
    class History:
        def __init__(self) -> None:
            self.rows = [1]

        def __iter__(self) -> Any:
            return iter(self.rows)

    history = History()
    with preserved(history):
        history.rows.append(2)
        history.new = 1
    assert vars(history) == {"rows": [1]}


def test_what_cannot_be_remembered_is_refused_before_anything():
    with pytest.raises(LRSuggestError, match=r"preserve\[1\] has no attributes .*: 3"):
        ranged(nn.Linear(4, 1), preserve=[[], 3])


def test_one_context_is_not_entered_twice_at_once():
    context = preserved(nn.Linear(1, 1))
    with context, pytest.raises(RuntimeError, match="entered already"):
        context.__enter__()
    with context:
        pass


def test_nothing_keeps_the_model_alive():
    import gc
    import weakref

    gc.disable()
    try:
        model = nn.Linear(4, 1)
        ranged(model)
        gone = weakref.ref(model)
        del model
        assert gone() is None
    finally:
        gc.enable()
