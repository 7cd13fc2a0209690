"""Numbers of a draft that are so much for each: "$15,000 apiece", "nearly three for each officer",
"four years with all options"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.checks.draft.lines import Line
from plainview.checks.draft.reckoning import Reckoned, allowed
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.extraction.quantities.numerals import SMALL

Agreed = Sequence[tuple[Quantity, Quantity]]

_APIECE = re.compile(r"^\s*(?:each|apiece|a piece|per [a-z]+)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every)(?: one)? of (?:the|its|these|those) |\b(?:each|every) ", re.IGNORECASE
)
_FOR_EACH = re.compile(
    r"\s*(?:[a-z]+ )?(?:for|to) (?:each|every)(?: one)?(?: of)?(?: its| the| their| his)? "
    r"((?:[\w’'-]+ ){0,3}[\w’'-]+)",
    re.IGNORECASE,
)
_OPTIONS = re.compile(
    r"\b(\w+)[ -](year|month)s?\b[^.;]{0,40}?\b(?:and|plus|with|followed by) "
    r"(\w+) (\w+)-(year|month) options?\b",
    re.IGNORECASE,
)
_NEAR = 0.03  # of a quotient, which is rounded when it is told
_OF_ALL = 35  # characters before a number of which each is told: "each of the agency's 25"
_ABOUT = 0.1  # of one that is told as "about"


def after(item: Quantity, line: Line) -> str:
    return line.content[item.measure.end - line.start :]


def before(item: Quantity, line: Line) -> str:
    return line.content[: max(0, item.measure.start - line.start)]


def written_out(ours: Quantity, theirs: Quantity, value: float, surface: str) -> Reckoned:
    own = ours.measure
    measure = replace(
        theirs.measure, value=value, lo=value, hi=value, qualifier="exact", surface=surface,
        unit=own.unit, per=own.per, of=own.of,
    )  # fmt: skip
    room = max(own.rounding, (_ABOUT if own.qualifier in ("about", "nearly") else 0.0) * value)
    agrees = own.interval.widened(room).meets(measure.interval)
    return Reckoned(ours, Quantity(measure, ours.noun, ours.kind), agrees)


def apiece(ours: Quantity, agreed: Agreed, claim: Line, told: Line) -> Reckoned | None:
    """ "Each of the 195 tents cost $15,000" beside "195 tents, which cost $3 million"."""
    if ours.kind != "money":
        return None
    counts = [(one, two) for one, two in agreed if two.kind == "count" and two.measure.value]
    totals = [one for one in told.quantities if one.kind == "money" and one.measure.value]
    if len(counts) != 1 or len(totals) != 1 or totals[0].measure.unit != ours.measure.unit:
        return None
    mine, count = counts[0]
    each = bool(_EACH.search(before(mine, claim)[-12:])) or bool(_APIECE.match(after(ours, claim)))
    if not each or _APIECE.match(after(totals[0], told)) or totals[0].measure.per:
        return None
    value = (totals[0].measure.value or 0.0) / (count.measure.value or 1.0)
    surface = f"{totals[0].measure.surface} / {count.measure.surface} = {value:,.5g}"
    return _quotient(ours, totals[0], value, surface)


def all_told(ours: Quantity, agreed: Agreed, claim: Line, told: Line) -> Reckoned | None:
    """ "1,875 arrests from the 25 offices" beside "each of the 25 offices should make 75": only
    where it comes to that, as the draft may speak of another sum."""
    if ours.kind not in ("count", "rate") or not ours.measure.value:
        return None
    counts = [two for _, two in agreed if _EACH.search(before(two, told)[-_OF_ALL:])]
    each = [one for one in told.quantities
            if one.kind == ours.kind and one.measure.value and one.measure.per == ours.measure.per
            and all(one is not two for two in counts)]  # fmt: skip
    if len(counts) != 1 or len(each) != 1:
        return None
    value = (counts[0].measure.value or 0.0) * (each[0].measure.value or 0.0)
    if value != ours.measure.value:
        return None
    surface = f"{counts[0].measure.surface} x {each[0].measure.surface} = {value:,.10g}"
    return written_out(ours, each[0], value, surface)


def for_each(ours: Quantity, agreed: Agreed, claim: Line, told: Line) -> Reckoned | None:
    """ "1,250 inspectors, nearly three for each officer" beside "450 officers"."""
    hit = _FOR_EACH.match(after(ours, claim)) if ours.kind == "count" else None
    if hit is None:
        return None
    named = {meaning(word.lower()) for word in re.findall(r"[\w’'-]+", hit[1])}
    counts = [one for one in told.quantities if one.kind == "count" and one.measure.value]
    parts = [one for one in counts if one.noun and meaning(one.noun.lower().split()[-1]) in named]
    wholes = [
        two for _, two in agreed if two.kind == "count" and all(two is not one for one in parts)
    ]
    if len(parts) != 1 or len(wholes) != 1:
        return None
    value = (wholes[0].measure.value or 0.0) / (parts[0].measure.value or 1.0)
    surface = f"{wholes[0].measure.surface} / {parts[0].measure.surface} = {value:,.3g}"
    return _quotient(ours, parts[0], value, surface)


def _quotient(ours: Quantity, theirs: Quantity, value: float, surface: str) -> Reckoned:
    found = written_out(ours, theirs, value, surface)
    return replace(found, agrees=found.agrees or value in allowed(ours).widened(_NEAR * value))


def with_options(ours: Quantity, claim: Line, told: Line) -> Reckoned | None:
    """ "Four years with all options" beside "one year and three one-year options"."""
    hit = _OPTIONS.search(told.content)
    if hit is None or "option" not in claim.content.lower():
        return None
    first, count, each = (_number(hit[place]) for place in (1, 3, 4))
    if not (first and count and each) or hit[2].lower() != hit[5].lower():
        return None
    if (ours.measure.unit or "").rstrip("s") != hit[2].lower():
        return None
    value = first + count * each
    theirs = next((one for one in told.quantities if one.kind == "duration"), ours)
    found = written_out(ours, theirs, value, f"{hit.group()} = {value:g} {hit[2].lower()}s")
    same = (ours.measure.value or 0.0) in (value, first)
    return replace(found, agrees=same)


def _number(word: str) -> float:
    return float(SMALL.get(word.lower(), word if word.isdigit() else 0))
