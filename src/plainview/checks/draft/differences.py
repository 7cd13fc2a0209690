"""Numbers of a draft that are told as a step from one number of the record to another.

"Cut by nine", "$20 million on top of the $139 million", "cut by a quarter", "one in thirty is
refused" beside "97% are approved". Each is written out, so that a reader can redo it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plainview.checks.draft.apiece import (
    Agreed,
    after,
    all_told,
    apiece,
    before,
    for_each,
    with_options,
    written_out,
)
from plainview.checks.draft.lines import Line
from plainview.checks.draft.readings import MULTIPLE
from plainview.checks.draft.reckoning import Reckoned, allowed, compared, one_unit
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity

_CHANGE = r"(?:{}) (?:[\w’'$.,-]+ ){{0,9}}?by $"
_FALLS = (
    r"cut|cuts|cutting|lower\w*|reduc\w+|trim\w*|slash\w*|shr[aiu]nk\w*|fell|fall\w*|drop\w*|declin\w+"
    r"|decreas\w+|dwindl\w+|pared|scaled back|revis\w+ down\w*|went down|came down|down"
)
_RISES = (
    r"rais\w+|increas\w+|gr[eo]w\w*|r[oi]s\w+|expand\w*|climb\w*|jump\w*|swell\w*|swollen|went up"
    r"|came up|lift\w*|overstat\w+|understat\w+|overcount\w*|differ\w*|up|exceed\w*"
    r"|pass\w*|top\w*|overshot|missed|fell short"
)
_FALLING = re.compile(rf"\b{_CHANGE.format(_FALLS)}", re.IGNORECASE)
_CHANGED = re.compile(rf"\b{_CHANGE.format(_FALLS + '|' + _RISES)}", re.IGNORECASE)
_MORE = re.compile(
    r"\s*(?:(?:an?|per|each) [a-z]+ )?"
    r"(?:(?!there|were|was|are|is|had|have|has|with|who|that|which|held|and)[a-z]+ )?"
    r"(?:(?:more|fewer|less|higher|lower|above|below|short of|on top of"
    r"|in excess of)\b(?! to\b)|(?:over|under|beyond) (?:the|its|their|that) (?:\w+ ){0,2}?"
    r"(?:level|cap|limit|target|goal|total|capacity|maximum|ceiling|quota)\b)",
    re.IGNORECASE,
)
_STEP_OF = re.compile(
    r"\b(?:increase|rise|raise|cut|reduction|decrease|drop|addition|growth|fall)s?,? of $",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:takes?|took|taking|knock\w*|shav\w+|subtract\w*|strik\w+|struck|deduct\w*|remov\w+"
    r"|adds?|added|adding) (?:about |some |another |a further )?$",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\s*(?:[a-z]+ )?(?:off|from|to) (?:of )?(?:its|the|their|that|his|this) (?:[a-z]+ ){0,2}?"
    r"(?:count|total|tally|number|figure|sum|toll|estimate)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_MORE_ALONE = re.compile(
    r"\s*(?:(?:an?|per|each) [a-z]+ )?(?:(?:more|fewer|less|higher|lower)\b"
    r"(?! than (?:an? |once\b|twice\b|half\b|\d|one\b|two\b|three\b))"
    r"|(?:above|below) (?:the|its|their|what)\b)",
    re.IGNORECASE,
)
_MORE_INSIDE = re.compile(r"\d (?:more|fewer|less)\b|^[a-z-]+ (?:more|fewer) ", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:refus\w+|reject\w*|den(?:y|ies|ied)|turn\w* (?:\w+ )?(?:away|down)|declin\w+"
    r"|disapprov\w+)",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"\b(?:approv\w+|grant\w*|accept\w*|agreed|say yes|said yes)\b", re.IGNORECASE
)
_LEAST_STEP = 2  # of a step that may not come by chance
_ALWAYS = frozenset(map(meaning, ("people", "held", "number", "total", "count")))
_THAN_IN = re.compile(r"\b(?:as|than) in (?:fiscal )?(?:year )?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_ALL = "100% - "
_COUNTED = ("count", "rate", "money")


def stepped(ours: Quantity, agreed: Agreed, claim: Line, told: Line) -> Reckoned | None:
    """What a number that is told as a step comes to by the numbers of a sentence and of those near
    it; None where it is no step or they do not tell."""
    if ours.measure.value is None:
        return None
    if ours.kind == "duration":
        return with_options(ours, claim, told)
    if ours.kind == MULTIPLE:
        ends = ends_told(ours, claim, told)
        return compared(ours, ends[1], ends[0]) if ends else None
    if ours.kind == "ratio":
        return _complement(ours, claim, told) or _cut_by(ours, claim, told)
    if ours.kind not in _COUNTED:
        return None
    for form in (for_each, apiece, all_told, _difference):
        if found := form(ours, agreed, claim, told):
            return found
    return None


def is_step(item: Quantity, line: Line) -> bool:
    """Whether a number is told as a step: "cut by nine", "$20 million on top of"."""
    rest, start = after(item, line), before(item, line)
    other = [one for one in line.quantities if one is not item and one.kind in _COUNTED]
    than = _MORE.match(rest) if other else _MORE_ALONE.match(rest)
    taken = _TAKEN.search(start) and _OFF.match(rest)
    # "800 more cameras than" is read in one
    inside = _MORE_INSIDE.search(item.measure.surface) and " than " in rest
    return bool(_CHANGED.search(start) or _STEP_OF.search(start) or than or taken or inside)


def _difference(ours: Quantity, agreed: Agreed, claim: Line, told: Line) -> Reckoned | None:
    """ "Cut by nine, to 105" beside "from 114 to 105"."""
    if not is_step(ours, claim) or (ours.measure.value or 0.0) < _LEAST_STEP:
        return None
    anchors = [two for one, two in agreed if one is not ours and one_unit(one, ours)]
    found = [*_steps(ours, anchors, claim, told)]
    if ends := ends_told(ours, claim, told) or _change_told(ours, claim, told):
        found.append(_apart_by(ours, *ends))
    return next((one for one in found if one.agrees), found[0] if found else None)


def _steps(
    ours: Quantity, anchors: Sequence[Quantity], claim: Line, told: Line
) -> Iterator[Reckoned]:
    """The steps from a number that the draft has to others, the one it speaks of most first."""
    for anchor in anchors:
        pool = [(one, told.keys & claim.keys) for one in told.quantities]
        pool += [(one, (keys - told.keys - _ALWAYS) & claim.keys) for one, keys in told.beside]
        others = [
            (len(keys), other)
            for other, keys in pool
            if other is not anchor
            and keys
            and other.kind == anchor.kind
            and other.measure.value
            and other.measure.value != anchor.measure.value
            and one_unit(anchor, other)
            and not other.measure.per
        ]
        for _, other in sorted(others, key=lambda each: -each[0]):
            yield _apart_by(ours, anchor, other)


def ends_told(ours: Quantity, claim: Line, told: Line) -> tuple[Quantity, Quantity] | None:
    """The numbers of the first and the last year of a span that a draft compares, of two rows."""
    years = [year for date in claim.dates for year in _YEAR.findall(date.edtf or "")]
    own = [one for one in told.quantities if one.kind in _COUNTED and one.measure.value]
    if len(set(years)) != 2 or len(own) != 1 or not told.columns:
        return None
    base = _THAN_IN.search(claim.content)
    first, last = min(years), max(years)
    if base and base[1] == last:
        first, last = last, first
    here = {year for date in told.dates[:1] for year in _YEAR.findall(date.edtf or "")}
    if here not in ({first}, {last}):
        return None
    other = last if here == {first} else first
    there = [one for one, keys in told.beside if f"#{other}" in keys and one.kind in _COUNTED]
    if len(there) != 1 or not there[0].measure.value or not one_unit(own[0], there[0]):
        return None
    return (own[0], there[0]) if here == {first} else (there[0], own[0])


def _change_told(ours: Quantity, claim: Line, told: Line) -> tuple[Quantity, Quantity] | None:
    """The numbers from which and to which a thing went, of a sentence that tells no others, where
    the draft tells the step alone: "takes nine off its count" beside "from 114 to 105"."""
    own = [one for one in told.quantities if one.kind in _COUNTED and one.measure.value]
    if len(own) != 2 or not one_unit(*own) or not one_unit(ours, own[0]):
        return None
    if any(one is not ours and one.kind in _COUNTED for one in claim.quantities):
        return None
    first, last = sorted(own, key=lambda one: one.measure.start)
    between = told.content[first.measure.end - told.start : last.measure.start - told.start]
    went = _FROM.search(before(first, told)) and between.strip().lower() == "to"
    return (first, last) if went else None


def _apart_by(ours: Quantity, one: Quantity, two: Quantity) -> Reckoned:
    high, low = sorted((one, two), key=lambda item: -(item.measure.value or 0.0))
    value = (high.measure.value or 0.0) - (low.measure.value or 0.0)
    surface = f"{high.measure.surface} - {low.measure.surface} = {value:,.10g}"
    return written_out(ours, one, value, surface)


def _cut_by(ours: Quantity, claim: Line, told: Line) -> Reckoned | None:
    """ "Cut by a quarter" beside "1,000 at first, and 725 later"."""
    if not _FALLING.search(before(ours, claim)):
        return None
    own = [one for one in told.quantities if one.kind in _COUNTED and one.measure.value]
    if len(own) != 2 or not one_unit(*own) or len(claim.quantities) > 1:
        return None
    first, last = ((one.measure.value or 0.0) for one in own)
    if not 0 < last < first:
        return None
    value = 1 - last / first
    surface = f"from {own[0].measure.surface} to {own[1].measure.surface} = {100 * value:.3g}% less"
    return _share(ours, own[1], value, surface)


def _complement(ours: Quantity, claim: Line, told: Line) -> Reckoned | None:
    """ "One request in thirty is refused" beside "97% of the requests are approved"."""
    sides = [
        (_REFUSED.search(line.content) is not None, _GRANTED.search(line.content) is not None)
        for line in (claim, told)
    ]
    if sides not in ([(True, False), (False, True)], [(False, True), (True, False)]):
        return None
    shares = [one for one in told.quantities if one.kind == "ratio" and one.measure.value]
    if len(shares) != 1 or not 0 < (shares[0].measure.value or 0.0) < 1:
        return None
    value = 1 - (shares[0].measure.value or 0.0)
    surface = f"{_ALL}{shares[0].measure.surface} = {100 * value:.3g}%"
    return _share(ours, shares[0], value, surface)


def is_complement(item: Quantity) -> bool:
    """Whether a share is the rest of one that the record prints: refused, not granted."""
    return item.kind == "ratio" and item.measure.surface.startswith(_ALL)


def is_worked_out(item: Quantity) -> bool:
    """Whether a number was worked out of others."""
    return " = " in item.measure.surface


def _share(ours: Quantity, theirs: Quantity, value: float, surface: str) -> Reckoned:
    found = written_out(ours, theirs, value, surface)
    return replace(found, agrees=value in allowed(ours))
