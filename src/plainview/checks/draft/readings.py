"""Numbers that run over several words of a sentence: "one agent in four", "a quarter of a billion",
"half again as many", "3,000-a-day", "35,000 pieces of mail a year".

What was read number by number is put together here, of drafts and of the record alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from plainview.checks.draft.shares import in_dollars, once_in, to_one
from plainview.checks.draft.spoken import spoken
from plainview.extraction.parts import Quantity
from plainview.model import Measure
from plainview.model.measure import interval_of

MULTIPLE = "multiple"
"""The kind of "twice as many" and "a fifth more": how many times another number it is."""

_SMALL = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1
    )
}  # fmt: skip
_PERIOD = r"(day|week|month|quarter|year)"
_IN_WORDS = "|".join(_SMALL)
_ONE_IN = re.compile(
    rf"(?<![\w-])((?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:{_IN_WORDS})"
    rf"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[1-9]\d?)"
    rf" ((?:[^\W\d]+[’'-]?[^\W\d]* ){{1,4}})(?:in|out of) (?:every )?"
    rf"({_IN_WORDS}|10|(?:a |one )?hundred|100)\b"
    r"(?![-,.]?\d)(?! (?:hundred|thousand|million|billion))",
    re.IGNORECASE,
)
_OF_EVERY = re.compile(
    r" (?:of|in|out of) (?:((?:every|each|a) )(?:one )?)?(ten|10|hundred|100|thousand)\b"
    r"(?:(?! (?:million|billion)) ([a-z]+))?(?![,.]?\d)",
    re.IGNORECASE,
)
_WHOLES = {"ten": 10.0, "10": 10.0, "hundred": 100.0, "100": 100.0, "thousand": 1000.0}
_SUBSECTION = re.compile(r"[\w)]$")
_OF_A_SCALE = re.compile(r"\s+of\s+$")
_SCALE = re.compile(r"(?:half )?a\s", re.IGNORECASE)
_RATE = re.compile(rf"-an?-{_PERIOD}$", re.IGNORECASE)
_EACH = re.compile(
    rf"(?:[^\W\d]+ ){{0,4}}(?<!in )(?<!within )(?<!for )(?<!after )(?<!over )(?:an?|per|each|every)"
    rf" {_PERIOD}\b(?!-| (?:earlier|ago|before|later|after|old|on)\b)"
    r"|(?:[^\W\d]+ ){0,2}(daily|weekly|monthly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)
_ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annually": "year", "yearly": "year",
}  # fmt: skip
_SECTION = re.compile(
    r"(?:C\.? ?F\.? ?R\.?|U\.? ?S\.? ?C\.?|§+|\bsec(?:tion|\.)) ?$", re.IGNORECASE
)
_ALL_BUT = re.compile(r"\ball but (?:about |some |a )?$", re.IGNORECASE)
_PLURAL = re.compile(r"\s+([a-z]{3,}s)\b(?! (?:that|the|a|an|to)\b)")
_AGAIN = re.compile(r"\s+again as (?:many|much)\b", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|higher|larger|bigger|greater|above|over)\b", re.IGNORECASE)
_OVER = re.compile(r"\s+over\b", re.IGNORECASE)  # "77 times over the city" is no multiple
_FEWER = re.compile(r"\s+(?:fewer|less|lower|smaller|below|under)\b", re.IGNORECASE)
_AS_MANY = re.compile(
    r"(?:\s+times)?\s+(?:as (?:many|much)|the|its|their|what|those|that of)\b", re.IGNORECASE
)
_TURNED = re.compile(
    r"\b(?:(more than|almost|nearly|about|roughly) )?(?:had |has |have |been |merely )?"
    r"(doubled|doubling|tripled|tripling|quadrupled|quadrupling|halved|halving|[a-z]+-?fold"
    r"|(?:double|triple|quadruple)(?= (?:the|its|their|that|what)\b))\b",
    re.IGNORECASE,
)
_TURN_SIGNS = ("doubl", "tripl", "quadrupl", "halv", "fold")  # the cheap look first
_TURNS = {"doubl": 2.0, "tripl": 3.0, "quadr": 4.0, "halve": 0.5, "halvi": 0.5}
_FOLDS = {
    **{word: float(value) for word, value in _SMALL.items() if value > 1},
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "hundred": 100.0,
}  # fmt: skip
_HOW = {
    "more than": "more_than", "almost": "nearly", "nearly": "nearly", "about": "about",
    "roughly": "about",
}  # fmt: skip
_NUMBERING = re.compile(
    r"\bnumber(?:s|ed)? ((?:more than|almost|nearly|about|roughly) )?(\d[\d,]*)(?![\d.-]*[\w/])"
)
_MANY = re.compile(r"^(?!.*\b(?:case|docket|serial|phone|order|account|bill|award|contract)s? $)"
                   r".*\b[^\W\d]{3,}s\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_COUNTED = frozenset(("count", "rate", "money"))
TIMES = "times"
_BODIES = frozenset(("facilities", "offices", "states", "agencies", "people", "cities", "counties"))


def reread(run: str, start: int, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The numbers of a sentence that stands at `start` of its text, put together."""
    counted = [one for one in quantities if not _SECTION.search(run[: one.measure.start - start])]
    counted = [one for one in counted if not _labels(run, start, one)]
    counted = spoken(run, start, once_in(run, start, [in_dollars(one) for one in counted]))
    found = list(_of_a_scale(run, start, _of_every(run, start, _in_every(run, start, counted))))
    weighed = [(one, to_one(run, start, one)) for one in found]
    found = [Quantity(times, "", MULTIPLE) if times else one for one, times in weighed]
    found = [_named(run, start, _multiple(run, start, _paced(run, start, one))) for one in found]
    found += _turned(run, start, found)
    found += _numbering(run, start, found)
    return tuple(sorted(found, key=lambda one: one.measure.start))


