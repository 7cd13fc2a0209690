"""ODNI's statistical transparency reports: national security letters, and requests within them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.model import Evidence, Fact, Filler, Measure, Text, Time
from plainview.sources.columns import Audit, number
from plainview.sources.parts import SourceReading
from plainview.sources.stating import implied
from plainview.vocab import entity

_KNOWN = re.compile(
    r"^(?:Office of the Director of National Intelligence\s+)?(?:Annual\s+)?"
    r"Statistical\s+Transparency\s+Report\s+Regarding\s+(?:the\s+)?use\s+of",
    re.I | re.M,
)
_OFFICE = re.compile(r"Office of the Director of National Intelligence|ODNI|\bDNI\b", re.I)
_YEAR = re.compile(r"calendar\s+year\s+((?:19|20)\d\d)", re.I)
_COUNT = r"\d{1,3}(?:,\d{3})+"
_SERIES = re.compile(r"National Security Letters \(NSLs\)\s+((?:CY(?:19|20)\d\d\s*)+)")
_ROWS = (
    (
        "letters",
        re.compile(rf"(?:Total|Annual) number (?:of )?NSLs issued\s+((?:{_COUNT}\s*)+)", re.I),
    ),
    (
        "requests",
        re.compile(
            r"(?:Annual )?Number of Requests\s+for\s+Information\s+\(ROI\)\w?\s+"
            rf"((?:{_COUNT}\s*)+)",
            re.I,
        ),
    ),
)
_PAIR = re.compile(
    r"National Security Letters issued pursuant to[^\n]*(?:\n[^\n]*){0,3}?"
    rf"\n({_COUNT}) ({_COUNT})\n"
)
_DEFINITIONS = {"letters": "letters_issued", "requests": "requests_for_information"}


def read(text: Text) -> SourceReading | None:
    """Facts of access from a transparency report; None where it states none of them."""
    head = text.content[:6000]
    if not _KNOWN.search(head) or not _OFFICE.search(head):
        return None
    audit = Audit()
    facts = list(_facts(text))
    if not facts:
        return None  # an article about a report, or a report without this table
    audit.ignore("numbers of FISA orders and targets", "chart labels")
    return SourceReading(
        "odni", "transparency report", tuple(facts), audit.problems, {}, audit.ignored
    )


def _facts(text: Text) -> Iterator[Fact]:
    content = text.content
    series = _SERIES.search(content)
    named = _YEAR.search(content)
    years = re.findall(r"\d{4}", series[1]) if series else [named[1]] if named else []
    for what, pattern in _ROWS:
        # a row of a series stands below its years, that of a single year anywhere
        found = pattern.search(content, series.end() if series else 0)
        if not found:
            continue
        counts = list(re.finditer(_COUNT, content[found.start(1) : found.end(1)]))
        if len(counts) < len(years) or not years:
            continue
        for year, count in zip(years, counts, strict=False):
            start = found.start(1) + count.start()
            place = (start, start + len(count[0]))
            yield _fact(text, what, year, place, (found.start(), place[1]))
    pair = _PAIR.search(content)
    if pair and years:
        for group, what in ((1, "letters"), (2, "requests")):
            yield _fact(text, what, years[0], pair.span(group), pair.span())


def _fact(text: Text, what: str, year: str, place: tuple[int, int], run: tuple[int, int]) -> Fact:
    words = text.content[slice(*place)]
    value = number(words)
    fbi = entity("us-fbi")
    assert fbi and value is not None
    count = Measure(
        "requests", value, value, value, "exact", what, "year", None, _DEFINITIONS[what], year,
        words, *place,
    )  # fmt: skip
    fillers: tuple[Filler, ...] = (
        implied("recipient", fbi.name, fbi.id),
        implied("program", "National Security Letters"),
        implied("category", "data:personal_records"),
    )
    start, end = run
    return Fact(
        text.content, text.id, "access", "requested", "asserted", "+", fillers, (count,), (),
        (Evidence(start, end, text.content[start:end]),),
        Time(event=year), (), "odni/national_security_letters",
    )  # fmt: skip
