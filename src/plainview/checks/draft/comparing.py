"""Sentences of a draft that compare two numbers: which two things they mean, and how.

"X outnumbered Y by five to one", "from 1978 to 1985 it rose by 4,200", "three for each officer":
the words of each side say which number of the record is meant; no number of theirs is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.checks.draft.lines import Line
from plainview.checks.draft.readings import MULTIPLE
from plainview.checks.draft.reckoning import DAYS
from plainview.checks.draft.sides import (
    BELOW,
    BEYOND,
    COUNTED,
    EVENLY,
    MORE,
    REST,
    SAID,
    TIMES,
    Comparison,
    Side,
    clause_before,
    is_told,
    run_of,
    side_of,
)
from plainview.checks.draft.spanning import ANCHORED, lasting, spanned
from plainview.extraction.parts import Quantity

_NEAR = 60  # characters around a number that say whether it is a change
_PASSES = (
    r"outnumber\w*|outstrip\w*|outweigh\w*|outpac\w+|exceed\w*|surpass\w*|top(?:s|ped)|beats?"
    r"|overtook|overshot|dwarf\w*"
)
_TRAILS = r"lag(?:s|ged)(?: behind)?|trail\w*|f(?:all|ell)s? short of|undershot|missed"
_FALLS = (
    r"f[ae]ll\w*|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|dwindl\w+"
    r"|(?:went|gone|come|came) down|lost|lower|fewer|less"
)
_CHANGES = re.compile(
    rf"\b(?P<down>{_FALLS})\b|\b(?:r[oi]se[ns]?|rising|gr[eo]w\w*|climb\w*|increas\w+|jump\w*"
    r"|swell\w*|swelled|swollen|expand\w*|(?:went|gone|come|came) (?:up|on top)|gain\w*|added"
    r"|sign\w*|join\w*|more|another|additional|further|new)\b",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:(?P<over>{_PASSES})|(?P<under>{_TRAILS})) (?P<what>[^;:]*?)\bby $", re.I)
_BY_NEXT = re.compile(rf"\b(?:(?P<over>{_PASSES})|(?P<under>{_TRAILS})),? by $", re.I)
_TO_ONE = re.compile(rf"\b(?:{_PASSES}) (?P<what>[^;:]*?),? (?:by )?$", re.I)
_BEATEN = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:outnumbered|outweighed|exceeded|dwarfed),?(?: by)? $"
)
_BY_WHOM = re.compile(rf",? by (?P<what>{SAID})")
_NO_NOUN = (
    r"there|were|was|are|is|be|had|have|has|who|that|which|held|and|of|for|in|on|to|by|with|at|from"
)
_THAN = re.compile(
    rf"(?P<noun>(?: (?!(?:{_NO_NOUN})\b)[a-z-]+){{0,2}}?)"
    r" (?:(?:(?P<over>more|higher|larger|greater)"
    rf"|(?P<under>fewer|less|lower|smaller))\b(?P<more>(?: (?!(?:{_NO_NOUN})\b)[\w-]+){{0,3}}?"
    r"(?: (?:in|on|at|of|for|from) [^,;:]{1,40}?)?) than"
    r"|(?P<above>above|beyond|in excess of)|(?P<below>below|short of))"
    r"(?P<what> (?!usual|ever\b|expect|before|planned|half|once|twice|any|other|most|many)\w[^;:]+)"
)
_ALIKE = re.compile(r"(?P<noun>[^,;:.]{0,80}?) (?:as|than) (?P<what>[^;:]+)", re.IGNORECASE)
_STRAIGHT = re.compile(
    r"\b(?:the|its|their|what|those|that of|double|triple|quadruple)$", re.IGNORECASE
)
_GOAL = re.compile(r",? (?:in order )?to (?:reach|meet|match|hit|get to|attain|fill)\b.*")
_TURNED = re.compile(r"(?:ed|ing|fold)$", re.IGNORECASE)
_MORE = re.compile(r" (?:more|fewer|less)\b", re.IGNORECASE)
_FOR_EVERY = re.compile(
    rf"\b(?:for|to) (?:each|every)(?: single)?(?: one)?(?: of)? (?P<what>{SAID})", re.IGNORECASE
)
_NOUN = re.compile(r"(?: [a-z-]+){0,2} ?")
_OF_ALL = re.compile(rf"(?:^|, )(?:out )?of (?:all )?(?P<what>{SAID}), $", re.IGNORECASE)
_OF = re.compile(
    r" (?:of|(?=those |that of |what )) ?(?:all |the |its |their |that |those |these )?"
    rf"(?P<what>{SAID})",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?: (?:who|that|which))?(?: (?:is|are|was|were|have|has|had|did|do|does))? ?"
    rf"(?:not|n[’']t|never|yet to|without)\b(?P<part>{SAID})",
    re.IGNORECASE,
)
_KEPT = re.compile(
    rf"\b(?:within|at or (?:below|under)|below|no more than|not exceed\w*|still (?:had|have) room"
    rf"|or fewer|or less)\b(?P<part>{SAID})",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|did|do|does|will|which|to)\b", re.I)
_AGAINST = re.compile(
    r"\b(?:set|measured|judged|held|weighed|compared|counted) "
    rf"(?:up )?(?:against|by|with|to|beside|next to) (?P<what>{SAID})",
    re.IGNORECASE,
)


def comparisons(claim: Line) -> Iterator[Comparison]:
    """What a sentence tells of two numbers each, as far as its words say which these are."""
    for ours in claim.quantities:
        if ours.measure.value is None:
            continue
        for form in (_changing, _times, _passing, _for_each, _sharing, _left, _evenly):
            if found := form(ours, claim):
                if all(map(is_told, (found.first, found.second))) or found.how == EVENLY:
                    yield found
                break


def _changing(ours: Quantity, claim: Line) -> Comparison | None:
    """ "From 1978 to 1985 it rose by 4,200", "another 105 in the 23 days after November 5"."""
    ends = spanned(claim)
    if ends is None or ours.kind not in (*COUNTED, "ratio", MULTIPLE) or ours.measure.per:
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    near = f"{text[max(0, at - _NEAR) : at]}\0{text[end : end + _NEAR]}"
    told = list(_CHANGES.finditer(near))
    if not told and not (ours.kind == MULTIPLE and _TURNED.search(ours.measure.surface)):
        return None
    if any(one.kind in COUNTED and one is not ours for one in claim.quantities):
        return None
    down = any(one["down"] for one in told)
    besides = [hit.span() for form in (_CHANGES, ANCHORED) for hit in form.finditer(text)]
    said = {
        word.key
        for word in claim.words
        for start, end in besides
        if start <= word.start - claim.start < end
    }
    keys = side_of(claim, ours, (0, len(text))).keys - said
    first, last = (Side(keys, (end,)) for end in ends)
    if ours.kind == MULTIPLE:
        return Comparison(ours, TIMES, last, first)
    if ours.kind == "ratio":
        return Comparison(ours, BELOW if down else BEYOND, last, first)
    return Comparison(ours, MORE, *((first, last) if down else (last, first)))


def _times(ours: Quantity, claim: Line) -> Comparison | None:
    """ "has about five times as many people as the IRS has", "40% more than in 2022"."""
    if ours.kind != MULTIPLE:
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    if (beaten := _BEATEN.search(text[:at])) and (by := _BY_WHOM.match(text, end)):
        return Comparison(ours, TIMES, side_of(claim, ours, by.span("what")),
                          side_of(claim, ours, clause_before(text, beaten.start())))  # fmt: skip
    if passed := _TO_ONE.search(text[:at]):
        return Comparison(ours, TIMES, side_of(claim, ours, clause_before(text, passed.start())),
                          side_of(claim, ours, passed.span("what")))  # fmt: skip
    if _STRAIGHT.search(ours.measure.surface):
        second = side_of(claim, ours, run_of(text, end, len(text)))
        return Comparison(ours, TIMES, side_of(claim, ours, clause_before(text, at)), second)
    hit = _ALIKE.match(text, end)
    if hit is None:
        return None
    goal = _GOAL.search(text, *hit.span("what"))  # "as in May, to reach 3,000"
    last = goal.start() if goal else hit.end("what")
    second = side_of(claim, ours, run_of(text, hit.start("what"), last))
    runs = [clause_before(text, at), hit.span("noun"), *([goal.span()] if goal else [])]
    counted = side_of(claim, ours, hit.span("noun")).keys
    return Comparison(ours, TIMES, side_of(claim, ours, *runs), second, counted=counted)


def _passing(ours: Quantity, claim: Line) -> Comparison | None:
    """ "outnumber the disclosures by 4,600", "5,300 beds more than it has", "exceeds it by 11%"."""
    if ours.kind not in (*COUNTED, "ratio"):
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    hit = _BY_NEXT.search(text[:at]) or _BY.search(text[:at])
    if hit:
        what = hit.span("what") if "what" in hit.re.groupindex else run_of(text, end, len(text))
        first = side_of(claim, ours, clause_before(text, hit.start()))
        second = side_of(claim, ours, what)
    else:
        # "1,300 more agents" is read in one
        inner = _MORE.search(ours.measure.surface)
        hit = _THAN.match(text, at + inner.start() if inner else end)
        if hit is None or ours.kind == "ratio":
            return None
        spans = [hit.span(name) for name in ("noun", "more") if hit[name]]
        first = side_of(claim, ours, clause_before(text, at), *spans)
        second = side_of(claim, ours, run_of(text, *hit.span("what")))
    under = bool(hit["under"] or hit.groupdict().get("below"))
    if ours.kind == "ratio":
        return Comparison(ours, BELOW if under else BEYOND, first, second)
    return Comparison(ours, MORE, *((second, first) if under else (first, second)))


def _for_each(ours: Quantity, claim: Line) -> Comparison | None:
    """ "For each employee of one, the other has sent three", "three guards for every nurse"."""
    if ours.kind not in ("count", "rate") or ours.measure.per in DAYS:
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    hit = _FOR_EVERY.search(text)
    if hit is None:
        return None
    others = [one for one in claim.quantities if one is not ours and one.kind in COUNTED]
    if hit.end() <= at and not any(one.measure.start > claim.start + hit.end() for one in others):
        first = side_of(claim, ours, (hit.end(), len(text)))
    elif hit.start() >= end and _NOUN.fullmatch(text[end : hit.start()]):
        first = side_of(claim, ours, clause_before(text, hit.start()))
    else:
        return None
    second = side_of(claim, ours, run_of(text, *hit.span("what")))
    if second.given is not None:
        return None  # "75 for each of 25 offices" is so many from each
    return Comparison(ours, TIMES, first, second)


def _sharing(ours: Quantity, claim: Line) -> Comparison | None:
    """ "the 46,000 came to 73% of the capacity", "of all queries, one in 300 came from ICE"."""
    if ours.kind != "ratio" or not ours.measure.value:
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    against = _AGAINST.search(text)
    named = [against.span("what")] if against else []
    if hit := _OF_ALL.search(text[:at]):
        return Comparison(ours, TIMES, side_of(claim, ours, run_of(text, end, len(text))),
                          side_of(claim, ours, hit.span("what")))  # fmt: skip
    of = _OF.search(text, max(at, end - len(ours.measure.of or "") - 4))
    if of is None or of.start() > end + 1:
        return None
    what, with_ = of.span("what"), text.find(" with ", end)
    first = [clause_before(text, at)]
    if against:
        first = [clause_before(text, against.start()), (against.end(), at)]
    if end < with_ < what[1]:  # "at 73% of capacity with those 46,000"
        first, what = [*first, (with_, len(text))], (what[0], with_)
    second = side_of(claim, ours, run_of(text, *what), *named)
    return Comparison(ours, TIMES, side_of(claim, ours, *first), second)


def _left(ours: Quantity, claim: Line) -> Comparison | None:
    """ "Of the addresses, 14,300 were not new", "10,000 of the 13,000 who are not assigned"."""
    if ours.kind != "count":
        return None
    text, at, end = claim.content, ours.measure.start - claim.start, ours.measure.end - claim.start
    denied = _NOT.search(text, end) or _KEPT.search(text, end)
    if denied is None:
        return None
    weak = denied.re is _KEPT
    of = _OF_ALL.search(text[:at])
    whole = of.span("what") if of else None
    if whole is None and (inner := _OF.match(text, end)):
        whole = (inner.start("what"), denied.start())
    if weak and whole is not None:
        whole = run_of(text, *whole)
    elif whole is None or denied.start() > max(end, whole[1]) + 12:
        return None
    if whole is None:
        return None
    if not weak and _VERB.search(text[slice(*whole)]) and not of:
        return None  # what is denied is no part of the whole
    first, second = side_of(claim, ours, whole), side_of(claim, ours, denied.span("part"))
    if weak and first.given is None:
        return None
    return Comparison(ours, REST, first, second, weak=weak)


def _evenly(ours: Quantity, claim: Line) -> Comparison | None:
    """ "Averaged over the nine years from 2015 to 2023, some 34,700 a year"."""
    per = ours.measure.per
    over = lasting(claim, per) if per and ours.kind in COUNTED else None
    if not over or over < 2:
        return None
    whole = side_of(claim, ours, (0, len(claim.content)))
    return Comparison(ours, EVENLY, whole, Side(frozenset(), ()), over)
