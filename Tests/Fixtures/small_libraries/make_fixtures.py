"""Write fixtures.json: 312 curves, and what each small library answers on them.

    pip install numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 statsmodels==0.15.0
    python make_fixtures.py

`references` was compared with the libraries themselves, or with their source run on scripted
losses, on these curves; README.md says how, and what could only be read.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy
import references
import statsmodels
from curves import FAMILIES, SEEDS, losses, rates


def text(value: float) -> str:
    """A number as short as it can be; NaN and infinities as Python spells them."""
    return f"{value:.5g}"


def digits(value: float | None) -> float | None:
    """An answer to twelve digits."""
    return None if value is None else float(f"{value:.12g}")


def main() -> None:
    """Run every reference on every curve."""
    warnings.simplefilter("ignore")  # NaN and infinities are part of the test
    curves = []
    for family in FAMILIES:
        for seed in range(SEEDS):
            curve = losses(family, seed)
            lrs = rates(len(curve))
            answers = [digits(references.answer(name, lrs, curve)) for name in references.ANSWERS]
            row = {"family": family, "losses": " ".join(map(text, curve)), "answers": answers}
            curves.append(row)
    head = {
        "about": "Raw losses at rates 1e-7 ... 10 with equal ratios, and the answers of the rules.",
        "made_by": "make_fixtures.py",
        "numpy": numpy.__version__,
        "statsmodels": statsmodels.__version__,
        "rules": list(references.ANSWERS),
    }
    lines = ",\n".join(json.dumps(curve) for curve in curves)
    opening = json.dumps(head)[:-1]
    target = Path(__file__).with_name("fixtures.json")
    target.write_text(f'{opening}, "curves": [\n{lines}\n]}}\n')
    print(f"{target}: {len(curves)} curves, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
