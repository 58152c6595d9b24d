"""Scores every suggester on recorded trainings: `make quality`.

Without a corpus, all of the folder `corpus`; the page goes to RESULTS.md, its picture beside it,
and the leaderboard into README.md. With corpora of the same schema, a table of suggestions from
elsewhere, or --out, page and picture go to a folder of their own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import formula
from corpora import corpora, parts_of, verify
from fitting import Cell, cells
from formula import Constants, readings
from library import ROOT
from recordings import Corpus, CorpusError, load
from report.page import Scored, page
from report.picture import draw
from report.summary import replace_block, summary
from rows.bounds import oracle
from rows.budgeted import budgeted
from rows.constants import constants
from rows.ours import Ours, ours, refitted
from rows.published import Answered, published
from rows.table import tabled
from scoring.board import Board, board
from scoring.tasks import gathered
from truth import SCHEDULES

HERE = Path(__file__).parent
OWN_OUT = ROOT / ".quality"
PAGE, PICTURE = "RESULTS.md", "leaderboard.svg"


class Progress:
    """A line for each stage, with the time since the start."""

    def __init__(self) -> None:
        """Start the clock."""
        self.start = time.monotonic()

    def __call__(self, stage: str) -> None:
        """Name what begins."""
        print(f"{time.monotonic() - self.start:6.1f} s  {stage}", file=sys.stderr, flush=True)


def score(
    read: list[Corpus], progress: Progress, files: Sequence[Path] = ()
) -> tuple[dict[str, Board], dict[str, Ours]]:
    """Judge every suggester, schedule by schedule."""
    chosen = formula.shipped()
    progress("reading the curves")
    parts = cells_of(read, chosen)
    names = sorted({name for part in parts for name in part.data.tolist()})
    progress(f"fitting lrsuggest's constants without each of {len(names)} data sets")
    reference = parts if read == corpora() else parts_of("rt100", chosen)
    folds = refitted(reference, chosen, names)
    boards, answers, answered = {}, {}, Answered()
    for schedule in reversed(SCHEDULES):
        if not any(len(part.kept) for part in parts if part.schedule == schedule):
            progress(f"{schedule}: no task to judge")
            continue
        tasks = gathered(schedule, parts)
        progress(f"{schedule}: asking lrsuggest about {int(tasks.present.sum()):,} curves")
        answers[schedule] = ours(tasks, chosen, folds)
        progress(f"{schedule}: asking every rule of the registry")
        rules = published(tasks, answered)
        progress(f"{schedule}: fitting constants, judging")
        fixed = constants(tasks)
        valley = next(rule for rule in rules if rule.name == "fastai_valley")
        rows = [*answers[schedule].rows, *fixed, budgeted(tasks, valley), *rules, oracle(tasks)]
        rows += [tabled(tasks, path) for path in files]
        boards[schedule] = board(tasks, rows, instead=fixed[0])
    return boards, answers


def cells_of(read: list[Corpus], chosen: Constants) -> list[Cell]:
    """The cells of the corpora, each with the sweeps that are scored."""
    found = []
    for corpus in read:
        sweep = corpus.main_sweep
        found += cells(sweep, [(corpus, readings(corpus, sweep, chosen))])
    return [cell for cell in found if len(cell.kept)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path, help="NAME.npz, beside it NAME.meta.json")
    parser.add_argument("--out", type=Path, help=f"folder for {PAGE} and its picture")
    parser.add_argument("--table", action="append", type=Path, default=[], help="CSV: id,curve,lr")
    options = parser.parse_args()
    progress = Progress()
    try:
        if options.corpus:
            read = [load(path) for path in options.corpus]
        else:
            progress(f"checksums of {verify()} files agree with corpus/README.md")
            read = corpora()
    except CorpusError as error:
        sys.exit(f"quality: {error}")
    progress(f"read {', '.join(corpus.name for corpus in read)}")
    try:
        boards, answers = score(read, progress, options.table)
    except (OSError, ValueError) as error:
        sys.exit(f"quality: {error}")
    if not boards:
        sys.exit("quality: no task of these corpora can be judged")
    committed = not (options.corpus or options.out or options.table)
    out = HERE if committed else options.out or OWN_OUT
    out.mkdir(parents=True, exist_ok=True)
    progress("writing")
    command = " ".join(["make quality", *(f"CORPUS={path.name}" for path in options.corpus)])
    scored = Scored(read, boards, answers, None, command)
    (out / PAGE).write_text(page(scored, PICTURE))
    draw(boards, out / PICTURE)
    if committed:
        replace_block(ROOT / "README.md", summary(boards))
    print(summary(boards))
    progress(f"wrote {out / PAGE} and {out / PICTURE}")


if __name__ == "__main__":
    main()
