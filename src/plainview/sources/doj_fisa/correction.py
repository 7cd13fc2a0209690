"""A letter that corrects a number of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.model import Fact, Text
from plainview.sources.columns import Audit
from plainview.sources.doj_fisa.counts import Found, value_of
from plainview.sources.doj_fisa.facts import fact_of

_CORRECTED = re.compile(
    r"in\s+calendar\s+year\s+(?P<year>\d{4})\.(?P<between>.{0,300}?)"
    r"report\s+stated\s+the\s+FBI\s+(?:had\s+)?reported\s+it\s+made\s+(?P<wrong>[\d,]+)\s+NSL\s+"
    r"requests\s+for\s+information\s+concerning\s+(?P<what>(?:only\s+)?subscriber\s+information|"
    r"(?:non-)?United\s+States\s+persons)(?P<rest>.{0,120}?)\.\s+"
    r"The\s+correct\s+number\s+should\s+have\s+been\s+(?P<right>\d[\d,]*\d)",
    re.S,
)
_REPORT = re.compile(r"correction\s+to\s+the\s+(\w+\s+\d{1,2},\s+\d{4})\s+report")


def correction(text: Text, audit: Audit) -> list[Fact]:
    """The right number as a fact, the wrong one as a denied fact; [] where nothing is corrected."""
    wrong: list[Found] = []
    right: list[Found] = []
    for found in _CORRECTED.finditer(text.content):
        right += _found(found, "right")
        wrong += _found(found, "wrong")
    if not right or not wrong:
        return []
    report = _REPORT.search(text.content)
    which = f" of the {' '.join(report[1].split())} report" if report else ""
    audit.note(
        "correction",
        f"It corrects {wrong[0].value:,.0f} to {right[0].value:,.0f}: requests by national"
        f" security letter for {(right[0].definition or '').replace('_', ' ')} in {right[0].year}"
        f"{which}",
        lost=False,
    )
    return [fact_of(text, right), fact_of(text, wrong, "denied")]


def _found(match: re.Match[str], which: str) -> Iterator[Found]:
    value = value_of(match[which])
    if value is None:
        return
    what = match["what"].lower()
    definition = "us_persons" if what.startswith("united") else "non_us_persons"
    item = Found(
        "national_security_letters", "requests", definition, match["year"], value,
        match.span(which), match.span("year"), (match.start("year"), match.end("right")),
    )  # fmt: skip
    yield replace(item, definition="subscriber_information") if "subscriber" in what else item
