"""What of a sentence tells of one of its numbers: without who says so, and what is said besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from plainview.claims import terms
from plainview.claims.saying import unsourced
from plainview.claims.scope import same_scope

_SAYS = "said|says|wrote|writes|found|finds|shows?|showed|reported|reports|concluded|noted"
_SAID_BEFORE = re.compile(
    rf"^[^\d;]{{2,160}}?\b(?:{_SAYS}|told [^,:]{{2,40}}|reveal(?:s|ed)?|indicate[sd]?)"
    r"(?: that\b|:) ",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    rf"(?:said|says|according to)\b|[^,]{{2,70}} (?:{_SAYS})[.”\"]*,?$", re.IGNORECASE
)
_SEGMENT = re.compile(r"(?<=[,;—–]) ")
_ASIDE = re.compile(
    r"(?:and |but )?(?:which|who|whose|whom|where|whereas|although|though|even (?:though|as)"
    r"|because|as (?!of\b|part\b))\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    rf"(?:{_ASIDE.pattern}|(?:and |but )?(?:when|while|after|before|so|yet|nor|but"
    r"|(?:up|down) from|compared (?:with|to)|more (?:\w+ )?than (?:any|all|twice|double|in any)"
    r"|(?:an?|the|its|their|one of) (?:[\w’'-]+ ){0,4}?(?:highest|largest|most|lowest|fewest|record"
    r"|busiest|biggest|smallest))\b)",
    re.IGNORECASE,
)
_THEN = re.compile(r" (?:after|because|although|while|than (?:any|all|in|at))\b", re.IGNORECASE)
Span = tuple[int, int]
Quotes = tuple[str, str]


@lru_cache(maxsize=1 << 14)
def telling(quote: str, surface: str) -> str:
    """The part of a quote that tells of a number, by the number as it is printed.

    What the sentence adds about it between commas ("which lawmakers had asked for", "the most in
    the state"), who says so, and what came of it says nothing of what is counted.
    """
    quote = unsourced(quote)
    kept, place = [], 0
    for start, end in sorted((*saying(quote, surface), *besides(quote, surface))):
        kept.append(quote[place:start])
        place = max(place, end)
    return "".join((*kept, quote[place:])).strip()


@lru_cache(maxsize=1 << 14)
def besides(quote: str, surface: str) -> tuple[Span, ...]:
    """Where the parts of a quote stand that say nothing of what a number counts, in order."""
    at = quote.find(surface) if surface else -1
    found = []
    for start, end in _segments(quote) if at >= 0 else ():
        if end <= at:
            if _ASIDE.match(quote[start:end]):
                found.append((start, end))
        elif start > at:
            if _BESIDES.match(quote[start:end]):
                found.append((start, end))
        elif then := _THEN.search(quote, at + len(surface), end):
            found.append((then.start(), end))
    return tuple(found)


def saying(quote: str, surface: str) -> tuple[Span, ...]:
    """Where the words stand that tell who says what a quote tells of a number."""
    at = quote.find(surface) if surface else -1
    if at < 0:
        return ()
    before = _SAID_BEFORE.match(quote[:at])
    after = [
        (start, end)
        for start, end in _segments(quote)
        if start > at and _SAID_AFTER.match(quote[start:end])
    ]
    return ((before.span(),) if before else ()) + tuple(after)


def other_terms(quotes: Quotes, numbers: Quotes) -> bool:
    """Whether two quotes tell of two numbers in terms that are not the same: each a number's own,
    and not said in the other sentence at all."""
    return terms.differ(*quotes) and (not (told := _told(quotes, numbers)) or terms.differ(*told))


def other_words(found: Callable[[str], frozenset[str]], quotes: Quotes, numbers: Quotes) -> bool:
    """The same of whatever is found in words."""
    if found(quotes[0]) == found(quotes[1]):
        return False
    told = _told(quotes, numbers)
    return not told or found(told[0]) != found(told[1])


def kin(quotes: Quotes, numbers: Quotes) -> bool:
    """The same of terms of which one excludes the other."""
    return terms.kin(*quotes) and (not (told := _told(quotes, numbers)) or terms.kin(*told))


def one_scope(quotes: Quotes, numbers: Quotes, *, placed: bool, shares: bool = False) -> bool:
    """Whether two quotes count over the same, in what they say of a number or in all they say."""
    if same_scope(*quotes, placed=placed, shares=shares):
        return True
    told = _told(quotes, numbers)
    return told is not None and same_scope(*told, placed=placed, shares=shares)


def _told(quotes: Quotes, numbers: Quotes) -> Quotes | None:
    """What two quotes tell of two numbers, None where they tell of nothing else."""
    if not any(_says_more(*each) for each in zip(quotes, numbers, strict=True)):
        return None
    return telling(quotes[0], numbers[0]), telling(quotes[1], numbers[1])


def _says_more(quote: str, surface: str) -> bool:
    return telling(quote, surface) != quote.strip()


def _segments(quote: str) -> list[Span]:
    """The parts of a quote between commas and dashes."""
    ends = [found.start() for found in _SEGMENT.finditer(quote)]
    starts = [0, *(end + 1 for end in ends)]
    return list(zip(starts, [*ends, len(quote)], strict=True))
