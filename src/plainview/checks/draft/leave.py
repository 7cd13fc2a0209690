"""Whose leave a thing needs: "only with a warrant", "without a court order"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_LEAVE = {
    "warrant": r"warrants?",
    "order": r"(?:court|judge[’']s|judicial) (?:order|approval|signature)s?",
    "subpoena": r"subpoenas?",
    "consent": r"(?:consent|permission)",
    "approval": r"(?:(?<!judge’s )(?<!judge's )(?<!judicial )approval|authorization|sign-?off)",
    "notice": r"notice",
    "vote": r"votes?",
}
_SOME = r"(?:[\w’'-]+ ){0,4}?"
_NEED = r"(?:requires?|required|needs?|needed|obliges?|obliged|necessary)"
_NOT = r"(?:not|n[’']t|no longer|never|cannot|nobody|no ?one|none|nor)"
_FREE = (
    rf"(?<!\w)without {_SOME}LEAVE",
    rf"\bno {_SOME}LEAVE (?:is|are|was|were|will be) {_NEED}",
    rf"\bLEAVE (?:is|are|was|were) {_NOT} {_NEED}",
    rf"{_NOT} (?:be )?{_NEED} {_SOME}LEAVE",
    rf"\b(?:needs?|needed|requires?|required|with) no {_SOME}LEAVE",
)
_DENIED = rf"{_NOT} [^.;]*?\bwithout {_SOME}LEAVE"
_NEEDED = (
    _DENIED,
    rf"\bonly (?:with|if|when|after|on) {_SOME}LEAVE",
    rf"\bunless {_SOME}LEAVE",
    rf"\bmust (?:first )?(?:have|get|show|present|obtain|seek|hold|carry|produce) {_SOME}LEAVE",
    rf"\b{_NEED} {_SOME}LEAVE",
    rf"\bLEAVE (?:is|are|was|were|will be) {_NEED}",
)
_JUDGES = (
    r"\b(?:judges?|courts?|magistrates?) alone\b"
    r"|\bonly (?:an? |the )?(?:\w+ )?(?:judges?|courts?|magistrates?)\b"
)
"""What judges alone may order needs an order of theirs."""


def opposed_needs(one: str, other: str) -> bool:
    """Whether one sentence says that a thing needs a leave which by the other it does not need."""
    ours, theirs = _needs(one), _needs(other)
    return any(name in theirs and theirs[name] != needed for name, needed in ours.items())


def agreed_needs(one: str, other: str) -> bool:
    """Whether two sentences say of one leave that a thing needs it: "only a judge may order it",
    "not without an order from a judge"."""
    ours, theirs = _needs(one), _needs(other)
    return any(theirs.get(name) == needed for name, needed in ours.items())


@lru_cache(maxsize=1 << 12)
def _needs(sentence: str) -> dict[str, bool]:
    """Whether each leave that a sentence speaks of is needed; what it leaves open is left out."""
    found = {}
    for name, (spoken_of, needed, free, denied) in _forms().items():
        if not spoken_of.search(sentence):
            continue  # the cheap look first
        if free.search(sentence) and not denied.search(sentence):
            found[name] = False
        elif needed.search(sentence):
            found[name] = True
    return found


@cache
def _forms() -> dict[str, tuple[re.Pattern[str], ...]]:
    """For each leave how a sentence speaks of it, says that it is needed, that it is not, and that
    not without it."""
    found = {}
    for name, leave in _LEAVE.items():
        judges = (_JUDGES,) if name == "order" else ()
        forms = ((leave, *judges), (*_NEEDED, *judges), _FREE, (_DENIED,))
        found[name] = tuple(
            re.compile("|".join(each).replace("LEAVE", leave), re.IGNORECASE) for each in forms
        )
    return found
