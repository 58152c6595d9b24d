"""How soon, and how surely, a sweep that diverges is stopped, and how rarely one that does not.

Diverging: linear regressions of `simulator.py`, swept over eight decades to as far beyond the edge
as the recorded sweeps go (1.5 to 2.5 decades; their median is 1.9), the loss as it is, or levelling
off at 3 or 1.3 times its start. Edge: from where the expected loss grows without bound. Without
signal: a constant level with noise. The rules are those of `lrsuggest.Sweep`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import lrsuggest
import numpy as np

from layout import table
from recordings import Array
from simulator import Problem, rates, trajectories

SEED = 20
COUNTS = (100, 200, 500, 1000)
BATCHES = (4, 8, 16, 32, 64)
CEILINGS = {"unbounded": np.inf, "levels off at 3": 3.0, "levels off at 1.3": 1.3}
PROBLEMS, REPEATS = 60, 4
SERIES = 200
LENGTHS = (100, 500, 2000)
NOISES: dict[str, Callable[[np.random.Generator, tuple[int, int]], Array]] = {
    **{
        f"lognormal {s}": lambda seeds, shape, s=s: np.exp(s * seeds.standard_normal(shape))
        for s in (0.01, 0.1, 0.3, 0.7)
    },
    **{
        f"chi-square {k}": lambda seeds, shape, k=k: seeds.chisquare(k, shape) / k
        for k in (2, 4, 8, 16, 64)
    },
}
RULES = ("cusum", "four_times_best", "five_times_best", "raw 4x")
JUDGED = "cusum"


@dataclass(frozen=True)
class Diverging:
    """One problem, the rates of its sweep, and its trainings (count, n), not yet levelled off."""

    problem: Problem
    lr: Array
    losses: Array

    def recorded(self, ceiling: float) -> Array:
        """The losses where they level off at a multiple of their expected start."""
        start = self.problem.loss(self.problem.start)
        return replace(self.problem, ceiling=ceiling * start).recorded(self.losses)


def diverging() -> Iterator[Diverging]:
    """The simulated sweeps."""
    for index in range(PROBLEMS):
        seeds = np.random.default_rng((SEED, index))
        order = np.arange(1.0, 21.0)
        spectrum, shares = order ** -seeds.uniform(0.0, 2.0), order ** -seeds.uniform(0.0, 1.5)
        problem = Problem(
            spectrum,
            shares / shares.sum() / spectrum,
            10.0 ** seeds.uniform(-2.5, 0.0),
            BATCHES[index % len(BATCHES)],
        )
        end = problem.edge() * 10.0 ** seeds.uniform(1.5, 2.5)
        lr = rates(1e-8 * end, end, COUNTS[index // len(BATCHES) % len(COUNTS)])
        yield Diverging(problem, lr, trajectories(problem, lr, seeds, REPEATS))


def stopped(rule: str, losses: Array) -> tuple[int | None, float | None]:
    """The index of the last loss of a sweep that a rule stops, and its onset as a share of it."""
    if rule == "raw 4x":
        above = np.flatnonzero(losses > 4.0 * np.minimum.accumulate(losses))
        return (int(above[0]), None) if len(above) else (None, None)
    # The rates are those of the sweep, up to a factor: the rules see only losses.
    sweep = lrsuggest.Sweep(1.0, 10.0, len(losses), stop=rule)
    for _, loss in zip(sweep, losses.tolist(), strict=False):
        sweep.record(loss)
    if sweep.stop_reason not in ("diverged", "non_finite"):
        return None, None
    onset = sweep.onset if rule == JUDGED else None
    return len(sweep) - 1, None if onset is None else float(np.log10(onset))


@dataclass(frozen=True)
class Stops:
    """What a rule does to the sweeps of one ceiling: one entry per sweep, NaN = not stopped."""

    count: Array
    overshoot: Array
    onset: Array

    @property
    def share(self) -> float:
        """The share that was stopped."""
        return float(np.mean(np.isfinite(self.overshoot)))

    def overshoot_of(self, count: int | None = None) -> float:
        """The median overshoot in decades, of sweeps of one length."""
        chosen = self.overshoot[self.count == count] if count else self.overshoot
        return float(np.nanmedian(chosen)) if np.isfinite(chosen).any() else np.nan

    @property
    def premature(self) -> float:
        """The share of sweeps stopped a third of a decade before the edge, or earlier."""
        return float(np.mean(self.overshoot < -1 / 3))


def stops(rule: str, sweeps: list[Diverging], ceiling: float) -> Stops:
    """Run a rule over sweeps that level off at a multiple of their start."""
    rows = []
    for sweep in sweeps:
        grid = np.log10(sweep.lr / sweep.problem.edge())
        for losses in sweep.recorded(ceiling):
            last, onset = stopped(rule, losses)
            overshoot = np.nan if last is None else grid[last]
            distance = np.nan if onset is None else grid[0] + onset * (grid[-1] - grid[0])
            rows.append((len(losses), overshoot, distance))
    return Stops(*np.array(rows, float).T)


def false_alarms(rule: str, length: int) -> dict[str, float]:
    """The share of series of pure noise, by kind, that a rule stops."""
    shares = {}
    for index, (name, draw) in enumerate(NOISES.items()):
        series = draw(np.random.default_rng((SEED, length, index)), (SERIES, length))
        shares[name] = float(np.mean([stopped(rule, row)[0] is not None for row in series]))
    return shares


def verdict(condition: bool) -> str:
    """Whether a goal is met."""
    return "met" if condition else "NOT MET"


def noise_table() -> str:
    """False alarms by kind and length, of the others at 500; the goal is on `JUDGED` there."""
    columns = [(JUDGED, length) for length in LENGTHS] + [(rule, 500) for rule in RULES[1:]]
    found = {column: false_alarms(*column) for column in columns}
    rows = [[name, *(f"{found[column][name]:.1%}" for column in columns)] for name in NOISES]
    header = ["false alarms", *(f"{rule} {length}" for rule, length in columns)]
    most = max(found[JUDGED, 500].values())
    goal = f"goal for {JUDGED}: at most 2 % in 500 steps: {verdict(most <= 0.02)}"
    return f"{table(header, rows)}\n{goal}"


def stop_tables() -> str:
    """What every rule does to sweeps that diverge."""
    header = ["stopped", "decades beyond the edge", *map(str, COUNTS), "too early", "onset"]
    blocks, sweeps = [], list(diverging())
    for label, ceiling in CEILINGS.items():
        found = {rule: stops(rule, sweeps, ceiling) for rule in RULES}
        rows = [
            [
                rule,
                f"{one.share:.1%}",
                f"{one.overshoot_of():+.2f}",
                *(f"{one.overshoot_of(count):+.2f}" for count in COUNTS),
                f"{one.premature:.1%}",
                f"{np.nanmedian(one.onset):+.2f}" if rule == JUDGED else "",
            ]
            for rule, one in found.items()
        ]
        ours = found[JUDGED]
        goals = {
            "stops 98 %": ours.share >= 0.98,
            "at most 0.4 decade late": ours.overshoot_of() <= 0.4,
            "onset within 0.3 decade": float(np.nanmedian(np.abs(ours.onset))) <= 0.3,
        }
        met = ", ".join(f"{goal}: {verdict(held)}" for goal, held in goals.items())
        blocks.append(f"{table([label, *header], rows)}\ngoals for {JUDGED}: {met}")
    return "\n\n".join(blocks)


def main() -> None:
    """Print both tables."""
    print(__doc__)
    print(stop_tables(), end="\n\n")
    print(noise_table())


if __name__ == "__main__":
    main()
