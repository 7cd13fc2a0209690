"""What the number of a measure counts where the words right after it do not say so.

"Of which 340 were denied" counts queries that stand before, "a capacity of 1,175" people, "750 of
them" the beds of the last sentence; staff are people, whether posts, troopers or physicians.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.quantities.nouns import plural, unit_of
from plainview.model import Measure

PEOPLE = frozenset(
    ["arrests", "population", "headcount", "workforce_size", "agents", "population_covered"]
)
"""Measures that count people wherever the text prints no noun."""
STAFF = frozenset(["headcount", "workforce_size", "agents"])
"""Measures that count people whatever post or rank the text prints."""
NOT_STAFF = frozenset([
    "agencies", "states", "counties", "cities", "towns", "jurisdictions", "departments", "offices",
    "companies", "firms", "teams", "units", "countries", "applications", "organizations", "bodies",
    "times", "hours", "flights",
])  # fmt: skip
"""Nouns beside staff that are no people."""
ANSWERS = frozenset(["grants", "denials"])
"""Measures that count the requests which a number before them counts."""
SPENT = frozenset(["planned", "requested", "appropriated", "obligated", "ceiling", "spent"])
NEAR = 260
"""Characters before a number in which the noun that it counts may stand."""
_ASKED = re.compile(
    r"\b(requests|queries|searches|subpoenas|inquiries|applications|states|agencies|districts"
    r"|counties|letters|orders)\b",
    re.I,
)
_LOOKED = re.compile(r"\b(search|quer|request|ask|subpoena)\w*\b(?=[^.;]*$)", re.I)
_DONE = {"search": "searches", "quer": "queries", "subpoena": "subpoenas"}
_HOLDS = re.compile(
    r"\b(?:beds|cots|people|persons|detainees|inmates|prisoners|migrants|immigrants|men|women"
    r"|designed|room|space|hold|holds|house|houses|capacity|population)\b",
    re.I,
)
_BEDS = frozenset(["beds", "cots"])
_COUNTED = re.compile(r"(?<![\w.$£€])\d[\d,.]*\s(?:[a-z][a-z-]+\s){0,2}?([a-z][a-z-]+s)\b")
_OF_WHOLE = re.compile(r"\sof\s(?:(?:the|its|all)\s)?\d[\d,]*\s([a-z][a-z-]+s)\b")


def unit_for(content: str, kind: str, measure: Measure, measures: Sequence[Measure]) -> str | None:
    """The unit of a measure of a fact of type `kind`, as its name and the text before it give it.

    None where neither does.
    """
    printed = measure.unit
    if printed == "ratio":
        return printed
    if measure.name in STAFF and _staff(printed):
        return "people"
    if measure.name == "requests" and printed == "times":
        return _looked(content, measure) or printed
    if printed:
        return printed
    for other in measures:
        if other.name == measure.name and other.unit and other.unit != "ratio":
            return other.unit
    return _bare(content, kind, measure, measures)


def _staff(printed: str | None) -> bool:
    """Whether a unit can stand for staff: a counted noun, no money, time or place."""
    if printed is None:
        return True
    return printed.islower() and printed not in NOT_STAFF and unit_of(printed)[1] == "count"


def _bare(content: str, kind: str, measure: Measure, measures: Sequence[Measure]) -> str | None:
    if measure.name in ANSWERS:
        asked = next((other.unit for other in measures if other.name == "requests"), None)
        return asked or _last(_ASKED, content, measure) or "requests"
    if measure.name in PEOPLE:
        return "people"
    if measure.name == "capacity":
        held = _last(_HOLDS, content, measure)
        return held if held in _BEDS else "people"
    if kind == "target" and measure.name == "value":
        return "people"
    if measure.name == "other_outcome":
        whole = _OF_WHOLE.match(content, measure.end)
        return unit_of(whole[1])[0] if whole else _before(content, measure)
    if measure.name in SPENT:
        return "USD" if measure.hi is None or measure.hi >= 100_000 else None
    return "records" if measure.name == "records_provided" else None


def _last(words: re.Pattern[str], content: str, measure: Measure) -> str | None:
    """The last of some words before a measure, in lower case."""
    found = words.findall(content, max(0, measure.start - NEAR), measure.start)
    return found[-1].lower() if found else None


def _looked(content: str, measure: Measure) -> str | None:
    """What was done so many times: "searched a database 11,400 times"."""
    found = _LOOKED.findall(content, max(0, measure.start - NEAR), measure.start)
    return _DONE.get(found[-1].lower(), "requests") if found else None


def _before(content: str, measure: Measure) -> str | None:
    """What the last number before counts, which a bare one goes on to count."""
    found = _COUNTED.findall(content, max(0, measure.start - NEAR), measure.start)
    for word in reversed(found):
        unit, kind, _ = unit_of(word)
        if kind == "count" and plural(word):
            return unit
    return None
