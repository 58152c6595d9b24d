"""Names are never split."""

from __future__ import annotations

import numpy as np

from folds import folds


def test_a_name_is_in_one_fold_and_folds_are_even() -> None:
    random = np.random.default_rng(6)
    names = random.choice([f"set{number}" for number in range(30)], 1000)
    found = folds(names, 8)
    for name in np.unique(names):
        assert len(np.unique(found[names == name])) == 1
    sizes = np.bincount(found)
    assert len(sizes) == 8
    assert sizes.max() < 1.5 * sizes.min()


def test_the_order_of_lines_does_not_matter() -> None:
    names = np.array(["a", "b", "c", "a", "d", "b", "a"])
    order = np.random.default_rng(0).permutation(len(names))
    assert (folds(names[order], 3) == folds(names, 3)[order]).all()
