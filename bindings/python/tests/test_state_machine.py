"""Everything alive at once, in any order: objects must not know of one another.

Each object is watched by a model that holds what was recorded and nothing else. Whatever is asked
of an object must be what a fresh one, given the same losses, answers.
"""

from __future__ import annotations

import copy
import gc
import math
import os
import pickle

import pytest
from curves import rates
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
)

import lrsuggest
from lrsuggest import GroupSweep, LRSuggestError, ResetProbe, Sweep, SweepSeries

LOSSES = st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 4)
MANY = st.lists(LOSSES, max_size=40) | st.integers(0, 120).map(lambda count: usual(count))
CONTEXTS = st.fixed_dictionaries(
    {},
    optional={
        "optimizer": st.sampled_from(["sgd", "adam", "adamw"]),
        "steps": st.integers(1, 10**6),
        "schedule": st.sampled_from(["one_cycle", "constant", "cosine"]),
        "fine_tuning": st.booleans(),
    },
)
NOTHING = multiple()


def usual(count: int) -> list[float]:
    """Return losses that are flat, fall and explode."""
    return [2.3 / (1 + (i / 50) ** 4) + (i / 85) ** 16 for i in range(count)]


def said(ask):
    """Return what a call answers, or what it refuses with: nothing else may be raised."""
    try:
        return ask()
    except LRSuggestError as problem:
        return str(problem)


def drive(turns, losses) -> list[float]:
    """Record losses as long as they are asked for, and return those that were."""
    taken = []
    for loss, _ in zip(losses, turns):
        turns.record(loss)
        taken.append(loss)
    return taken


class Watched:
    """An object in progress, how to make it anew, and the losses that it was told."""

    def __init__(self, make) -> None:
        self.make, self.object, self.losses = make, make(), []

    def record(self, losses) -> None:
        self.losses += drive(self.object, losses)

    def again(self):
        fresh = self.make()
        assert [repr(loss) for loss in drive(fresh, self.losses)] == list(map(repr, self.losses))
        return fresh


