"""Makes the networks behind the rules `learned...`, from simulated and recorded trainings.

    make learned          # or: learn.py --folder .learned

Simulates, reads, pre-trains, judges with whole data sets and whole families left out, trains on
everything, writes the table of weights and the report. Every stage leaves files in the folder; a
run that was stopped goes on from them, and an empty folder makes everything anew, the same to the
bit on the same machine and PyTorch.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from joblib import Parallel, delayed  # noqa: E402
from tqdm import tqdm  # noqa: E402

import beside  # noqa: E402, F401
import kept  # noqa: E402
import make  # noqa: E402
import results  # noqa: E402
import shipping  # noqa: E402
import stages  # noqa: E402
import streaming  # noqa: E402
import table_of_rates  # noqa: E402
from corpora import corpora  # noqa: E402
from folds import KINDS  # noqa: E402
from reading import read  # noqa: E402
from recordings import load  # noqa: E402

SIMULATED = {1: {"quadratics": 3285, "nets": 1215}, 2: {"nets": 1620}}
"""Tasks to simulate, by seed and family."""
VARIANTS = ("", "scratch", "simulated", "changed", "blind")
RECORDED_SEED, SIMULATED_SEED = 1, 2


def simulate(folder: Path, device: str) -> list[Path]:
    """The corpora of simulated trainings."""
    found = []
    for seed, families in SIMULATED.items():
        for name, tasks in families.items():
            path = folder / f"simulated-{seed}" / f"{name}.npz"
            if not path.is_file():
                make.simulate(path.parent, name, tasks, seed, device)
            found.append(path)
    return found


def gather(folder: Path, simulated: list[Path]) -> None:
    """Read every curve through the library, as it is and changed."""
    for name, seed in (("recorded", RECORDED_SEED), ("simulated", SIMULATED_SEED)):
        if not kept.is_kept(folder / name):
            print(f"reading the {name} curves", flush=True)
            from_where = corpora() if name == "recorded" else [load(path) for path in simulated]
            kept.save(read(from_where, changed=1, seed=seed), folder / name)


def together(title: str, jobs: int, calls: Iterable[tuple[Callable[..., Any], tuple]]) -> None:
    """Make calls side by side, with a progress bar."""
    listed = [delayed(call)(*arguments) for call, arguments in calls]
    done = Parallel(n_jobs=jobs, return_as="generator_unordered")(listed)
    for _ in tqdm(done, desc=title, total=len(listed)):
        pass


def main() -> None:
    """Do what has not been done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(".learned"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--device", default="cpu", help="where to simulate: cpu or cuda")
    options = parser.parse_args()
    folder, jobs = options.folder, options.jobs
    gather(folder, simulate(folder, options.device))
    slowest_first = ("gru", "image", "cnn", "features")
    copies = [(member, copy) for member in slowest_first for copy in range(stages.COPIES[member])]
    together("pre-training", jobs, ((stages.pretrained, (folder, *one)) for one in copies))
    judged = [
        (folder, member, kind, variant)
        for variant in VARIANTS
        for member in slowest_first
        for kind in KINDS
        if not variant or (kind == "data" and member in stages.VARIED)
    ]
    together("leaving out", jobs, ((stages.left_out, one) for one in judged))
    together("training", jobs, ((stages.shipped, (folder, *one)) for one in copies))
    together("asking while sweeping", 1, [(streaming.left_out, (folder,))])
    shipping.ship(folder)
    table_of_rates.write(folder)
    results.write(folder, Path(__file__).with_name("RESULTS.md"))


if __name__ == "__main__":
    main()
