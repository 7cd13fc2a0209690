"""Words of a quote that narrow or widen what it counts beyond the roles of its fact."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from plainview.claims.saying import unsourced
from plainview.vocab.registry import entities

_MONTHS = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_CUES = {
    "each": r"\b(?:each|every|per)\b(?! (?:day|week|month|year|\d))|\bapiece\b",
    "whole": r"\b(?:nationwide|nationally|countrywide"
    r"|across (?:the|all|its|their)(?! (?:year|month|calendar|fiscal|(?:19|20)\d\d))"
    r"|throughout(?! (?:(?:the )?(?:year|month|week)|(?:19|20)\d\d))"
    r"|in all(?! of (?:19|20|fiscal|calendar|last))|add(?:s|ed)? up|combined|altogether"
    r"|federal (?:contracts|agencies|customers)|together|nation[’']s"
    r"|of (?:all|any|every) (?:kind|sort|type|description)s?"
    r"|all (?:of )?(?:its|their|the|states|facilities|agencies))\b",
    "part": r"\b(?:offices?|divisions?|sectors?|count(?:y|ies)|branch|region|wing|annex"
    r"|dorm(?:s|itor(?:y|ies))|pods?|floors?|cell ?blocks?|(?:parking )?lots?|terminals?"
    r"|one of (?:the|its|their) (?:two|three|four|five|several|many)"
    r"|at (?:work ?sites?|airports|courthouses|ports of entry|the border)"
    r"|(?:main|one|federal) building|downtown|unit|district|subset|a share of|alone|private(?:ly)?"
    r"|(?:east|west|north|south)\w*)\b",
    "arm": r"\w{2,}[’'](?:s\b)? (?:\w+ )?(?:investigators|arm|lawyers|intelligence|directorate)\b",
    "while": r"\b(?:first|last|opening|final|busiest|worst) (?:\w+ )?(?:hours?|day|days|weeks?"
    r"|weekend|months?) of (?:the|its|their) (?:\w+ )?(?:operation|deployment|surge|raids?"
    r"|crackdown|campaign|sweeps?|shutdown|pilot|program)\b"
    r"|\b(?:first|second|third|fourth|last) (?:quarter|half) of (?:the|fiscal|FY|20)"
    rf"|\b(?:first|last) \w+ months of (?:the|fiscal|FY|20)|{_MONTHS} (?:through|to|and) {_MONTHS}",
    "whom": r"\b(?:(?<!men and )women(?! and men)|m[ae]n(?! and women)(?<!women and men)|children"
    r"|minors|families|parents|criminal|convict\w+|citizens"
    r"|veterans|adults?|teenage\w+|juveniles?|unaccompanied|pregnant|aged|elderly|nationals"
    r"|asylum[ -]seekers?|naturalized|undocumented|\w+-led)\b",
    "where from": r"\b(?:domestic|international|foreign|overseas)\b",
    "not whom": r"\b(?:no|not|without|never|non)[ -](?:\w+ ){0,2}?(?:criminal|convict\w+)",
    "house": r"\bHouse (?:members?|Democrats|Republicans|lawmakers)\b|\brepresentatives\b",
    "senate": r"\b(?:Senate|[Ss]enators?)\b",
    "within": r"\b(?:including|among (?:them|the|those)|of whom"
    r"|(?<!percent )(?<!% )of (?:those|them)"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|all))"
    r"(?: [a-z-]+){0,2} out of"
    r"|(?:\d[\d,.]*|dozens|hundreds|thousands)(?: [mb]illion)?"
    r" of (?:the|its|their|\w+[’'](?:s\b|(?= )))"
    r"|account(?:s|ed)? for|ma[dk]e up(?! of))\b"
    r"|^Of (?:the|its|these|all|\w+[’']s)\b[^,]+, [^,%]*?[\d,]+\b(?! ?%| percent|[\d.,])",
    "less": r"\b(?:excluding|excluded|excepted|omitted|leaving out|not counting"
    r"|leaving aside|in addition to|on top of"
    r"|apart from|aside from|except for|not (?:counted|included)"
    r"|without (?:the|its|their|counting|including))\b",
    "how": r"\b(?:unlawfully|illegally|improperly|wrongly|erroneously|mistakenly)\b",
}
_OF_THOSE = frozenset(("within",))
_OVER_ALL = frozenset(("whole",))
_ALTOGETHER = re.compile(r"\b(?:in all(?=[,.]|$)|altogether)", re.IGNORECASE)
"""Words for a sum, which is one of the whole only where the other number is of a part."""
_PHRASE = re.compile(r"\b(?:for|at|in|from|by|under|of|with|to|during) ((?:[\w’'-]+ ?){1,4})")
_TERMS = {
    "ceiling": r"\b(?:ceiling|potential(?:ly)?|could (?:reach|rise|grow|be worth|cost)|maximum"
    r"|options?|up to|as much as|cumulative\w*|initial(?:ly)?|base year)\b",
    "average": r"\b(?:average|mean|median|typical\w*)\b",
    "budget": r"\b(?:budget\w*|offer\w*|appropriat\w+|grants?|funded|funding)\b",
    "asked": r"\b(?:ask\w*|demand\w*|sought|seek\w*|want\w*|propos\w+|call\w* for)\b",
    "further": r"\b(?:more(?! than)|additional|another|further|extra|pending)\b",
}
_KINDS_OF_PEOPLE = {
    "women": r"(?<!men and )\bwom[ae]n(?! and men)\b",
    "men": r"\bm[ae]n(?! and women)(?<!women and men)\b",
    "young": r"\b(?:children|minors|juveniles?|teenage\w+|unaccompanied)\b",
    "veterans": r"\bveterans\b",
}
_CUE_PATTERNS, _TERM_PATTERNS, _PEOPLE = (
    {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table.items()}
    for table in (_CUES, _TERMS, _KINDS_OF_PEOPLE)
)
_AFTER_NUMBER = re.compile(r"(?: [\w-]+){0,2}? (of|who|whose|whom|from|aged) ((?:[\w’'-]+ ?){1,4})")
_LETTERS = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[A-Za-z]+")
_ENDS = re.compile(
    r"\b(?:is|are|was|were|been|had|has|have|will|that|which|in|on|at|by|during|since)\b"
)
"""Words at which what follows a number no longer says of which part it is."""
_OF_THESE = frozenset(("them", "these", "those", "which", "whom"))
_STEM, _SHORT = 5, 3  # letters that words are compared by, and of words that say nothing
_NAME = re.compile(r"\b[A-Z][a-z]+\b")


def same_scope(quote: str, other: str, *, placed: bool, shares: bool = False) -> bool:
    """Whether two quotes count over the same, as far as their words tell.

    `placed` says that the facts agree on the place: which town it lies in narrows nothing then.
    `shares` says that both give a share, which is "of those" in whatever words.
    """
    quote, other = unsourced(quote), unsourced(other)
    ours, theirs = _cues(quote), _cues(other)
    if "part" in ours & theirs and not _parts(quote) & _parts(other):
        return False  # the annex is no part of the main building
    if "whom" in ours & theirs and _people(quote) != _people(other):
        return False  # nor are women all voters
    if shares:
        ours, theirs = ours - _OF_THOSE, theirs - _OF_THOSE
    if _ALTOGETHER.search(quote) and not _of_what(other, quote):
        ours -= _OVER_ALL
    if _ALTOGETHER.search(other) and not _of_what(quote, other):
        theirs -= _OVER_ALL
    if not placed:
        ours, theirs = ours | places_of(quote), theirs | places_of(other)
    return ours == theirs


def _of_what(quote: str, other: str) -> bool:
    """Whether a quote says for what, of whom or where in words that another does not have."""
    told = {word[:_STEM] for word in _LETTERS.findall(other.lower())}
    phrases = ([word.lower() for word in _WORDS.findall(one)
                if len(word) > _SHORT or word.isupper()]
               for one in _PHRASE.findall(_DATES.sub("", quote)))  # fmt: skip
    return any(words and not any(word[:_STEM] in told for word in words) for words in phrases)


@lru_cache(maxsize=1 << 14)
def _cues(quote: str) -> frozenset[str]:
    return _found(_CUE_PATTERNS, quote)


def _parts(quote: str) -> frozenset[str]:
    found = _CUE_PATTERNS["part"].finditer(quote)
    return frozenset(one.group().lower().rstrip("s").replace("ie", "y") for one in found)


def _people(quote: str) -> frozenset[str]:
    """The kinds of people of whom a quote tells."""
    return _found(_PEOPLE, quote)


def narrows(words: str) -> bool:
    """Whether words that one of two sentences has more name a place or a part."""
    return bool(_found(_CUE_PATTERNS, words) or places_of(words))


def narrowed_count(quote: str, surface: str, other: str) -> bool:
    """Whether the words after a printed number say of which part it is, in words that the other
    quote does not have: "people who file with", "names of domestic passengers"."""
    at = quote.find(surface)
    tail = _AFTER_NUMBER.match(quote[at + len(surface) :]) if at >= 0 else None
    if tail is None:
        return False
    told = {word[:_STEM] for word in _LETTERS.findall(other.lower())}
    left = [
        word[:_STEM] not in told
        for word in _LETTERS.findall(_ENDS.split(tail[2].lower())[0])
        if len(word) > _SHORT and word not in _OF_THESE
    ]
    # what is counted may be told in other words: "queries of driver records"
    return bool(left) and (all(left) if tail[1] == "of" else any(left))


def places_of(quote: str) -> frozenset[str]:
    """The states, cities and countries that a quote names."""
    words = _NAME.findall(quote)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return frozenset((*words, *pairs)) & _places()


_HEDGES = re.compile(
    r"\b(?:except|unless|other than|whether|exempt\w*|asked if|wonder\w*)\b", re.IGNORECASE
)
_PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend\w*|hop(?:es|ing)|aims?|wants?|will)\b", re.IGNORECASE
)
_DATES = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|(?:19|20)\d\d\b)"
)


def dates_of(quote: str) -> frozenset[str]:
    """The months and years that a quote names."""
    return frozenset(_DATES.findall(quote))


def one_stage(quote: str, other: str) -> bool:
    """Whether both quotes speak of plans, and both in words for what is planned."""
    return bool(_PLANS.search(quote) and _PLANS.search(other))


def hedges(quote: str) -> bool:
    """Whether a quote makes an exception, or only asks whether a thing is so."""
    return _HEDGES.search(quote) is not None


def terms_of(quote: str) -> frozenset[str]:
    """In which terms a quote speaks of a number: of what a sum may come to, of an average, of what
    was reached until now, of what is budgeted or asked for, of what comes on top."""
    return _found(_TERM_PATTERNS, quote)


def _found(patterns: dict[str, re.Pattern[str]], quote: str) -> frozenset[str]:
    return frozenset(name for name, pattern in patterns.items() if pattern.search(quote))


@cache
def _places() -> frozenset[str]:
    """States, cities and countries by the names that papers print."""
    return frozenset(
        name
        for entry in entities()
        if entry.type == "Place" and entry.kind in ("state", "city", "country", "region")
        for name in (entry.name, *(alias.name for alias in entry.aliases))
        if entry.id != "pl-us"
    )
