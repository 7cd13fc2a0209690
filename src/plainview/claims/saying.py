"""Words of a sentence for who says so, which count in no part of what it tells."""

from __future__ import annotations

import re
from functools import lru_cache

_TELLING = (
    "said|showed|wrote|reported|found|concluded|ruled|testified|indicated|revealed|disclosed"
    "|stated|insisted|maintained|declared|specified|noted|argued|claimed|alleged|asserted"
    "|attested|contended|complained|estimated|reckoned|calculated|determined|suggested"
    "|announced|explained|learned"
    "|says?|shows?|writes?|reports?|finds?|concludes?|testif(?:y|ies)|indicates?|reveals?"
    "|discloses?|insists?|maintains?|declares?|specif(?:y|ies)|argues?|alleges?|asserts?"
    "|attests?|contends?|complains?|reckons?|calculates?|determines?|suggests?|announces?"
    "|explains?"
)
_GRANTING = "confirm(?:s|ed)?|acknowledge[sd]?|concede[sd]?|admit(?:s|ted)?"
"""Verbs that say yes to what another may deny: what they lead in is no mere saying."""
_ONE_OF = r"(?:an?|the|its|their|his|her|this|[^,\d]{2,40}[’'](?:s\b)?) [^,\d]{2,60}?"
_NOUN_OR_VERB = rf"{_ONE_OF}(?<!united)(?<!other) (?:states|claims|notes|estimates)"
"""Verbs that are plural nouns, too, unless one who says so stands before them."""
_NONE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bwho )"
_ANY = r"(?:[^,\d]|\b(?:19|20)\d\d\b)"
_NO_SOURCE = (
    r"(?! (?:and|or|nor|but|which|who|whom|whose|of|where|when|while|because|so)\b)"
    r"(?![^,]*\bof wh(?:om|ich)\b)"
)
_SOURCE = re.compile(
    rf"(?:, (?:according to|as) [^,]+|,{_NO_SOURCE} {_ANY}{{2,80}}?"
    rf" (?:{_NONE}(?:{_TELLING}|{_GRANTING})|told [^,]{{2,40}})|, {_NOUN_OR_VERB}"
    r"|, in the (?:view|words|opinion|telling|account) of [^,]+"
    r"|, by [^,\d]{2,50} (?:count|tally|reckoning|account|estimates?|figures))(?:[.”\"]*$)"
    r"|, sa(?:id|ys) (?:an?|the) [^,\d]{2,70}[.”\"]*$"
    r"|^According to [^,]{2,60}, "
    r"|^(?:(?:In (?:an?|the|its|their)|Responding to|In response to|Asked about) [^,\d]{2,50}, )?"
    rf"(?:[^,]{{2,40}}? {_NONE}(?:said|says)(?: that)?(?! to\b)"
    rf"|{_ANY}{{2,60}}? {_NONE}(?:{_TELLING}|held|told {_ANY}{{2,40}}?) that) "
    rf"|(?<=,){_NO_SOURCE} {_ANY}{{2,50}}? (?:said|says?|wrote|writes|reported|noted),(?= )",
    re.IGNORECASE,
)
_WHEN_SAID = re.compile(
    r"\b(?:releas|publish|issu|obtain|sent|fil|post|review|sa[iy]|said|told|wrote|testif|announc)\w*"
    r"(?: (?:on|in|to|the|late|early|last|this|\w+ly|it|them))* $",
    re.IGNORECASE,
)
"""What is said of a date right before it where it is the day of the saying."""
_LEAD = 40  # characters before a date that say so


@lru_cache(maxsize=1 << 14)
def unsourced(quote: str) -> str:
    """A quote without the words for who says so: "a sheriff's office said" counts in no part of
    anything."""
    kept, place = [], 0
    for start, end in sourcing(quote):
        kept.append(quote[place:start])
        place = end
    return "".join((*kept, quote[place:]))


@lru_cache(maxsize=1 << 14)
def sourcing(quote: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a quote stand that tell who says so."""
    return tuple(found.span() for found in _SOURCE.finditer(quote))


def dates_saying(quote: str, surface: str) -> bool:
    """Whether a date, as it is printed, is the day on which somebody said so: "according to
    figures that the agency released on Friday"."""
    places = [found.start() for found in re.finditer(re.escape(surface), quote)] if surface else []
    if not all(_WHEN_SAID.search(quote[max(0, at - _LEAD) : at]) for at in places):
        return False
    spans = sourcing(quote)
    return bool(places) and all(any(start <= at < end for start, end in spans) for at in places)
