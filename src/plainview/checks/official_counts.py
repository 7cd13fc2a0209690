"""Counts that texts give, held against ICE's detention statistics and lists of agreements."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

from plainview.checks.awards import apart
from plainview.checks.check import Check
from plainview.checks.figures import Snapshot, amount
from plainview.checks.prose import Prose, Run
from plainview.checks.told import Told
from plainview.extraction.quantities import quantities
from plainview.model import Finding, Measure
from plainview.vocab import states

_AGREEMENTS = re.compile(r"287\(g\)")
_COUNTED = re.compile(r"agreements?|memorand\w+ of agreement|MOAs?")
_DAY = re.compile(
    r"\b(?:as of|on|by|of) (January|February|March|April|May|June|July|August|September|October"
    r"|November|December) (\d{1,2}), (\d{4})\b",
    re.IGNORECASE,
)
_MONTHS = [name.lower() for name in month_name]
_NUMBERED = ("exact", "more_than", "about", "nearly")
_NEAR = timedelta(days=3)  # a list is out some days after its last signature
_SOME = 0.5
_WHOLE = ("migrants", "immigration detainees")
_BROAD = ("people", None)


@dataclass(frozen=True, slots=True)
class Beside:
    """A text and the lists of agreements in force that the record holds, the oldest first."""

    group: int
    text: Prose
    lists: tuple[Snapshot, ...]


def population(items: Sequence[Told]) -> Iterator[Finding]:
    """What texts and public records say of the people held on one day."""
    rows = [one for one in items if one.official]
    for told in items:
        stated = None if told.official else _people(told)
        if stated is None:
            continue
        fitting = [
            (row, count)
            for row in rows
            for count in row.measured("population")
            if _same_place(told, row) and _same_count(stated, count)
        ]
        values = {count.value for _, count in fitting}
        if len(values) == 1 and _differ(stated, fitting[0][1]):
            yield _held(told, stated, [row for row, _ in fitting], fitting[0][1])


def _people(told: Told) -> Measure | None:
    """The one count of people that a text gives for all whom a body or a facility holds."""
    counts = [one for one in told.measured("population") if one.value and one.unit in _BROAD]
    whole = all(role.name in _WHOLE for role in told.filled("population_held"))
    return counts[0] if told.asserted and whole and len(counts) == 1 and not counts[0].of else None


def _same_place(told: Told, row: Told) -> bool:
    """Whether both are of one facility, or of all that one body holds."""
    ours, theirs = told.filled("facility"), row.filled("facility")
    if row.filled("population_held"):
        return False
    if ours or theirs:
        return {_place(role.name) for role in ours} == {_place(role.name) for role in theirs}
    return {role.entity for role in told.filled("custodian")} == {
        role.entity for role in row.filled("custodian")
    }


def _place(name: str) -> str:
    """A facility's name without town and state, in lower case."""
    return re.sub(r"\W+", " ", name.partition(",")[0]).strip().lower()


def _same_count(stated: Measure, count: Measure) -> bool:
    """Whether both are counts of a day, or both means."""
    mean = [(one.definition or "").startswith("mean") for one in (stated, count)]
    return mean[0] == mean[1] and (mean[1] or count.definition == "on_day")


def _differ(stated: Measure, count: Measure) -> bool:
    """Whether two counts of the same people are apart; less than half is a count of some."""
    known = count.value or 0.0
    meets = known in stated.interval.widened(max(stated.rounding, 0.5))
    return not meets and (stated.value or 0.0) >= _SOME * known


def _held(told: Told, stated: Measure, rows: Sequence[Told], count: Measure) -> Finding:
    place = ", ".join(role.name for role in rows[0].filled("custodian", "facility"))
    words = (
        f"{place}, {count.as_of}: {told.doc} says {amount(stated)}, {rows[0].doc} says"
        f" {amount(count)} ({(count.definition or '').replace('_', ' ')})"
    )
    sums = apart(stated.value or 0.0, count.value or 0.0)
    settled = "which people and which day the text means"
    facts = (told.fact, *dict.fromkeys(one.fact for one in rows))
    severity = "medium" if stated.qualifier == "exact" else "low"
    return Finding("held_differs", severity, words, sums, facts, settled)


