"""Many curves at once answer as they would alone."""

from __future__ import annotations

from array import array

import pytest
from conftest import refused
from curves import falling, flat, rates

import lrsuggest

CURVES = [falling(noise=0.05, seed=seed) for seed in range(20)]
LRS, LOSSES = CURVES[0][0], [losses for _, losses in CURVES]


def test_the_same_answers_as_alone():
    context = {"optimizer": "sgd", "steps": 3000, "schedule": "linear"}
    together = lrsuggest.suggest_batch(LRS, LOSSES, **context)
    assert together == [lrsuggest.suggest(LRS, losses, **context) for losses in LOSSES]


@pytest.mark.parametrize("threads", [None, 1, 2, 64])
def test_threads(threads):
    assert lrsuggest.suggest_batch(LRS, LOSSES, threads=threads) == lrsuggest.suggest_batch(
        LRS, LOSSES
    )


@pytest.mark.parametrize("threads", [0, -1, -3, 1.0, "2", True, 2**31])
def test_bad_threads(threads):
    assert "threads" in refused(LRS, LOSSES, threads=threads, call=lrsuggest.suggest_batch)


def test_refusals_stand_in_their_place():
    answers = lrsuggest.suggest_batch(LRS, [LOSSES[0], flat()[1], LOSSES[1]])
    assert [bool(answer) for answer in answers] == [True, False, True]
    assert answers[1].reasons
    assert answers[1] == lrsuggest.suggest(*flat())


def test_curves_of_different_lengths():
    columns = [falling(count) for count in (30, 200, 3)]
    answers = lrsuggest.suggest_batch(
        [lrs for lrs, _ in columns], [losses for _, losses in columns]
    )
    assert answers == [lrsuggest.suggest(*column) for column in columns]
    assert [bool(answer) for answer in answers] == [True, True, False]


def test_every_kind_of_rows():
    expected = lrsuggest.suggest_batch(LRS, LOSSES)
    for made in (tuple, iter, lambda rows: [array("d", row) for row in rows]):
        assert lrsuggest.suggest_batch(tuple(LRS), made(LOSSES)) == expected
        assert lrsuggest.suggest_batch(made([LRS] * 20), made(LOSSES)) == expected
        assert lrsuggest.suggest_batch(iter(LRS), made(LOSSES)) == expected


def test_numpy_and_pandas():
    np = pytest.importorskip("numpy")
    expected = lrsuggest.suggest_batch(LRS, LOSSES)
    table = np.array(LOSSES)
    assert lrsuggest.suggest_batch(np.array(LRS), table) == expected
    assert lrsuggest.suggest_batch(LRS, np.asfortranarray(table)) == expected
    assert lrsuggest.suggest_batch(np.tile(LRS, (20, 1)), list(table)) == expected
    assert lrsuggest.suggest_batch(array("d", LRS), np.ma.array(table)) == expected
    assert lrsuggest.suggest_batch(LRS, np.empty((0, 101))) == []
    pd = pytest.importorskip("pandas")
    assert lrsuggest.suggest_batch(pd.Series(LRS), pd.DataFrame(table)) == expected


def test_no_curves():
    assert lrsuggest.suggest_batch(LRS, []) == []
    assert lrsuggest.suggest_batch([], []) == []


@pytest.mark.parametrize(
    ("lrs", "losses", "said"),
    [
        (LRS, [LOSSES[0], LOSSES[1][:-1]], "losses[1] 100"),
        ([LRS, LRS[::-1]], LOSSES[:2], "curve 1: "),
        ([LRS, LRS[:-1]], LOSSES[:2], "lrs[1] holds 100 values and losses[1] 101"),
        ([LRS], LOSSES[:2], "lrs has 1 rows and losses 2"),
        ([], LOSSES[:2], "lrs has 0 rows and losses 2"),
        (LRS, LOSSES[0], "losses must hold one row for each curve"),
        (LRS, None, "losses must hold one row for each curve, not None"),
        (LRS, "abc", "losses must hold one row for each curve, not 'abc'"),
        (LRS, 1.0, "losses must hold one row for each curve, not 1.0"),
        (LRS, [LOSSES[0], None], "losses[1] must be a sequence of numbers, not None"),
        (LRS, ["abc"], "losses[0] must be a sequence of numbers, not 'abc'"),
        (LRS, [LOSSES[0], [*LOSSES[0][:-1], "x"]], "losses[1][100] is 'x'"),
        (LRS, [[LOSSES[0]]], "losses[0][0] is a sequence"),
        (None, LOSSES, "lrs must be a sequence of numbers, not None"),
        (0.1, LOSSES, "lrs must be a sequence of numbers, not 0.1"),
        ([*LRS[:-1], "1"], LOSSES, "lrs[100] is '1'"),
        ([LRS, "ab"], LOSSES[:2], "lrs[1] must be a sequence of numbers, not 'ab'"),
        ([0.0, *rates()[1:]], LOSSES, "curve 0: "),
        (LRS, [[]], "losses[0] 0"),
    ],
)
def test_what_is_no_batch(lrs, losses, said):
    assert said in refused(lrs, losses, call=lrsuggest.suggest_batch)


def test_the_context_is_checked_without_curves():
    assert "optimizer" in refused([], [], optimizer="x", call=lrsuggest.suggest_batch)
    assert "steps" in refused(LRS, LOSSES, steps=0, call=lrsuggest.suggest_batch)


def test_the_status_of_a_curve_that_is_none():
    with pytest.raises(lrsuggest.LRSuggestError) as caught:
        lrsuggest.suggest_batch(LRS[::-1], LOSSES)
    assert caught.value.status == "LRS_ERROR_INVALID_CURVE"