class Machine(RuleBasedStateMachine):
    curves, sweeps, answers = Bundle("curves"), Bundle("sweeps"), Bundle("answers")
    probes, series, groups = Bundle("probes"), Bundle("series"), Bundle("groups")

    @rule(target=curves, losses=MANY)
    def have_a_curve(self, losses):
        return rates(max(len(losses), 2))[: len(losses)], losses

    @rule(target=answers, curve=curves, context=CONTEXTS)
    def suggest(self, curve, context):
        found = said(lambda: lrsuggest.suggest(*curve, **context))
        alone = said(lambda: lrsuggest.suggest_batch([curve[0]], [curve[1]], **context)[0])
        assert found == alone or (isinstance(found, str) and found in alone.replace("[0]", ""))
        return found

    @rule(target=answers, chosen=st.lists(curves, max_size=3), context=CONTEXTS)
    def suggest_together(self, chosen, context):
        found = said(lambda: lrsuggest.suggest_runs(chosen, **context))
        assert found == said(lambda: lrsuggest.suggest_runs(chosen, **context))
        return found

    @rule(curve=curves, name=st.sampled_from(lrsuggest.rules()))
    def apply_a_rule(self, curve, name):
        found = said(lambda: lrsuggest.rule(name, *curve))
        assert found == said(lambda: lrsuggest.rule(name, *curve))

    @rule(
        target=sweeps,
        stop=st.sampled_from(["never", "cusum", "four_times_best"]),
        num_iter=st.integers(-1, 130),
        start=st.sampled_from([1e-7, 1e-3, 0.0, math.nan]),
    )
    def begin_a_sweep(self, stop, num_iter, start):
        def make() -> Sweep:
            return Sweep(start, 10, num_iter, stop=stop)

        return NOTHING if isinstance(said(make), str) else Watched(make)

    @rule(sweep=sweeps, losses=MANY)
    def record_losses(self, sweep, losses):
        sweep.record(losses)

    @rule(target=answers, sweep=sweeps, context=CONTEXTS)
    def ask_a_sweep(self, sweep, context):
        fresh = sweep.again()
        assert (len(sweep.object), sweep.object.stop_reason, sweep.object.lrs) == (
            len(fresh),
            fresh.stop_reason,
            fresh.lrs,
        )
        assert sweep.object.estimate(**context) == fresh.estimate(**context)
        found = said(lambda: sweep.object.suggest(**context))
        assert found == said(lambda: fresh.suggest(**context))
        return found

    @rule(target=curves, sweep=sweeps)
    def take_its_curve(self, sweep):
        return sweep.object.lrs, sweep.object.losses

    def begin_a_probe(self, around, max_rates, context):
        if isinstance(around, (str, lrsuggest.Refusal, lrsuggest.GroupReport)):
            return NOTHING

        def make() -> ResetProbe:
            return ResetProbe(around, steps_per_rate=10, max_rates=max_rates, **context)

        return NOTHING if isinstance(said(make), str) else Watched(make)

    begin_a_probe_around_a_rate = rule(
        target=probes,
        around=st.sampled_from([1e-3, 1.0, -1.0]),
        max_rates=st.integers(2, 7),
        context=CONTEXTS,
    )(begin_a_probe)
    begin_a_probe_around_an_answer = rule(
        target=probes, around=answers, max_rates=st.integers(3, 7), context=CONTEXTS
    )(begin_a_probe)

    @rule(probe=probes, losses=MANY)
    def record_in_a_probe(self, probe, losses):
        probe.record(losses)

    @rule(target=answers, probe=probes)
    def ask_a_probe(self, probe):
        fresh = probe.again()
        assert (probe.object.state, repr(probe.object.trials)) == (fresh.state, repr(fresh.trials))
        assert probe.object.explanation() == fresh.explanation()
        found = said(probe.object.answer)
        assert repr(found) == repr(said(fresh.answer))
        return found

    @rule(target=series, sweeps=st.integers(2, 4), context=CONTEXTS)
    def begin_a_series(self, sweeps, context):
        return Watched(lambda: SweepSeries(1e-6, 10, 100, max_sweeps=sweeps, **context))

    @rule(several=series, losses=MANY)
    def record_in_a_series(self, several, losses):
        several.record(losses)

    @rule(target=answers, several=series)
    def ask_a_series(self, several):
        fresh = several.again()
        assert (several.object.state, several.object.steps) == (fresh.state, fresh.steps)
        found = said(several.object.suggest)
        assert found == said(fresh.suggest)
        return found

    @rule(target=groups, count=st.integers(1, 4))
    def begin_groups(self, count):
        return GroupSweep([f"group {index}" for index in range(count)]), []

    @rule(
        sweep=groups,
        factor=st.floats(0.5, 3),
        loss=LOSSES,
        size=st.floats(-1, 4),
        previous=st.floats(allow_infinity=False),
    )
    def record_a_step(self, sweep, factor, loss, size, previous):
        recording, steps = sweep
        lr = steps[-1][0] * factor if steps else 1e-5
        row = [-size, previous, math.nan, size, 1.0, size]
        step = lr, loss, [row] * len(recording.names)
        before = len(recording)
        if said(lambda: recording.record(*step)) is None:
            steps.append(step)
        assert len(recording) == len(steps) == before + (len(recording) > before)

    @rule(target=answers, sweep=groups, context=CONTEXTS)
    def report_on_groups(self, sweep, context):
        recording, steps = sweep
        fresh = GroupSweep(recording.names)
        for step in steps:
            fresh.record(*step)
        found = said(lambda: recording.report(**context))
        assert found == said(lambda: fresh.report(**context))
        return found

    @rule(answer=answers)
    def pickle_an_answer(self, answer):
        for other in (pickle.loads(pickle.dumps(answer)), copy.deepcopy(answer)):
            assert repr(other) == repr(answer)
            if not isinstance(answer, str) and hasattr(answer, "explanation"):
                said_before, said_now = answer.explanation, other.explanation
                assert said_before == said_now or said_before() == said_now()

    def refuse_to_be_pickled(self, running):
        for ask in (pickle.dumps, copy.copy):
            with pytest.raises(TypeError, match=r"in progress|pickle"):
                ask(running.object)

    refuse_a_sweep = rule(running=sweeps)(refuse_to_be_pickled)
    refuse_a_probe = rule(running=probes)(refuse_to_be_pickled)
    refuse_a_series = rule(running=series)(refuse_to_be_pickled)

    def forget(self, _):
        gc.collect(0)

    forget_a_curve = rule(_=consumes(curves))(forget)
    forget_a_sweep = rule(_=consumes(sweeps))(forget)
    forget_a_probe = rule(_=consumes(probes))(forget)
    forget_a_series = rule(_=consumes(series))(forget)
    forget_groups = rule(_=consumes(groups))(forget)
    forget_an_answer = rule(_=consumes(answers))(forget)

    @invariant()
    def the_library_is_as_it_was(self):
        assert lrsuggest.suggest(*KNOWN) == ANSWER


KNOWN = rates(), usual(101)
ANSWER = lrsuggest.suggest(*KNOWN)

TestEverythingAtOnce = Machine.TestCase
TestEverythingAtOnce.settings = settings(
    max_examples=int(os.environ.get("LRSUGGEST_SOAK", "40")), stateful_step_count=30, deadline=None
)
