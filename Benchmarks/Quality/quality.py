"""Scores every suggester on recorded trainings: `make quality`.

Without a corpus, all of the folder `corpus`; the page goes to RESULTS.md, its picture beside it,
and the leaderboard into README.md. With corpora of the same schema, a table of suggestions from
elsewhere, or --out, page and picture go to a folder of their own.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from compare import Progress, compare
from corpora import corpora, verify
from library import ROOT
from recordings import Corpus, load
from report.page import page
from report.picture import draw
from report.summary import replace_block, summary

HERE = Path(__file__).parent
OWN_OUT = ROOT / ".quality"
PAGE, PICTURE = "RESULTS.md", "leaderboard.svg"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path, help="NAME.npz, beside it NAME.meta.json")
    parser.add_argument(
        "--table", action="append", type=Path, default=[], help="CSV: id,curve,lr; may be repeated"
    )
    parser.add_argument("--out", type=Path, help=f"folder for {PAGE} and its picture")
    return parser.parse_args()


def read(paths: list[Path], progress: Progress) -> list[Corpus]:
    """The corpora to score; those of the folder are held against their checksums."""
    if paths:
        return [load(path) for path in paths]
    progress(f"checksums of {verify()} files agree with corpus/README.md")
    return corpora()


def main() -> None:
    """Score, and write."""
    options, progress = arguments(), Progress()
    try:
        chosen = read(options.corpus, progress)
        progress(f"read {', '.join(corpus.name for corpus in chosen)}")
        scored = compare(chosen, progress, options.table)
    except (OSError, ValueError) as error:
        sys.exit(f"quality: {error}")
    if not scored.boards:
        sys.exit("quality: no task of these corpora can be judged")
    progress("writing")
    own = options.corpus or options.table or options.out
    out = options.out or OWN_OUT if own else HERE
    out.mkdir(parents=True, exist_ok=True)
    named = " ".join(path.name for path in options.corpus)
    command = f'make quality CORPUS="{named}"' if named else "make quality"
    (out / PAGE).write_text(page(scored, PICTURE, command))
    draw(scored.boards, out / PICTURE)
    if not own:
        replace_block(ROOT / "README.md", summary(scored.boards))
    print(summary(scored.boards))
    progress(f"wrote {out / PAGE} and {out / PICTURE}")


if __name__ == "__main__":
    main()
