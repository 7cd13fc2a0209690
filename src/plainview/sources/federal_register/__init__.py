"""Federal Register notices of computer matching programs: which agency discloses what to which."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from plainview.model import Evidence, Fact, Filler, Text, Time
from plainview.sources.columns import Audit
from plainview.sources.parts import SourceReading
from plainview.sources.stating import body
from plainview.vocab import phrases

_NOTICE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:NOTICE|PRORULE|RULE)>\s*<PREAMB>")
_MATCHING = re.compile(r"matching\s+(?:program|agreement)", re.I)
_SUMMARY = re.compile(r"<SUM>.*?</SUM>", re.S)
_SECTION = r'<HD SOURCE="HD2">{}[^<]*</HD>\s*<P>(.*?)</P>'
_NAME = r"[A-Z][\w&'-]+(?:\.(?=\w)\w\.)?(?:\s+(?:[A-Z][\w&'-]+|of|the|and|for|&)){0,10}"
_DISCLOSES = re.compile(
    rf"(?P<provider>{_NAME})(?:\s*\([A-Z-]{{2,10}}\))?\s+will\s+"
    r"(?:disclose|provide|furnish|supply)\s+(?P<what>[^.]{3,400}?)\s+to\s+(?:the\s+)?"
    rf"(?P<recipient>{_NAME})\s*[,.(]"
)
_AGREEMENT = re.compile(r"computer\s+matching\s+agreement", re.I)
_EFFECTIVE = re.compile(
    r"(?:become\s+effective|effective\s+(?:on|date)|commence)\s+((?:January|February|March|April|"
    r"May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4})"
)
_CITED = re.compile(r"\d+\s+U\.S\.C\.\s+\d+\w*(?:\(\w\))*")
_PEOPLE = re.compile(r"<NAME>|<HD SOURCE=\"HED\">FOR FURTHER INFORMATION CONTACT:</HD>")


def read(text: Text) -> SourceReading | None:
    """The access fact of a matching notice; None where it states none, and for anything else."""
    content = text.content
    if not _NOTICE.match(content) or not _MATCHING.search(content):
        return None
    audit = Audit()
    fact = _fact(text)
    if fact is None:
        return None  # no sentence says who discloses what to whom: it is read as any other text
    audit.ignore("addresses for comments", "routine procedure", "systems of records")
    audit.dropped["names of contacts and signers"] = len(_PEOPLE.findall(content))
    facts = (fact,)
    return SourceReading(
        "federal_register", "matching notice", facts, audit.problems, dict(+audit.dropped),
        audit.ignored,
    )  # fmt: skip


def _fact(text: Text) -> Fact | None:
    content = text.content
    summary = _SUMMARY.search(content)
    found = _DISCLOSES.search(content, *(summary.span() if summary else (0, len(content))))
    if not found:
        return None
    category = _first(content, "category", found.span("what")) or _first(
        content, "category", _section(content, "CATEGORIES OF RECORDS")
    )
    if category is None:
        return None
    fillers = [_body(found, "provider"), _body(found, "recipient"), category]
    agreement = _AGREEMENT.search(content, *(summary.span() if summary else (0, len(content))))
    if agreement:
        name = "instrument:computer_matching_agreement"
        fillers.append(Filler("instrument", name, agreement[0], *agreement.span()))
    authority = _section(content, "AUTHORITY")
    for cited in _CITED.finditer(content, *authority) if authority else ():
        fillers.append(Filler("authority", cited[0], cited[0], *cited.span()))
    effective = _EFFECTIVE.search(content)
    runs = [found.span(), *([authority] if authority else [])]
    return Fact(
        content, text.id, "access", "agreed", "asserted", "+", tuple(fillers), (), (),
        tuple(Evidence(*run, content[slice(*run)]) for run in runs),
        _time(effective) if effective else None, (), "federal_register/matching",
    )  # fmt: skip


def _body(found: re.Match[str], role: str) -> Filler:
    name, entry = body(found[role])
    return Filler(role, name, found[role], *found.span(role), "name", entry)


def _section(content: str, heading: str) -> tuple[int, int] | None:
    """The run of the paragraph under a heading."""
    found = re.search(_SECTION.format(heading), content, re.S | re.I)
    return found.span(1) if found else None


def _first(content: str, kind: str, run: tuple[int, int] | None) -> Filler | None:
    """The first term of the vocabulary in a run."""
    found = _terms(kind).search(content, *run) if run else None
    if not found:
        return None
    return Filler(kind, _ids(kind)[found[0].lower()], found[0], *found.span())


@lru_cache(maxsize=4)
def _ids(kind: str) -> dict[str, str]:
    extra = {
        "return information": "data:tax_return",
        "social security number (ssn)": "data:ssn_identity",
    }
    return extra | {
        phrase: term.id
        for phrase, options in phrases().items()
        for term in options
        if term.kind == kind and len(phrase) > 5
    }


@lru_cache(maxsize=4)
def _terms(kind: str) -> re.Pattern[str]:
    longest = sorted(_ids(kind), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.I)


def _time(found: re.Match[str]) -> Time:
    words = " ".join(found[1].split())
    start = datetime.strptime(words, "%B %d, %Y").date().isoformat()
    return Time(start, None, None, None, found[1], *found.span(1))