def agreements(items: Sequence[Beside]) -> Iterator[Finding]:
    """The numbers of 287(g) agreements in one text, against the lists around its day."""
    for item in items:
        text = item.text
        seen: set[Run] = set()
        for match in _AGREEMENTS.finditer(text.content):
            sentence = text.sentence(match.start())
            words = text.content[sentence.start : sentence.end]
            if sentence not in seen and not _part().search(words):
                seen.add(sentence)
                day = _day(words, text.published)
                for number in _numbers(words) if day else ():
                    yield from _beside(item, number, day or date.min, sentence)


@cache
def _part() -> re.Pattern[str]:
    """Words of a sentence that counts some of the agreements: new ones, of one model or state."""
    named = "|".join(state.name for state in states())
    return re.compile(
        r"\b(?:new|newly|another|additional|pending|since|jail|task force|warrant service|ended"
        rf"|(?:this|last|past|first|next) \w+|{named})\b"
    )


def _numbers(words: str) -> Iterator[Measure]:
    """Exact counts of agreements in a sentence."""
    for one in quantities(words):
        behind = words[one.end : one.end + 40]
        counted = _COUNTED.search(f"{one.surface} {behind.partition(' with ')[0]}")
        number = one.value and one.qualifier in _NUMBERED and one.per is None
        if number and counted and one.unit not in ("USD", "ratio"):
            yield one


def _day(words: str, published: str | None) -> date | None:
    """The day that a sentence gives, else that of its document."""
    found = _DAY.search(words)
    try:
        if found:
            return date(int(found[3]), _MONTHS.index(found[1].lower()), int(found[2]))
        return date.fromisoformat(published or "")
    except ValueError:
        return None


def _beside(item: Beside, number: Measure, day: date, sentence: Run) -> Iterator[Finding]:
    """A number of agreements against the list signed last before a day, and the next one."""
    for one, two in zip_longest(item.lists, item.lists[1:]):
        signed = date.fromisoformat(one.latest)
        if not signed <= day or (two and date.fromisoformat(two.latest) <= day):
            continue
        near = day - signed <= _NEAR
        known = (one,) if near or not two else (one, two)
        entries = sorted(each.entries for each in known)
        interval = number.interval.widened(number.rounding)
        apart = interval.hi < entries[0] or interval.lo > entries[-1]
        # after the last list there can be any number
        if apart and (near or two):
            yield _entries(item.text, number, day, sentence, known)


def _entries(
    text: Prose, number: Measure, day: date, sentence: Run, known: Sequence[Snapshot]
) -> Finding:
    told = ", ".join(f"{one.entries:,} in {one.doc} (up to {one.latest})" for one in known)
    words = f"{text.doc}: {amount(number)} under 287(g) on {day}; entries of ICE's lists: {told}"
    value = number.value or 0.0
    nearest = min((one.entries for one in known), key=lambda entries: abs(entries - value))
    sums = apart(value, nearest)
    settled = "ICE's list of that day; one agency can hold several agreements"
    facts = dict.fromkeys((*text.within(sentence), *(end for one in known for end in one.ends)))
    severity = "medium" if len(known) == 1 and number.qualifier == "exact" else "low"
    return Finding(
        "agreements_differ", severity, words, sums, tuple(facts), settled, (text.quote(sentence),)
    )


CHECKS = (
    Check(
        "held_differs",
        "The number of people held that a text gives for a day is ICE's own for that day, rounding"
        " allowed. Counts of a day are held against counts of a day, means against means, all"
        " against all.",
        "populations with a day, in texts and in ICE's detention statistics",
        "61,000 stated for September 21; ICE's statistics say 59,762",
        "told_held",
        population,
    ),
    Check(
        "agreements_differ",
        "The number of 287(g) agreements that a text gives is that of ICE's list of those days: of"
        " the list signed last, or between it and the next.",
        "numbers of agreements in texts with a day, and ICE's lists",
        "617 agreements on May 1, 2025; the list up to April 29 has 517",
        "beside_lists",
        agreements,
        "8 U.S.C. 1357(g)",
    ),
)
