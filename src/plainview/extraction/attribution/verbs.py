"""Verbs of speech in a sentence, without the nouns that look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.extraction.attribution.cues import CONTENTS, Cues
from plainview.extraction.attribution.unspoken import is_unspoken
from plainview.extraction.parts import Sentence
from plainview.vocab.tables import words

_WORD = re.compile(r"[A-Za-z][\w-]*")
_COURT_ORDER = re.compile(r"\bcourts?\s$", re.IGNORECASE)
_OWNED = re.compile(r"[’']s? $")
_PUT_UP = re.compile(
    r"(?:paper|notice|letter|report|document|memo|statement|video)s? posted (?:on|in|by)"
)
_ABOUT = frozenset(
    {"report", "reports", "claim", "claims", "details", "doubts", "questions", "fears"}
)
"""Verbs that are nouns before "about"; behind others stands a number ("estimates about 300")."""
_HEARSAY = words("said reported alleged claimed believed estimated suggested noted asked")
"""Verbs that, as passives, tell of nobody who says so."""
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+ly\s)?$")
"""What stands before a passive."""
_SHOWN = words("show shows reveal")
_UNVOUCHED = words("asked asks agreed agrees agree called calls decided")
_VOUCHING = re.compile(r"(?: with [^,;“”\"]{3,60})? that\b|[^.;]{0,60}[“\"]|[.,]")
"""What stands behind verbs that else tell of a question, a deal or a name."""
_NEAR = 80


@dataclass(slots=True)
class Verb:
    """A verb of speech, or of a deed in ACTS, with the list that it stands in.

    `nominal` whether its form is a noun as often, `of_paper` whether only a
    paper can be its subject ("…, the records show.", "the sheet lists 300 names"); `credits`
    whether who speaks so vouches for what is said ("asked if …" does not).
    """

    start: int
    end: int
    text: str
    manner: str
    nominal: bool = False
    of_paper: bool = False
    credits: bool = True


def verbs(content: str, sentence: Sentence, cues: Cues) -> Iterator[Verb]:
    """The verbs of a sentence with which somebody may speak or act, quoted ones among them."""
    for verb in _forms(content, sentence, cues):
        if is_unspoken(content, verb.start):
            continue
        ahead = max(0, verb.start - 8)
        if verb.text in ("order", "orders") and _COURT_ORDER.search(content, ahead, verb.start):
            continue
        if verb.manner != CONTENTS or _credible(content, sentence, verb, cues):
            yield verb


def _credible(content: str, sentence: Sentence, verb: Verb, cues: Cues) -> bool:
    """Whether a paper stands before a verb, or a court on either side: the cheap look first."""
    start, end = max(sentence.start, verb.start - _NEAR), min(sentence.end, verb.end + _NEAR)
    return cues.paper.search(content, start, verb.start) is not None or any(
        content.find(court, start, end) >= 0 for court in cues.courts
    )


def _forms(content: str, sentence: Sentence, cues: Cues) -> Iterator[Verb]:
    for start, end in cues.verb.within(content, sentence.start, sentence.end):
        text = content[start:end]
        nominal, of_paper = text in cues.ambiguous, False
        if nominal:
            after = _WORD.search(content, end, min(sentence.end, end + 24))
            next_mark = content[end : end + 3].strip()[:1]
            of_paper = next_mark.isdigit() or next_mark.isupper() or next_mark == "$"
            of_paper |= text in _SHOWN
            of_paper |= text in cues.closing and content[end : end + 1] in (".", ",")
            if text == "calls" and after is not None and after.group() == "and":
                continue  # "phone calls and email"
            if _OWNED.search(content, max(0, start - 3), start):
                continue  # "the agency's claim that"
            if text == "states" and content.endswith(" and ", 0, start):
                continue  # "cities and states that"
            if text == "posted" and _PUT_UP.search(content, max(0, start - 16), end + 4):
                continue  # "a paper posted on the site"
            if text == "report" and after is not None and after.group() == "on":
                continue  # "the agency report on detention"
            if text in _ABOUT and after is not None and after.group() == "about":
                continue  # "reports about each of them"
            if (
                not of_paper
                and next_mark not in ("“", '"', ":")
                and (after is None or after.group().lower() not in cues.clause)
            ):
                continue
        if text.endswith("ing") and _OWNED.search(content, max(0, start - 3), start):
            continue  # "everyone's calling records"
        if text in _HEARSAY and PASSIVE.search(content, max(0, start - 22), start):
            continue  # "after it was alleged that"
        vouched = text not in _UNVOUCHED or _VOUCHING.match(content, end) is not None
        yield Verb(start, end, text, cues.verb_class[text], nominal, of_paper, vouched)
