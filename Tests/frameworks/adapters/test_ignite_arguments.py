"""What the range test of ignite trainers is given wrongly, and what it says then."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from ignite.engine import Engine
from lrsuggest import LRSuggestError
from lrsuggest.integrations.ignite import LRSuggestFinder, range_test
from torch import nn

from ignite_training import ignited


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"output_transform": 3}, "output_transform must be a function, not 3"),
        ({"output_transform": lambda _: "?"}, "must return the loss of an iteration .* not '\\?'"),
        ({"output_transform": lambda _: torch.ones(2)}, "output_transform=lambda output: output"),
        ({"accumulate": 0}, "accumulate must be at least 1, not 0"),
        ({"accumulate": 1.5}, "accumulate"),
        ({"start_lr": 0}, "start_lr|start"),
        ({"loader": []}, "loader gives no batch"),
        ({"loader": 3}, "loader must be iterable"),
        ({"loader": None}, r"loader is needed before the first trainer\.run\(loader\)"),
        ({"keep": "cloud"}, 'keep must be "memory" or "disk"'),
        ({"progress": "bar"}, "progress must be"),
        ({"to_save": [3]}, r"has no attributes .*: 3"),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(map(str, value)),
)
def test_the_sentence_names_the_argument(settings: dict[str, Any], said: str):
    trained = ignited()
    held = trained.everything()
    with pytest.raises(LRSuggestError, match=said):
        trained.ranged(**settings)
    assert trained.everything() == held


def test_no_trainer_and_no_optimizer():
    trained = ignited()
    with pytest.raises(LRSuggestError, match=r"trainer must be an ignite\.engine\.Engine"):
        range_test(trained.parts.model, trained.parts.optimizer, [])
    with pytest.raises(LRSuggestError, match=r"optimizer must be a torch\.optim\.Optimizer"):
        range_test(trained.trainer, trained.parts.model, [])


def test_an_optimizer_that_the_trainer_does_not_step():
    trained = ignited()
    other = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=1)
    with pytest.raises(LRSuggestError, match="optimizer made no step in 256 iterations"):
        range_test(trained.trainer, other, trained.parts.loader, progress=False)


def test_a_trainer_without_a_model():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1)
    trainer = Engine(lambda _engine, batch: batch)
    with pytest.raises(LRSuggestError, match="to_save holds no torch.nn.Module"):
        range_test(trainer, optimizer, [1.0])


def test_the_finder_says_what_to_call():
    trained = ignited()
    finder = LRSuggestFinder()
    with pytest.raises(LRSuggestError, match="no range test was made yet: call run"):
        finder.get_results()
    said = r"to_save\['optimizer'\] must be"
    attached = finder.attach(trained.trainer, {"model": trained.parts.model})
    with pytest.raises(LRSuggestError, match=said), attached:
        pass
    saved = {"model": trained.parts.model, "optimizer": trained.parts.optimizer}
    with finder.attach(trained.trainer, saved, progress=False) as ready:
        with pytest.raises(LRSuggestError, match="run takes no max_epochs: pass num_iter"):
            ready.run(trained.parts.loader, max_epochs=1)
        test = ready.run(trained.parts.loader)
    assert finder.test is test
    other = torch.optim.SGD([{"params": [torch.ones(1)]}, {"params": [torch.ones(1)]}], lr=1)
    with pytest.raises(LRSuggestError, match="optimizer has 2 parameter groups"):
        finder.apply_suggested_lr(other, steps=500)
    assert finder.lr_suggestion(steps=500) == finder.suggest(steps=500).lr
    assert finder.plot().get_xscale() == "log"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"step_mode": "exp"}, 'attach takes no step_mode: pass mode="exponential"'),
        ({"smooth_f": 0.1}, "attach takes no smooth_f: pass nothing"),
        ({"diverge_th": 3}, 'attach takes no diverge_th: pass stop="five_times_best"'),
    ],
    ids=lambda value: "" if isinstance(value, str) else " ".join(value),
)
def test_what_only_their_finder_takes(settings: dict[str, Any], said: str):
    trained = ignited()
    saved = {"model": trained.parts.model, "optimizer": trained.parts.optimizer}
    attached = LRSuggestFinder().attach(trained.trainer, saved, **settings)
    with pytest.raises(LRSuggestError, match=said), attached:
        pass
