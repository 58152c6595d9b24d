"""Every rule by name: what others have published, and the ideas that were never precise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ._abi import (
    LRS_RULE_CAVEAT,
    LRS_RULE_CORRECTED,
    LRS_RULE_FAMILY,
    LRS_RULE_FORMULA,
    LRS_RULE_SOURCE,
    LRS_RULE_SUMMARY,
)
from ._check import call, text
from ._library import library
from ._numbers import utf8
from .errors import LRSuggestError

__all__ = ["RuleInfo", "rule_info", "rules"]


@dataclass(frozen=True)
class RuleInfo:
    """What is known of a rule.

    Parameters
    ----------
    name : str
        Its name.
    family : str
        ``"arrays"``: acts on exactly the points given. ``"smoothed"``: the slope or the
        minimum of smoothed losses. ``"landmarks"``: the points this library reads off a
        curve. ``"library"``: treats the raw losses of a whole sweep as one library does.
        ``"learned"``: asks networks that were trained on range tests.
    summary : str
        What it answers, in one sentence.
    formula : str
        The rule to the index.
    source : str
        Who published it, and which version this is.
    caveat : str
        When it fails; NaN and ties; known defects of the original.
    corrected : str or None
        The name of the rule without the defect, where there is one.
    """

    name: str
    family: str
    summary: str
    formula: str
    source: str
    caveat: str
    corrected: str | None


def rules(family: str | None = None) -> tuple[str, ...]:
    """Return the names of the rules.

    Parameters
    ----------
    family : str, optional
        Only the rules of this family; see :class:`RuleInfo`.

    Raises
    ------
    LRSuggestError
        No rule is of that family.

    Examples
    --------
    >>> import lrsuggest
    >>> "valley" in lrsuggest.rules()
    True
    >>> lrsuggest.rules("arrays")
    ('valley', 'slide', 'minimum', 'steep')
    """
    infos = _infos()
    if family is None:
        return tuple(infos)
    families = list(dict.fromkeys(info.family for info in infos.values()))
    if family not in families:
        known = ", ".join(families)
        raise LRSuggestError(f"family is {family!r}: it must be one of {known}, or None")
    return tuple(name for name, info in infos.items() if info.family == family)


def rule_info(name: str) -> RuleInfo:
    """Say what a rule does, where it comes from and when it fails.

    Parameters
    ----------
    name : str
        One of :func:`rules`.

    Raises
    ------
    LRSuggestError
        The rule is unknown.

    Examples
    --------
    >>> import lrsuggest
    >>> lrsuggest.rule_info("minimum").formula
    'lr[argmin L] / 10'
    """
    encoded = utf8(name, "name")
    if name not in _infos():
        # Any curve will do: the library names the rules nearest to an unknown one.
        call("lrs_rule_apply", encoded, None, None)
    return _infos()[name]


@lru_cache(maxsize=1)
def _infos() -> dict[str, RuleInfo]:
    known = library()
    kinds = (
        LRS_RULE_FAMILY,
        LRS_RULE_SUMMARY,
        LRS_RULE_FORMULA,
        LRS_RULE_SOURCE,
        LRS_RULE_CAVEAT,
        LRS_RULE_CORRECTED,
    )
    found = {}
    for index in range(known.lrs_rule_count()):
        family, summary, formula, source, caveat, corrected = (
            text(known.lrs_rule_text(index, kind)) for kind in kinds
        )
        name = text(known.lrs_rule_name(index))
        found[name] = RuleInfo(name, family, summary, formula, source, caveat, corrected or None)
    return found
