"""Colours: strong enough to be read, and told apart by everyone."""

from __future__ import annotations

from itertools import combinations

import pytest

from lrsuggest._palette import DARK, LIGHT

# Machado, Oliveira, Fernandes (2009), severity 1, on linear RGB.
EYES = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES = [(LIGHT, "#ffffff"), (LIGHT, LIGHT.ground), (DARK, "#000000"), (DARK, DARK.ground)]
Numbers = tuple[float, ...]


def linear(color: str) -> Numbers:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)


def times(matrix: tuple[Numbers, ...], vector: Numbers) -> Numbers:
    return tuple(sum(a * x for a, x in zip(row, vector)) for row in matrix)


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2, 1 to 21."""
    lights = [sum(times(((0.2126, 0.7152, 0.0722),), linear(color))) for color in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(color: str, eye: str) -> Numbers:
    """Return the CIELAB coordinates of a colour as an eye sees it."""
    seen = tuple(min(max(part, 0.0), 1.0) for part in times(EYES[eye], linear(color)))
    to_xyz = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in times(to_xyz, seen)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize(("palette", "ground"), THEMES)
def test_text_has_the_contrast_that_wcag_asks_for(palette, ground):
    for color in (palette.ink, palette.classic, palette.chosen, *palette.cycle):
        assert contrast(color, ground) >= 4.5


@pytest.mark.parametrize(("palette", "ground"), THEMES)
def test_lines_and_dots_have_the_contrast_that_wcag_asks_for(palette, ground):
    for color in (palette.raw, palette.smooth, palette.interval):
        assert contrast(color, ground) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_eye_tells_the_colours_apart(palette, eye):
    roles = palette[palette._fields.index("ink") : palette._fields.index("cycle")]
    for one, other in [*combinations(roles, 2), *combinations(palette.cycle, 2)]:
        apart = sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye))) ** 0.5
        assert apart >= 10, (one, other)


def test_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab("#ffffff", "common") == pytest.approx((100, 0, 0), abs=0.1)
