"""The one exception of this package."""

from __future__ import annotations

__all__ = ["LRSuggestError"]


class LRSuggestError(ValueError):
    """A call that cannot be answered because of how it was made.

    A curve without a trustworthy answer is no error: it yields a
    :class:`~lrsuggest.Refusal`.

    Parameters
    ----------
    message : str
        A sentence naming the argument, the index and the value.
    status : str, optional
        The status of the C library, such as ``"LRS_ERROR_INVALID_CURVE"``;
        None where the mistake was noticed before the library was called.

    Examples
    --------
    >>> import lrsuggest
    >>> try:
    ...     lrsuggest.suggest([1e-3, 1e-2], [2.3])
    ... except ValueError as error:
    ...     print(error)
    lrs holds 2 values and losses 1: one loss for each learning rate is needed
    """

    def __init__(self, message: str, status: str | None = None) -> None:
        super().__init__(message)
        self.status = status
