"""Writes the samples of the page anew: recorded range tests of the public corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "Benchmarks/Quality/corpus"

# Title, corpus, task, and the number of steps; of its sweeps the first.
SAMPLES = {
    "1-clear": ("a clear descent", "public", "digits.mlp.sgd.b32.ce", 100),
    "2-shaky": ("a shaky one", "grown", "sonar.mlp.sgd.b8.ce", 100),
    "3-tuned": ("fine-tuning", "grown", "manual.trf-resume.adam.b8.ce", 100),
    "4-refused": ("one without an answer", "public", "agnews.embbag.sgd.b16.ce", 100),
}


def main() -> None:
    """Write each sample: its title, and a table."""
    for name, (title, corpus, task, steps) in SAMPLES.items():
        recorded = np.load(CORPUS / f"{corpus}.npz")
        place = recorded["id"].tolist().index(task)
        losses = recorded[f"rt{steps}_loss"][place, 0]
        rows = (
            f"{lr:.4g},{loss:.5g}"
            for lr, loss in zip(recorded[f"rt{steps}_lr"], losses, strict=True)
        )
        text = "\n".join([f"# {title}", "lr,loss", *rows]) + "\n"
        (HERE / "page/samples" / f"{name}.csv").write_text(text)


if __name__ == "__main__":
    main()
