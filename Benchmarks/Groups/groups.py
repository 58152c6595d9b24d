"""Scores suggesters of group rates: `make groups`.

    python3 groups.py                    writes RESULTS.md beside this file
    python3 groups.py --out mine.md --only texture

Rates that were not trained with before are trained with now, and kept in `.groups`.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch  # noqa: E402
from tqdm import tqdm  # noqa: E402

import beside  # noqa: E402
from advice import advised  # noqa: E402
from corpus import load  # noqa: E402
from finished import examples, judged  # noqa: E402
from page import page  # noqa: E402
from scoring import score  # noqa: E402


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="tasks whose id holds this")
    parser.add_argument("--out", type=Path, default=beside.HERE / "RESULTS.md")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    corpus = load()
    tasks = [task for task in corpus if options.only in task.id]
    scored = [score(task) for task in tqdm(tasks, desc="training")]
    advice = [line for task in tasks for line in advised(task)]
    options.out.write_text(page(scored, advice, judged(examples(corpus))), encoding="utf-8")


if __name__ == "__main__":
    main()