def _in_every(run: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """With "one agent in four" as a share instead of two counts."""
    kept = list(quantities)
    for hit in _ONE_IN.finditer(run) if len(kept) > 1 else ():
        last = hit[3].lower()
        bottom = float(_SMALL.get(last) or (10 if last == "10" else 100))
        first, end = start + hit.start(), start + hit.end()
        inside = [one for one in kept if one.measure.start < end and one.measure.end > first]
        if len(inside) != 2 or any(one.kind != "count" for one in inside):
            continue
        one, other = inside
        top = one.measure.value or bottom
        if top >= bottom:
            continue
        if other.measure.unit in _BODIES or (top > 1 and other.noun):
            continue  # "one agent in four offices"
        noun = hit[2].strip().lower()
        place = kept.index(one)
        kept = [each for each in kept if each not in inside]
        measure = replace(_valued(one.measure, top / bottom, run, start, end), unit="ratio")
        kept.insert(place, Quantity(replace(measure, per=None, of=noun), "", "ratio"))
    return kept


def _labels(run: str, start: int, one: Quantity) -> bool:
    """Whether a number in brackets says which part of a rule is meant: "6103(i)(2)"."""
    at = one.measure.start - start
    return one.measure.surface[:1] == "(" and bool(_SUBSECTION.search(run[:at]))


def _of_every(run: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """With "79 of every hundred requests" as a share instead of two counts."""
    kept = list(quantities)
    for one in quantities:
        hit = _OF_EVERY.match(run, one.measure.end - start)
        value = one.measure.value
        if not hit or one.kind != "count" or one.noun or value is None:
            continue
        whole = _WHOLES[hit[2].lower()]
        spelt = not any(sign.isdigit() for sign in one.measure.surface + hit[2])
        if not 0 < value < whole or not (hit[1] or (spelt and whole == _WHOLES["ten"])):
            continue
        end = start + hit.end(2)
        measure = replace(_valued(one.measure, value / whole, run, start, end), unit="ratio")
        share = Quantity(replace(measure, per=None, of=(hit[3] or "").lower() or None), "", "ratio")
        kept = [share if each is one else each for each in kept
                if each is one or not one.measure.end <= each.measure.start < end]  # fmt: skip
    return kept


def _of_a_scale(run: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """With "a quarter of a million" as 250,000."""
    skip = False
    for one, two in zip_longest(quantities, quantities[1:]):
        if skip:
            skip = False
            continue
        value, scale = one.measure.value, two.measure.value if two else None
        between = run[one.measure.end - start : two.measure.start - start] if two else ""
        words = bool(two and _SCALE.match(two.measure.surface))
        joined = one.kind == "ratio" and words and _OF_A_SCALE.match(between)
        if joined and two and value and scale and scale >= 1000 and two.kind in _COUNTED:
            measure = _valued(one.measure, value * scale, run, start, two.measure.end)
            yield replace(two, measure=replace(measure, unit=two.measure.unit,
                                               per=two.measure.per, of=None))  # fmt: skip
            skip = True
        else:
            yield one


def _paced(run: str, start: int, one: Quantity) -> Quantity:
    """With the time that a number is for, where words stand between the two."""
    if one.measure.per == "one":  # "195 tents, each one of which"
        return replace(one, measure=replace(one.measure, per=None), kind="count")
    if one.kind not in _COUNTED or one.measure.per:
        return one
    if hit := _RATE.search(one.measure.surface):
        measure = replace(one.measure, unit=None, per=hit[1].lower())
        return Quantity(measure, "", "rate")
    after = run[one.measure.end - start :].lstrip()
    hit = _EACH.match(after)
    if not hit:
        return one
    per = (hit[1] or _ADVERBS[hit[2].lower()]).lower()
    return replace(one, measure=replace(one.measure, per=per),
                   kind="rate" if one.kind == "count" else one.kind)  # fmt: skip


def _named(run: str, start: int, one: Quantity) -> Quantity:
    """With what is counted in place of the name before it: "1.9 million Nlets queries"."""
    if one.noun == "occasions":
        return Quantity(replace(one.measure, unit=TIMES), "", one.kind)
    after = _PLURAL.match(run, one.measure.end - start)
    if one.kind != "count" or not one.noun[:1].isupper() or not after:
        return one
    return Quantity(replace(one.measure, unit=after[1]), after[1], one.kind)


def _multiple(run: str, start: int, one: Quantity) -> Quantity:
    """With "a fifth more", "half again as many", "eightfold" as so many times another number."""
    value = one.measure.value
    if value is None or one.measure.unit not in ("ratio", TIMES):
        return one
    but = _ALL_BUT.search(run[: one.measure.start - start])
    if but and value < 1:
        measure = _valued(one.measure, 1 - value, run, start, one.measure.end)
        surface = run[but.start() : one.measure.end - start]
        return replace(one, measure=replace(measure, surface=surface, start=start + but.start()))
    after = run[one.measure.end - start :]
    named = one.measure.unit == TIMES
    fold = named and one.measure.surface.lower().endswith("fold")
    more, fewer, alike = _MORE.match(after), _FEWER.match(after), _AS_MANY.match(after)
    again = _AGAIN.match(after)
    if fold or (alike and (named or value > 1)):
        times = value
    elif again or (more and not (named and _OVER.match(after))):
        times = 1 + value
    elif fewer and value < 1:
        times = 1 - value
    else:
        return one
    said = again or more or fewer or alike
    end = one.measure.end + (said.end() if said else 0)
    measure = _valued(one.measure, times, run, start, end)
    return Quantity(replace(measure, unit=TIMES, of=None), "", MULTIPLE)


def _turned(run: str, start: int, known: Sequence[Quantity]) -> list[Quantity]:
    """ "doubled", "twentyfold" and the like, where no number was read."""
    found = []
    lowered = run.lower()
    for hit in _TURNED.finditer(run) if any(sign in lowered for sign in _TURN_SIGNS) else ():
        first, last = start + hit.start(2), start + hit.end(2)
        if any(one.measure.start < last and first < one.measure.end for one in known):
            continue
        how = _HOW.get((hit[1] or "").lower(), "exact")
        word = hit[2].lower().removesuffix("fold").rstrip("-")
        times = _FOLDS.get(word) or _TURNS.get(hit[2].lower()[:5])
        if times is None:
            continue
        room = interval_of(times, how)
        measure = Measure("", room.lo, room.hi, times, how, TIMES, None, None, None, None,
                          hit.group(), start + hit.start(), start + hit.end())  # fmt: skip
        found.append(Quantity(measure, "", MULTIPLE))
    return found


def _numbering(run: str, start: int, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """ "detainees at the base number 640": no label, as it would be after "case"."""
    for hit in _NUMBERING.finditer(run):
        first, last = start + hit.start(2), start + hit.end(2)
        inside = any(one.measure.start < last and first < one.measure.end for one in known)
        if inside or not _MANY.search(run[: hit.start()]):
            continue
        how = _HOW.get((hit[1] or "").lower().strip(), "exact")
        value = float(hit[2].replace(",", ""))
        room = interval_of(value, how)
        at = start + (hit.start(1) if hit[1] else hit.start(2))
        yield Quantity(
            Measure("", room.lo, room.hi, value, how, None, None, None, None, None,
                    run[at - start : hit.end()], at, last),
            "", "count",
        )  # fmt: skip


def _valued(measure: Measure, value: float, run: str, start: int, end: int) -> Measure:
    """A measure with another value, up to `end` of the text."""
    room = interval_of(value, measure.qualifier) if measure.qualifier != "range" else None
    return replace(
        measure,
        value=value,
        lo=room.lo if room else value,
        hi=room.hi if room else value,
        surface=run[measure.start - start : end - start],
        end=end,
    )
