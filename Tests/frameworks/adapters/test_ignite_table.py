"""What a range test of an ignite trainer can do: the cells of the table in the documentation."""

from __future__ import annotations

import math
from typing import Any

import lrsuggest
import pytest
import torch
from ignite.engine import Engine, Events
from lrsuggest.integrations.torch import range_test
from torch import nn

from ignite_training import MSE, ignited, stepping
from processes import torchrun
from seeds import seed
from torch_training import bits, training


def by_torch(**settings: Any) -> Any:
    """Make the same range test without ignite."""
    parts = training()
    loss = settings.pop("loss_fn", MSE)
    return range_test(parts.model, parts.optimizer, loss, parts.loader, progress=False, **settings)


def test_range_test():
    test = ignited().ranged()
    assert test.losses == by_torch().losses
    assert test.context == {"optimizer": "adam", "batch_size": 32}
    assert 1e-4 < test.suggest(steps=500).lr < 1


def test_mid_training():
    """From a handler of the running trainer, with the loader it runs on."""
    expected = ignited()
    expected.run(8)
    trained = ignited()
    found = []

    @trained.trainer.on(Events.ITERATION_COMPLETED(once=13))
    def look() -> None:
        found.append(trained.ranged(loader=None))

    trained.run(8)
    assert trained.losses == expected.losses
    assert bits(trained.parts.model.state_dict()) == bits(expected.parts.model.state_dict())
    assert found[0].losses != by_torch().losses
    assert found[0].context["steps"] == 8 * 8 - 13


def test_accumulation():
    """Nobody says that four batches of eight make an update: the optimizer is watched."""

    def test_of(size: int, **settings: Any) -> tuple[Any, list[float]]:
        parts = training()
        seed(1)
        parts.model = nn.Linear(8, 1)
        parts.optimizer = torch.optim.SGD(parts.model.parameters(), lr=0.1)
        data = parts.loader.dataset
        parts.loader = torch.utils.data.DataLoader(data, batch_size=size)
        rates = []
        parts.optimizer.register_step_pre_hook(
            lambda optimizer, *_: rates.append(optimizer.param_groups[0]["lr"])
        )
        return ignited(parts=parts, **settings).ranged(), rates

    whole, _ = test_of(32)
    parts, rates = test_of(8, gradient_accumulation_steps=4)
    assert parts.losses == pytest.approx(whole.losses, rel=1e-3)
    assert parts.lrs == whole.lrs
    assert rates == list(parts.lrs)
    assert parts.context["batch_size"] == 32


def test_amp():
    """A scaler that the caller forgot to name is put back as well."""
    parts = training()
    autocast = torch.autocast("cpu", torch.bfloat16)
    trained = ignited(stepping(parts, autocast=autocast), parts)
    held = trained.everything()
    half = trained.ranged(to_save={"model": parts.model})
    assert trained.everything() == held
    full = ignited().ranged()
    assert half.losses != full.losses
    assert half.losses[:40] == pytest.approx(full.losses[:40], rel=0.05)
    assert abs(math.log10(half.suggest(steps=500).lr / full.suggest(steps=500).lr)) < 0.5


def test_amp_of_ignite():
    """Its own step with a scaler; the one made here halves its scale until the losses fit."""
    parts = training()
    parts.scaler = torch.amp.GradScaler("cpu", init_scale=2.0**127)
    trained = ignited(parts=parts, amp_mode="amp", scaler=parts.scaler)
    held = trained.everything()
    test = trained.ranged()
    assert trained.everything() == held
    assert test.suggest()


def test_groups():
    parts = training()
    body, head = parts.model.body, parts.model.head
    parts.optimizer = torch.optim.Adam(
        [
            {"params": body.parameters(), "lr": 1e-5},
            {"params": head.parameters(), "lr": torch.tensor(1e-3)},
        ],
        foreach=False,
    )
    seen = []
    parts.optimizer.register_step_pre_hook(
        lambda optimizer, *_: seen.append([float(group["lr"]) for group in optimizer.param_groups])
    )
    test = ignited(parts=parts).ranged()
    assert [head for _, head in seen] == pytest.approx(test.lrs)
    assert [100 * body for body, _ in seen] == pytest.approx(test.lrs)
    assert [float(group["lr"]) for group in parts.optimizer.param_groups] == pytest.approx(
        [1e-5, 1e-3]
    )


