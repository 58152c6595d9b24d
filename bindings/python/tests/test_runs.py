"""Several range tests of one problem."""

from __future__ import annotations

import copy
import math
import pickle

import pytest
from conftest import refused
from curves import falling, flat, noise_only

import lrsuggest

RUNS = [falling(noise=0.1, seed=seed) for seed in range(5)]


def test_together_and_alone():
    answer = lrsuggest.suggest_runs(RUNS, steps=1500, schedule="constant")
    alone = tuple(lrsuggest.suggest(*run, steps=1500, schedule="constant") for run in RUNS)
    assert answer.runs == alone
    rates = sorted(math.log10(one.lr) for one in alone)
    middle = rates[1:4]  # of five fifths the quartiles leave three quarters of these two
    expected = (middle[0] * 0.15 + middle[1] * 0.2 + middle[2] * 0.15) / 0.5
    assert math.log10(answer.lr) == pytest.approx(expected)
    assert float(answer) == answer.lr
    assert answer
    assert answer.search_range.low <= answer.interval.low < answer.lr < answer.interval.high
    assert 0 < answer.spread < 0.5
    assert 0 <= answer.elbow_spread < 0.2
    assert answer.landmarks.minimum is not None
    assert repr(answer).startswith("RunsSuggestion(lr=")
    said = answer.explanation()
    assert "5 of 5 runs answered" in said
    assert f"spread by {answer.spread:.3g} decades" in said


def test_the_combined_search_range_is_among_those_to_search():
    answer = lrsuggest.suggest_runs(RUNS)
    assert answer.search_ranges(above_elbow=True)["suggested"] == answer.search_range
    low, high = answer.search_ranges()["suggested"]
    assert low == answer.search_range.low
    assert high == min(answer.search_range.high, answer.landmarks.elbow.lr)
    assert len(answer.search_ranges()) == 3


def test_it_is_a_value():
    answer = lrsuggest.suggest_runs(RUNS)
    for made in (pickle.loads(pickle.dumps(answer)), copy.deepcopy(answer)):
        assert made == answer
        assert hash(made) == hash(answer)
    assert answer != lrsuggest.suggest_runs(RUNS[:4])
    with pytest.raises(AttributeError):
        answer.lr = 1.0


def test_one_refused_run_loses_nothing():
    lost = (RUNS[0][0], [math.nan] * 101)
    answer = lrsuggest.suggest_runs([*RUNS, lost, flat()])
    expected = lrsuggest.suggest_runs(RUNS)
    assert (answer.lr, answer.interval, answer.spread) == (
        expected.lr,
        expected.interval,
        expected.spread,
    )
    assert [bool(run) for run in answer.runs] == [True] * 5 + [False] * 2
    assert "5 of 7 runs answered" in answer.explanation()
    assert "Run 5: The first loss is nan." in answer.explanation()


def test_runs_of_different_lengths_and_kinds():
    mixed = [RUNS[0], (iter(RUNS[1][0][:80]), tuple(RUNS[1][1][:80])), falling(300, 0.1, 9)]
    answer = lrsuggest.suggest_runs(iter(mixed))
    assert len(answer.runs) == 3
    np = pytest.importorskip("numpy")
    assert lrsuggest.suggest_runs([np.array(run) for run in RUNS]) == lrsuggest.suggest_runs(RUNS)


def test_all_refused():
    refusal = lrsuggest.suggest_runs([flat(), flat(), noise_only()])
    assert isinstance(refusal, lrsuggest.Refusal)
    assert refusal.code == "no_descent"
    assert "None of 3 runs holds an answer" in refusal.explanation()
    assert "Run 2: " in refusal.explanation()
    assert pickle.loads(pickle.dumps(refusal)) == refusal


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ([], "runs has 0 curves: 2 to 100 are needed"),
        ([RUNS[0]], "runs has 1 curves"),
        (RUNS * 21, "count is 101; the most is 100"),
        (None, "runs must be a sequence of pairs (lrs, losses), not None"),
        (5, "not 5"),
        ("ab", "not 'ab'"),
        ([1, 2], "runs[0] must be a pair (lrs, losses), not 1"),
        ([RUNS[0], "ab"], "runs[1] must be a pair (lrs, losses), not 'ab'"),
        ([RUNS[0], (1, 2, 3)], "runs[1] must be a pair"),
        ([RUNS[0], ([0.1, 0.2], [1.0])], "runs[1].lrs holds 2 values and runs[1].losses 1"),
        ([RUNS[0], ([], [])], "runs[1].lrs and losses are empty"),
        ([RUNS[0], ([-1.0], [2.0])], "runs[1].lrs[0] is -1.0: it must be positive"),
        ([RUNS[0], ([1.0], ["x"])], "runs[1].losses[0] is 'x'"),
        ([([1e-3], [1.0]), ([0.1], [1.0])], "runs[1] begins at 0.1, above 0.001, where runs[0]"),
    ],
)
def test_what_are_no_runs(runs, said):
    assert said in refused(runs, call=lrsuggest.suggest_runs)


def test_the_context_is_checked():
    assert "steps" in refused(RUNS, steps=0, call=lrsuggest.suggest_runs)
    assert "optimizer" in refused(RUNS, optimizer="x", call=lrsuggest.suggest_runs)


def test_the_picture_shows_every_run_behind_the_mean():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    plt = pytest.importorskip("matplotlib.pyplot")
    answer = lrsuggest.suggest_runs(RUNS)
    ax = answer.plot()
    drawn = [list(line.get_ydata()) for line in ax.lines]
    for _, losses in RUNS:
        assert losses in drawn
    assert "5 of 5 runs" in ax.get_title(loc="left")
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    alone = next(line for line in ax.lines if line.get_label() == "each run")
    assert "each run" in key
    assert list(alone.get_xdata()) == [run.lr for run in answer.runs]
    plt.close("all")
