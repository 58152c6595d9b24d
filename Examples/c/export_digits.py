"""Write scikit-learn's handwritten digits as text: how digits.txt came to be."""

from __future__ import annotations

from pathlib import Path

from sklearn.datasets import load_digits

SHADES = "0123456789abcdefg"

pictures, classes = load_digits(return_X_y=True)
lines = [
    f"{label} {''.join(SHADES[int(shade)] for shade in picture)}\n"
    for picture, label in zip(pictures, classes)
]
Path(__file__).with_name("digits.txt").write_text("".join(lines))
