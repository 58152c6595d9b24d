"""Manual optimization and several optimizers."""

from __future__ import annotations

import lightning.pytorch as pl
import pytest
import torch
from lrsuggest import LRSuggestError
from lrsuggest.integrations.lightning import SuggestLearningRate, range_test

from lightning_training import Manual, Net, fitted, loader, net, rates, same, trainer_of


class Adversaries(pl.LightningModule):
    """Two parts with an optimizer each, the second one stepped on every third batch."""

    def __init__(self):
        super().__init__()
        self.automatic_optimization = False
        self.critic, self.actor = torch.nn.Linear(8, 1), torch.nn.Linear(8, 1)
        self.lr, self.swept = 0.01, []

    def training_step(self, batch, batch_idx):
        critic, actor = self.optimizers()
        self.train_part("critic", critic, self.critic, batch)
        if batch_idx % 3 == 2:
            self.train_part("actor", actor, self.actor, batch)
        for scheduler in self.lr_schedulers():
            scheduler.step()

    def train_part(self, name, optimizer, layer, batch):
        self.toggle_optimizer(optimizer)
        loss = ((layer(batch[0]) - batch[1]) ** 2).mean()
        optimizer.zero_grad()
        self.manual_backward(loss)
        optimizer.step()
        self.untoggle_optimizer(optimizer)
        self.log(f"{name}_loss", loss, on_step=name == "critic", on_epoch=name == "actor")
        self.swept.append((name, loss.item(), [o.param_groups[0]["lr"] for o in self.optimizers()]))

    def configure_optimizers(self):
        optimizers = [
            torch.optim.SGD(part.parameters(), lr=0.01) for part in (self.critic, self.actor)
        ]
        return optimizers, [torch.optim.lr_scheduler.StepLR(one, 2) for one in optimizers]


def test_manual_optimization_gives_what_automatic_does():
    tests = [range_test(trainer_of(), net(kind), loader()) for kind in (Net, Manual)]
    assert tests[0].lrs == tests[1].lrs
    assert tests[0].losses == tests[1].losses


def test_manual_optimization_goes_on_as_if_nothing_had_been():
    plain, tested = net(Manual), net(Manual)
    callback = SuggestLearningRate(at_epochs=(0, 2), at_steps=(5,), update_attr=False)
    fitted(plain, epochs=7)
    trainer = fitted(tested, callback, epochs=7)
    assert list(callback.range_tests) == [0, 5, 16]
    assert trainer.global_step == 56
    assert plain.trained_on == tested.trained_on
    assert same(plain.state_dict(), tested.state_dict())


@pytest.mark.parametrize(("index", "name"), [(0, "critic"), (1, "actor")])
def test_one_of_several_optimizers_is_swept_and_the_other_goes_its_way(index, name, monkeypatch):
    steps = []
    train_part = Adversaries.train_part

    def noting(self, *arguments):
        train_part(self, *arguments)
        steps.append(self.swept[-1])

    monkeypatch.setattr(Adversaries, "train_part", noting)
    settings = {"stop": "never", "num_iter": 20}
    callback = SuggestLearningRate(
        optimizer_idx=index, monitor=f"{name}_loss", update_attr=False, **settings
    )
    trainer = fitted(net(Adversaries), callback, epochs=1)
    test = callback.range_test
    mine = [step for step in steps if step[0] == name][:20]
    assert list(test.losses) == pytest.approx([loss for _, loss, _ in mine])
    assert [lrs[index] for _, _, lrs in mine] == list(test.lrs)
    others = {lrs[1 - index] for _, _, lrs in steps[:40]}
    assert all(lr <= 0.01 for lr in others)
    assert trainer.global_step == 8 + 2