def test_ddp():
    """Two processes with half of each batch do what one does with all of it."""
    first, second = torchrun("ignite_ranks.py")
    assert first["losses"] == second["losses"]
    assert first["suggested"] == second["suggested"]
    assert first["weights_kept"] and second["weights_kept"]
    assert first["losses"] == pytest.approx(first["expected"], rel=1e-3)
    assert first["theirs"] == pytest.approx(2 * first["losses"][0], rel=1e-3)


def test_restore():
    trained = ignited()
    trained.run(2)
    held = trained.everything()
    trained.ranged()
    assert trained.everything() == held


def test_negative_loss():
    plain = ignited().ranged(end_lr=1e3)
    low = ignited(loss_fn=lambda outputs, targets: MSE(outputs, targets) - 100)
    low = low.ranged(end_lr=1e3)
    assert low.losses[0] < 0
    assert low.stop_reason == plain.stop_reason == "diverged"
    assert abs(math.log10(low.suggest().lr / plain.suggest().lr)) < 0.2


def test_nan_at_first_step():
    trained = ignited(loss_fn=lambda outputs, targets: MSE(outputs, targets) * math.nan)
    held = trained.everything()
    test = trained.ranged()
    assert (len(test.losses), test.stop_reason) == (1, "non_finite")
    answer = test.suggest()
    assert not answer
    assert answer.code == "no_finite_loss"
    assert trained.everything() == held


def test_nan_at_first_step_with_a_scaler_that_skips_it():
    parts = training()
    trained = ignited(stepping(parts, lambda *pair: MSE(*pair) * math.nan), parts)
    test = trained.ranged()
    assert test.suggest().code == "no_finite_loss"


def test_three_batch_loader():
    trained = ignited()
    data = torch.utils.data.Subset(trained.parts.loader.dataset, range(96))
    loader = torch.utils.data.DataLoader(data, batch_size=32, shuffle=True)
    assert len(trained.ranged(loader=loader, stop="never").losses) == 100


def test_handlers_that_the_training_needs_run_where_they_are_named():
    parts = training()
    trained = ignited(parts=parts)

    @trained.trainer.on(Events.ITERATION_STARTED(every=1))
    def prepare(engine: Engine) -> None:
        inputs, targets = engine.state.batch
        engine.state.batch = inputs, 3 * targets

    tripled = trained.ranged(handlers=[prepare])
    plain = trained.ranged()
    assert tripled.losses[0] > 5 * plain.losses[0]
    assert trained.calls == []
    with pytest.raises(lrsuggest.LRSuggestError, match="add_event_handler never got"):
        trained.ranged(handlers=[print])


def test_a_scheduler_in_the_function_of_the_trainer_has_no_say():
    parts = training()
    used = []
    parts.optimizer.register_step_post_hook(
        lambda optimizer, *_: used.append(optimizer.param_groups[0]["lr"])
    )
    plain = stepping(parts)

    def step(engine: Engine, batch: Any) -> float:
        for group in parts.optimizer.param_groups:
            group["lr"] = 0.5
        loss = plain(engine, batch)
        parts.scheduler.step()
        return loss

    test = ignited(step, parts).ranged()
    assert used == list(test.lrs)


def test_a_trainer_that_ends_its_run_ends_the_test():
    parts = training()
    plain = stepping(parts)

    def step(engine: Engine, batch: Any) -> float:
        if engine.state.iteration == 20:
            engine.terminate()
        return plain(engine, batch)

    trained = ignited(step, parts)
    test = trained.ranged()
    assert (len(test.losses), test.stop_reason) == (20, "running")
    assert trained.trainer.should_terminate is False


def test_a_function_with_dictionaries_and_nothing_named_to_save():
    parts = training()
    plain = stepping(parts)
    trained = ignited(lambda engine, batch: {"loss": torch.tensor(plain(engine, batch))}, parts)
    held = bits(parts.model.state_dict())
    test = trained.ranged(to_save=[parts.model], output_transform=lambda output: output["loss"])
    assert test.losses == pytest.approx(by_torch(scaler=training().scaler).losses)
    assert bits(parts.model.state_dict()) == held
