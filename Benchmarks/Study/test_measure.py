"""What is measured of a task, and how it becomes a corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from lrsuggest import study

import nets
from grow import key_of, packed, unpacked, write
from losses import cross_entropy, mixed, regression
from measure import COARSE, cut, near
from schedules import GRID
from tasks import Task

SMALL = Task("wine", {"arch": "mlp", "widths": [4]}, bs=16, budgets=(20, 40))


@pytest.fixture(scope="module")
def record() -> tuple:
    return packed(SMALL)


def test_every_budget_is_a_task_of_the_corpus(record: tuple, tmp_path: Path) -> None:
    store = study.Store(tmp_path / "records")
    store.put(key_of(SMALL), *record)
    write([SMALL], store, tmp_path / "grown.npz")
    for name, steps in (("grown", 20), ("grown-long", 40)):
        corpus = study.Corpus.load(tmp_path / f"{name}.npz")
        (meta,) = corpus.meta
        assert meta["steps"] == steps
        assert corpus.arrays["rt100_loss"].shape == (1, 8, 100)
        measured = corpus.arrays["gt_measured"][0].astype(bool)
        assert measured[:, COARSE].all()
        assert np.isfinite(corpus.arrays["gt_held"][0][measured]).mean() > 0.5
        assert np.isnan(corpus.arrays["gt_held"][0][~measured]).all()
        assert len(list(corpus.pairs(learnable=False))) == 8


def test_the_same_task_gives_the_same_numbers(record: tuple) -> None:
    for name, part in packed(SMALL)[0].items():
        np.testing.assert_array_equal(part, record[0][name], err_msg=name)


def test_a_shorter_constant_run_is_the_beginning_of_a_longer_one(record: tuple) -> None:
    (short, _), (long, _) = unpacked(record)
    alone = next(unpacked(packed(Task(**{**vars(SMALL), "budgets": (20,)}))))[0]
    np.testing.assert_allclose(alone["gt_held"][0, COARSE], short["gt_held"][0, COARSE], rtol=1e-5)
    assert not np.array_equal(short["gt_held"][0, COARSE], long["gt_held"][0, COARSE])


def test_what_is_declared_is_in_the_key() -> None:
    other = Task(**{**vars(SMALL), "hp": {"wd": 0.1}})
    assert key_of(SMALL).startswith(SMALL.id)
    assert key_of(SMALL) != key_of(other) == key_of(Task(**vars(other)))


def test_what_follows_the_first_broken_loss_is_nan() -> None:
    found = cut(np.array([[1.0, np.inf, 3.0, np.nan], [1.0, 2.0, 3.0, 4.0]]))
    np.testing.assert_array_equal(found, np.float32([[1, np.inf, np.nan, np.nan], [1, 2, 3, 4]]))


def test_near_is_three_quarters_of_a_decade() -> None:
    assert near([10]) == list(range(7, 14))
    assert GRID[10] == pytest.approx(10**-3.5)


def test_losses_by_hand() -> None:
    outputs, labels = torch.tensor([[2.0, 0.0]]), (torch.zeros(1, 2), torch.tensor([0]))
    right = float(torch.log1p(torch.exp(torch.tensor(-2.0))))
    assert float(cross_entropy(2).loss(outputs, labels)) == pytest.approx(right)
    smooth = 0.9 * right + 0.1 * (right + right + 2) / 2
    assert float(cross_entropy(2, 0.1).loss(outputs, labels)) == pytest.approx(smooth)
    both = torch.tensor([[2.0, 0.0, 1.0, 3.0]])
    assert float(mixed(2).loss(both, labels)) == pytest.approx(right + 0.3 * 5)
    wanted = (torch.zeros(1), torch.tensor([1.0]))
    one = torch.tensor([[4.0, 0.0]])
    assert float(regression("mse").loss(one, wanted)) == 9
    assert float(regression("huber").loss(one, wanted)) == 2.5
    assert float(regression("gnll").loss(one, wanted)) == 4.5


def test_a_convolution_is_torchs() -> None:
    torch.manual_seed(0)
    for stride in (1, 2):
        ours, x = nets.Convolution(3, 4, stride), torch.randn(2, 3, 7, 7)
        weight = ours.linear.weight.view(4, 3, 3, 3)
        theirs = torch.nn.functional.conv2d(x, weight, ours.linear.bias, stride, padding=1)
        torch.testing.assert_close(ours(x), theirs)


def test_batch_norm_is_torchs_in_training() -> None:
    torch.manual_seed(0)
    x = torch.randn(6, 5, 4, 4)
    torch.testing.assert_close(nets.BatchNorm(5)(x), torch.nn.BatchNorm2d(5).train()(x))
