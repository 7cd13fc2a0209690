"""Dates and periods, absolute or relative to the day of publication, as EDTF.

What cannot be placed stays without a date: "in recent years", a weekday in a text without a date of
publication. Nothing is read as a date that is not one: "may", "march", an amount, a section.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from plainview.extraction.dates_placed import Publication, edtf_of
from plainview.extraction.dates_spans import DAY, MONTH, SPAN, WEEKDAY, YEAR, bounds_one, span_of
from plainview.extraction.parts import DateMention, Sentence
from plainview.extraction.phrases import Signs
from plainview.vocab.tables import words

_COUNT = (
    r"(?i:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several"
    r"|a few|a couple of)"
)
_UNIT = r"(?:day|week|month|year|decade)s?"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_PART = (
    r"(?:(?:early|late|mid|the (?:beginning|start|end|middle) of|the (?:first|second) half of)[ -])"
)

DATE = re.compile(
    rf"""
    (?P<range>(?:[Bb]etween\ |[Ff]rom\ )?(?P<from>(?:{MONTH}\ )?{YEAR})(?:\ to\ |\ through[ ]
        |\ and\ |\ until\ |[-–]|\ [-–]\ )(?P<to>(?:{MONTH}\ )?{YEAR})\b)
    |(?P<iso>\b{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)
    |(?P<us>\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:{YEAR}|\d\d)\b)
    |(?P<fiscal>\b(?:(?:the\ )?(?:[Ff]iscal(?:[ -][Yy]ear)?|FY)(?:\ of)?\ ?(?P<fy>{YEAR}
        |['’]?\d\d)(?!\d)|(?P<fyrel>this|last|next|current|previous|the\ current
        |the\ last)\ fiscal\ year))
    |(?P<full>(?:{WEEKDAY},?\ )?\b(?P<m1>{MONTH})\ (?P<d1>{DAY})(?!\d)(?:\ ?[-–]\ ?
        (?P<d2>{DAY})(?!\d))?(?:,?\ (?P<y1>{YEAR})(?!\d))?)
    |(?P<euro>\b(?P<d3>{DAY})\ (?P<m2>{MONTH})(?:,?\ (?P<y2>{YEAR})(?!\d))?)
    |(?P<monthyear>\b{_PART}?(?P<m3>{MONTH}),?\ (?:of\ )?(?P<y3>{YEAR}|last\ year
        |this\ year)(?!\d))
    |(?P<quarter>\b(?:the\ )?(?P<q>first|second|third|fourth|1st|2nd|3rd
        |4th)\ quarter(?:\ of)?\ (?P<yq>{YEAR}))
    |(?P<season>\b(?:(?P<srel>this|last|next|the)\ )?(?:(?:early|late|mid)[ -])?
        (?P<s>{_SEASON})(?:\ of|,)?\ (?P<ys>{YEAR}|last\ year|this\ year)(?!\d)
        |\b(?:earlier\ )?(?P<srel2>(?i:this|last|next))\ (?P<s2>{_SEASON})\b)
    |(?P<ago>\b(?:(?i:about|nearly|almost|some|just|over)\ )?(?P<n>{_COUNT})[ ]
        (?P<u>{_UNIT})\ (?:ago|earlier\ this\ year)\b)
    |(?P<past>\b(?i:the|these)\ (?:last|past|previous)\ (?P<n2>{_COUNT}\ )?(?P<u2>{_UNIT})\b
        |\b[Rr]ecent\ (?:days|weeks|months|years|decades)\b)
    |(?P<rel>\b(?:(?i:earlier|later|late|early)\ )?(?P<r>(?i:this|last|next|past))[ ]
        (?P<ru>week|month|year|decade)(?:['’]s)?\b(?!\s+(?:old|long)))
    |(?P<weekday>\b(?:(?P<wr>(?i:last|this|next|late|early|on))\ )?(?P<w>{WEEKDAY})(?:\ (?:morning
        |afternoon|evening|night))?\b)
    |(?P<day>\b(?i:today|yesterday|tomorrow|tonight|this\ (?:morning|afternoon|evening))\b)
    |(?P<decade>\b(?:the\ )?(?:(?:early|late|mid)[ -])?(?P<dy>(?:19|20)\d0)s\b)
    |(?P<monthrel>\b(?P<mr>[Ll]ast|[Tt]his|[Nn]ext|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|through|early|late|mid
        |[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Ss]tarting|[Bb]eginning|of)[ -](?:(?:early|late
        |mid)[ -])?(?P<m4>{MONTH})(?![\w'’]|\.?\ \d|\ [A-Z][a-z])(?!\ (?:have|be|not(?!\ to\b)|also
        |still|well|on|against|toward))(?:\ (?P<y4>of\ (?:last|this)\ year))?)
    |(?P<year>(?<![\d$£€,.#§/-])\b(?P<y>{YEAR})\b(?![\d%°/-]|,\d|\.\d))
    """,
    re.VERBOSE,
)
_OPENERS = words(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday spring summer fall autumn winter between from fiscal fy the this last next current"
    " previous past these recent early late mid earlier later first second third fourth about"
    " nearly almost some just over a an one two three four five six seven eight nine ten eleven"
    " twelve several on today yesterday tomorrow tonight in since until by through during before"
    " after starting beginning of"
)
"""First words of date expressions, to pass over the others in front of an anchor."""
_BOUNDS = re.compile(
    r"(?:(?P<start>\b(?:[Ss]ince|[Ff]rom|[Ss]tarting(?: in| on)?|[Bb]eginning(?: in| on)?"
    r"|[Ee]ffective|[Aa]fter)(?: at least| about| early| late| mid| the)?)"
    r"|(?P<end>\b(?:[Uu]ntil|[Tt]ill|[Tt]hrough|[Bb]y|[Bb]efore|[Uu]p to|no later than"
    r"|not later than|ending(?: in| on)?|(?:year|period) ended|year to|to)"
    r"(?: at least| about| early| late| mid| the (?:end|start|beginning|middle) of| the)?)"
    r"|(?P<as_of>\b[Aa]s (?:of|recently as|late as)(?: early| late| mid)?)) $"
)
_BACK, _AHEAD = 48, 12
"""Characters around an anchor in which its expression begins, and in which it goes on."""
_RELATIONS = frozenset(("last", "this", "next", "early", "late", "mid"))
"""Words before a month that belong to its name, where other prepositions do not."""
_COUNTING = re.compile(
    r"(?:than|about|nearly|some|least|approximately|roughly|around|almost|over|Section|section|No\."
    r"|Title|Order|Act|Room|page|Rule|Form|up to|[Rr]esolution|Bill|H\.R\.|S\.|another|only) $"
)
_COUNTED = re.compile(
    r"(?: [a-z]+)? (?:people|agents|officers|troops|immigrants|migrants|children|beds|miles|men"
    r"|women"
    r"|workers|employees|arrests|detainees|cases|families|dollars|members|feet|meters|words|minors"
    r"|soldiers|jobs|visas|requests|pages|votes|documents|deportations|apprehensions|personnel|kids"
    r"|[Nn]ational [Gg]uard|refugees|individuals|acres|square)\b"
)


def find(
    content: str, sentences: tuple[Sentence, ...], published: str | None
) -> tuple[tuple[DateMention, ...], ...]:
    """The dates of each sentence in order; `published` is the EDTF date of the document."""
    publication = Publication.of(published)
    starts = [sentence.start for sentence in sentences]
    found: list[list[DateMention]] = [[] for _ in sentences]
    for match in _matches(content):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or match.end() > sentences[place].end:
            continue
        mention = _mention(content, match, publication, sentences[place])
        if mention is not None:
            found[place].append(mention)
    return tuple(map(tuple, found))


_MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan Feb Mar. Apr Jun. Jul. Aug Sep Oct Nov Dec"
_UNITS = "day week month year decade"
_OTHERS = (
    "spring summer fall autumn winter quarter tonight Tonight FY iscal morning afternoon"
    " evening 19 20 /1 /2"
)
_RELATING = Signs("ago", "earlier", "ast ", "his ", "ext ", "revious ", "ecent ")
"""One of these stands with a unit of time that dates something: "last week", "a year ago"."""


@lru_cache(maxsize=1)
def _anchors() -> AhoCorasick:
    """Words that every date expression holds one of; only around them is the pattern tried."""
    anchors = f"{_MONTHS} {_SHORT} {_UNITS} {_OTHERS}".split()
    return AhoCorasick(anchors, implementation=Implementation.DFA)


def _matches(content: str) -> Iterator[re.Match[str]]:
    last = 0
    anchors = _anchors().find_matches_as_indexes(content)
    units = len(f"{_MONTHS} {_SHORT}".split())
    others = units + len(_UNITS.split())
    months = [start for kind, start, _ in anchors if kind < units]
    for kind, start, end in anchors:
        if start < last:
            continue
        floor = max(last, start - _BACK)
        whole = units <= kind < others and not content[start - 1 : start].isalpha()  # no "Monday"
        if whole and not _RELATING.within(content, floor, end + _AHEAD):
            continue
        spanning = bisect_left(months, floor) < bisect_left(months, start + _BACK)
        at = start
        positions: list[int] = []
        while at > floor and len(positions) < 8:
            at = content.rfind(" ", floor, at - 1) + 1 if at - 1 > floor else floor
            at = at or floor
            positions.append(at)
        for position in (*reversed(positions), start):
            if not _opens(content, position):
                continue
            match = SPAN.match(content, position) if spanning else None
            if match is None or not bounds_one(match, content[max(0, position - 80) : position]):
                match = DATE.match(content, position)
            if match is not None and match.end() >= end:
                last = match.end()
                yield match
                break


def _opens(content: str, position: int) -> bool:
    """Whether a date expression can begin with the word at a place."""
    end = content.find(" ", position)
    word = content[position : end if end >= 0 else None].lower()
    return word.rstrip(".,") in _OPENERS or not word.isalpha()


def _mention(
    content: str, match: re.Match[str], publication: Publication, sentence: Sentence
) -> DateMention | None:
    start, end = match.span()
    if match.re is SPAN:
        edtf = span_of(match, publication, content[sentence.start : start])
        return DateMention(start, end, content[start:end], edtf, "interval" if edtf else "")
    kind = match.lastgroup or ""  # an outer group closes last
    before = content[max(sentence.start, start - 26) : start]
    if kind == "year" and (
        _COUNTING.search(before) or _COUNTED.match(content, end) or end - start != 4
    ):
        return None
    edtf = edtf_of(kind, match, publication, content[sentence.start : start])
    if kind == "monthrel" and match["mr"].lower() not in _RELATIONS:
        start += len(match["mr"]) + 1
        before = content[max(sentence.start, start - 32) : start]
    bound = ""
    if preposition := _BOUNDS.search(before):
        bound = next(name for name in ("start", "end", "as_of") if preposition[name])
    if edtf and (kind == "range" or (not bound and "/" in edtf)):
        bound = "interval"
    return DateMention(start, end, content[start:end], edtf, bound)