def test_the_suggestion_for_one_optimizer_leaves_the_other_and_the_shared_attribute():
    callback = SuggestLearningRate(optimizer_idx=1, monitor="actor_loss")
    module = net(Adversaries)
    seen = []

    class Watching(pl.Callback):
        def on_train_batch_start(self, trainer, *_):
            seen.append(rates(trainer) + rates(trainer, 1))

    fitted(module, callback, Watching(), epochs=2)
    assert seen[0] == [0.01, pytest.approx(callback.optimal_lr)]
    assert seen[2] == pytest.approx([0.001, callback.optimal_lr / 10])
    assert module.lr == 0.01


def test_accumulation_by_hand_is_one_rate_for_each_update():
    class Accumulating(Manual):
        def training_step(self, batch, batch_idx):
            loss = Net.training_step(self, batch, batch_idx)
            losses.append(loss.item())
            self.manual_backward(loss / 4)
            if (batch_idx + 1) % 4 == 0 or self.trainer.is_last_batch:
                self.optimizers().step()
                self.optimizers().zero_grad()
            return loss

    losses = []
    test = range_test(trainer_of(), net(Accumulating), loader(), num_iter=12, stop="never")
    assert len(losses) == 12 * 4
    means = [sum(losses[at : at + 4]) / 4 for at in range(0, 48, 4)]
    assert list(test.losses) == pytest.approx(means)


def test_several_optimizers_without_a_choice_are_an_error():
    with pytest.raises(LRSuggestError, match="2 optimizers: choose one with optimizer_idx, 0 to 1"):
        range_test(trainer_of(), net(Adversaries), loader())
    with pytest.raises(LRSuggestError, match="optimizer_idx is 2"):
        range_test(trainer_of(), net(Adversaries), loader(), optimizer_idx=2)


def test_a_step_without_a_loss_is_an_error_that_names_the_remedy():
    with pytest.raises(LRSuggestError, match=r"training_step returned no loss .* monitor"):
        range_test(trainer_of(), net(Adversaries), loader(), optimizer_idx=0)
    with pytest.raises(LRSuggestError, match=r"logged no 'thing' .* self\.log"):
        range_test(trainer_of(), net(Adversaries), loader(), optimizer_idx=0, monitor="thing")


def test_an_optimizer_that_is_never_stepped_is_an_error():
    class Idle(Manual):
        def training_step(self, batch, batch_idx):
            return Net.training_step(self, batch, batch_idx)

    with pytest.raises(LRSuggestError, match="not stepped the optimizer in 1000 batches"):
        range_test(trainer_of(), net(Idle), loader(8))


def test_a_step_that_leaves_out_bad_batches_ends_as_a_diverged_one_does():
    class Careful(Net):
        def training_step(self, batch, batch_idx):
            loss = super().training_step(batch, batch_idx)
            return None if loss > 100 else loss

    test = range_test(trainer_of(), net(Careful), loader(), end_lr=1e4)
    assert test.stop_reason in ("non_finite", "diverged")
    assert test.suggest()


def test_an_optimizer_that_evaluates_several_times_is_read_before_its_update():
    first = []

    class Newton(Net):
        def training_step(self, batch, batch_idx):
            return super().training_step(batch, batch_idx)

        def on_train_batch_start(self, *_):
            self.trained_on.clear()

        def on_train_batch_end(self, *_):
            first.append((self.trained_on[0], len(self.trained_on)))

        def configure_optimizers(self):
            return torch.optim.LBFGS(self.parameters(), lr=0.1, max_iter=3)

    test = range_test(trainer_of(), net(Newton), loader(), num_iter=15, stop="never")
    assert [loss for loss, _ in first] == list(test.losses)
    assert max(count for _, count in first) > 1


def test_steps_that_fetch_their_batches_are_refused():
    class Fetching(Net):
        def training_step(self, dataloader_iter):
            batch, index, _ = next(dataloader_iter)
            return ((self(batch[0]) - batch[1]) ** 2).mean() + 0 * index

    with pytest.raises(LRSuggestError, match=r"write training_step\(batch, batch_idx\)"):
        range_test(trainer_of(), net(Fetching), loader())
