"""Write LowessFixture.swift: what statsmodels' lowess makes of five curves.

    pip install numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 statsmodels==0.15.0
    python make_lowess.py

The sweep, and what its guards are for: residuals of zero, a constant, points close together.
"""

from __future__ import annotations

import math
import random
from pathlib import Path

import statsmodels
import statsmodels.api as sm

SWIFT = Path(__file__).parents[2] / "LRSuggestTests" / "Smoothing" / "LowessFixture.swift"


def curves() -> dict[str, tuple[list[float], list[float], float]]:
    """Positions, values and fraction of each case."""
    draw = random.Random(7)
    rates = [10 ** (-6 + 6 * k / 59) for k in range(60)]
    falling = [2.3 / (1 + (rate / 0.01) ** 2) + (rate / 0.3) ** 4 for rate in rates]
    noisy = [loss * math.exp(0.1 * draw.gauss(0, 1)) for loss in falling]
    noisy[20] *= 40
    even = [0.1 * k for k in range(24)]
    steps = [float(k // 8) for k in range(24)]
    return {
        "a sweep with a spike, over the rate": (rates, noisy, 0.1),
        "the same over a third": (rates, noisy, 1 / 3),
        "steps, whose residuals are mostly zero": (even, steps, 0.3),
        "a constant": (rates[:30], [2.3] * 30, 0.1),
        "positions within rounding of each other": (
            [1e-9 * (k + 1) for k in range(16)],
            [draw.gauss(0, 1) for _ in range(16)],
            0.5,
        ),
    }


def array(values: list[float]) -> str:
    """A Swift literal of every digit, in lines that fit."""
    lines, line = [], "       "
    for value in values:
        text = f" {float(value)!r},"
        if len(line) + len(text) > 100:
            lines.append(line)
            line = "       "
        line += text
    return "[\n" + "\n".join([*lines, line]) + "\n      ]"


def main() -> None:
    """Run statsmodels on every case."""
    cases = []
    for name, (positions, values, fraction) in curves().items():
        smooth = sm.nonparametric.lowess(values, positions, frac=fraction)[:, 1]
        cases.append(
            f'    LowessCase(\n      name: "{name}", fraction: {fraction!r},\n'
            f"      positions: {array(positions)},\n      values: {array(values)},\n"
            f"      smooth: {array(list(smooth))})"
        )
    SWIFT.write_text(
        f"// Made by Tests/Fixtures/small_libraries/make_lowess.py, statsmodels"
        f" {statsmodels.__version__}.\n\n"
        "/// Points, and what statsmodels' lowess makes of them.\n"
        "struct LowessCase: Sendable {\n"
        "  let name: String\n  let fraction: Double\n"
        "  let positions: [Double]\n  let values: [Double]\n  let smooth: [Double]\n\n"
        "  static let all = [\n" + ",\n".join(cases) + ",\n  ]\n}\n"
    )


if __name__ == "__main__":
    main()
