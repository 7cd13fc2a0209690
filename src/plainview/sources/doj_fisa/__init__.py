"""Justice Department letters on FISA: applications, and requests by national security letter."""

from __future__ import annotations

import re
from collections import Counter

from plainview.model import Fact, Text
from plainview.sources.columns import Audit
from plainview.sources.doj_fisa.correction import correction
from plainview.sources.doj_fisa.counts import Found, applications, letters
from plainview.sources.doj_fisa.facts import fact_of
from plainview.sources.parts import SourceReading

_KNOWN = (
    re.compile(r"Foreign\s+Intelligence\s+Surveillance\s+Act"),
    re.compile(
        r"^\W?(?:Office of (?:Legislative Affairs|the (?:Assistant )?Attorney General))", re.M
    ),
    re.compile(r"report|letter", re.I),
    re.compile(r"applications?\b|National Security Letter", re.I),
)
_HEAD = 4000
_YEAR = re.compile(r"calendar\s+year\s+((?:19|20)\d\d)", re.I)
_SIGNED = re.compile(r"\n(?:Deputy )?Assistant Attorney General|\nJanet Reno|\nSincerely", re.I)


def read(text: Text) -> SourceReading | None:
    """Facts of access from a FISA letter or its correction; None where no number can be read."""
    head = text.content[:_HEAD]
    if not all(mark.search(head) for mark in _KNOWN):
        return None
    audit = Audit()
    year = _year(text.content)
    found: dict[tuple[object, ...], list[Found]] = {}
    for item in (*applications(text.content, year), *letters(text.content, year)):
        found.setdefault(item.key, []).append(item)
    _note_copies(found, audit)
    corrected = correction(text, audit)
    facts: list[Fact] = [*corrected, *(fact_of(text, items) for items in found.values())]
    if not facts:
        return None  # a poor scan: what can be read of it is read as any other text
    signatures = len(_SIGNED.findall(text.content))
    if signatures:
        audit.dropped["names of signatories and addressees"] = signatures
    facts.sort(key=lambda fact: fact.evidence[0].start)
    kind = "correction of a FISA letter" if corrected else "FISA letter"
    return SourceReading(
        "doj_fisa", kind, tuple(facts), audit.problems, dict(audit.dropped), audit.ignored
    )


def _year(content: str) -> str | None:
    """The calendar year that a letter is about: the one it names most."""
    named = Counter(_YEAR.findall(content))
    return named.most_common(1)[0][0] if named else None


def _note_copies(found: dict[tuple[object, ...], list[Found]], audit: Audit) -> None:
    """Say so where the copies of a letter give different numbers for the same."""
    counts: dict[tuple[object, ...], list[str]] = {}
    for (*what, value), items in found.items():
        times = f"{value:,.0f} in {len(items)}"
        counts.setdefault(tuple(what), []).append(times)
    for key, values in counts.items():
        if len(values) > 1:
            told = " ".join(str(part).replace("_", " ") for part in key if part)
            message = f"Copies of the letter disagree on {told}: {', '.join(values)}"
            audit.note("copies_disagree", message, lost=False)
