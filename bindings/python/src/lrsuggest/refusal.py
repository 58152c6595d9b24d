"""The answer to a range test that holds none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from ._abi import LRS_TEXT_EXPLANATION, LRS_TEXT_REASON
from ._answer import Answer
from ._check import text
from ._library import library
from ._page import page
from ._picture import Picture
from ._words import Words
from .errors import LRSuggestError

if TYPE_CHECKING:
    from ._reading import Reading

__all__ = ["Refusal"]


@dataclass(frozen=True, repr=False)
class Refusal(Answer):
    """Why a curve holds no trustworthy learning rate, and what to do about it.

    It is false, and refuses to be taken for a number. It pickles, copies, compares and
    hashes by value.

    Parameters
    ----------
    code : str
        ``"too_few_points"``, ``"no_finite_loss"``, ``"no_descent"``,
        ``"diverged_at_start"``, ``"ambiguous"`` or ``"badly_scaled"`` (raw inputs, or far too
        large initial weights); a rule may also have ``"no_answer"``.
        Later versions may know more.

    Examples
    --------
    >>> import lrsuggest
    >>> refusal = lrsuggest.suggest([1e-4, 1e-3, 1e-2], [2.3, 2.2, 2.1])
    >>> refusal.code
    'too_few_points'
    >>> bool(refusal)
    False
    """

    code: str
    _message: str | None
    _reading: Reading

    @classmethod
    def of(cls, status: int, message: str | None, reading: Reading) -> Refusal:
        """Name a positive status; `message` is None where the analysis knows the reasons."""
        name = text(library().lrs_status_name(status))
        return cls(name.replace("LRS_REFUSED_", "").lower(), message, reading)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is wrong with the curve, one sentence each."""
        if self._message is not None:
            return (self._message,)
        return self._reading.texts(LRS_TEXT_REASON)

    @property
    def page(self) -> str:
        """The page of the documentation about it: ``docs/troubleshooting/<code>.md``."""
        return page(self.code)

    def explanation(self) -> str:
        """Say what was read off the curve and why that is no answer."""
        if self._message is not None:
            return self._message
        return "\n".join(self._reading.texts(LRS_TEXT_EXPLANATION))

    def _picture(self) -> Picture:
        title = f"No suggestion: {self.code.replace('_', ' ')}"
        return Picture(self._reading, self.landmarks, title, notice=" ".join(self.reasons))

    def _words(self) -> Words:
        return Words("", tuple("\n".join(self.reasons).splitlines()), "", (self.page,))

    def __bool__(self) -> bool:
        """Return False: there is no answer."""
        return False

    def __float__(self) -> NoReturn:
        """Refuse to be a number.

        Raises
        ------
        LRSuggestError
            Always, with the reasons and the page.
        """
        reasons = " ".join(self.reasons)
        message = f"there is no learning rate to take ({self.code}): {reasons} More: {self.page}"
        raise LRSuggestError(message)

    def __repr__(self) -> str:
        """Show the code and the reasons."""
        return f"Refusal(code={self.code!r}, reasons={self.reasons!r})"
