"""A reason to trust a suggestion less."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING

from . import _abi
from ._abi import LRS_SUGGESTION_INIT, LRS_TEXT_DOUBT, lrs_suggestion
from ._check import call
from ._page import page

if TYPE_CHECKING:
    from ._reading import Reading

__all__ = ["Doubt", "doubts_of"]

ORDER = (
    "no_descent",
    "noisy",
    "second_descent",
    "no_elbow",
    "sparse",
    "uneven",
    "narrow",
    "steps_outside",
    "overfitting",
    "smoothed",
)
"""The names of the bits, in the order in which the library writes the texts."""


class Doubt(str):
    """One sentence that says what is doubtful and what would remove the doubt, with its name.

    Parameters
    ----------
    text : str
        The sentence.
    code : str
        The name of its bit in C, without ``LRS_DOUBT_``: ``"noisy"``, ``"no_elbow"``,
        ``"sparse"``, ``"steps_outside"``, ``"second_descent"``, ``"uneven"``, ``"narrow"``,
        ``"smoothed"``, ``"no_descent"`` or ``"overfitting"``. Later versions may know more.

    Examples
    --------
    >>> import lrsuggest
    >>> lrs = [1e-5 * 10 ** (i / 4) for i in range(20)]
    >>> losses = [2.3 / (1 + (lr / 0.01) ** 2) + (lr / 0.3) ** 4 for lr in lrs]
    >>> [doubt.code for doubt in lrsuggest.suggest(lrs, losses).doubts]
    ['sparse']
    """

    __slots__ = ("_code",)
    _code: str

    def __new__(cls, text: str, code: str) -> Doubt:
        """Name a sentence."""
        made = super().__new__(cls, text)
        made._code = code
        return made

    def __reduce__(self) -> tuple[type[Doubt], tuple[str, str]]:
        """Copy and pickle with the name."""
        return Doubt, (str(self), self.code)

    @property
    def code(self) -> str:
        """The name of its bit in C, without ``LRS_DOUBT_``, in lower letters."""
        return self._code

    @property
    def page(self) -> str:
        """The page of the documentation about it: ``docs/troubleshooting/<code>.md``."""
        return page(self.code)


def doubts_of(reading: Reading) -> tuple[Doubt, ...]:
    """Read the doubts about a curve that holds an answer."""
    out = lrs_suggestion(*LRS_SUGGESTION_INIT)
    call("lrs_analysis_suggestion", reading.analysis.value, byref(out))
    codes = [code for code in ORDER if out.doubts & getattr(_abi, f"LRS_DOUBT_{code.upper()}")]
    texts = reading.texts(LRS_TEXT_DOUBT)
    if len(texts) != len(codes):  # a newer library knows doubts that this package does not
        codes = ["unknown"] * len(texts)
    return tuple(map(Doubt, texts, codes))
