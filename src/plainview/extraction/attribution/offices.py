"""Offices that stand behind a name: of a place, or held before."""

from __future__ import annotations

import re

_LOCAL = re.compile(
    r", (?:the|its|an?|that) ?(?P<office>(?:(?:city|county|town|village|borough|tribal) )?"
    r"(?:manager|administrator|mayor|sheriff|police chief|executive|attorney|commissioner|councilor"
    r"|council(?:man|woman)))(?=,| (?:who|said|says)\b)"
)
"""A local office of a place that the text named before, or never does."""
_TITLED = re.compile(
    r"(?:^|\s)(?:(?:But|And|The) )?(?P<office>(?:[A-Z][\w.-]+ ){0,2}"
    r"(?:City|County|Town|Village|Borough) (?:Manager|Administrator|Attorney|Executive|Clerk"
    r"|Commissioner|Supervisor|Council(?:man|woman|member)))\s(?=[A-Z])"
)
_NATION = r"(?:[A-Z][a-z]+(?:an|ese|ish|ch|i|ian|ean) )?"
_STATE_SEAT = re.compile(
    r"(?:^|[\s“\"(])[Ss]tate (?P<seat>Rep|Sen|Assembly|Delegate|Treasurer|Auditor"
    r"|Comptroller|Controller)(?:\.|resentative|ator|man|woman|member)?\s(?=[A-Z])"
)
_SEATS = {"Rep": "Representative", "Sen": "Senator", "Assembly": "Assemblymember"}
_RANKED = re.compile(
    r"(?:^|[\s“\"(])(?P<office>Lt\. Gov\.|Lieutenant Governor|Deputy Mayor"
    r"|Council(?:l?or| President| Speaker)|Select(?:man|woman)|Alderwoman|Undersheriff|Warden"
    r"|Public Defender|State[’']s Attorney|Assembly Speaker|Senate President|Chancellor"
    rf"|{_NATION}(?:Prime|Foreign|Interior|Justice|Defen[cs]e|Finance) Minister|{_NATION}Premier"
    r"|(?:Superior|Circuit|Municipal|Family|Juvenile|Probate|Criminal) Court Judge"
    r"|(?:[A-Z]\w+ )?County Judge|(?:Immigration|Administrative Law) Judge)\s(?=[A-Z])"
)
_FORMER = re.compile(
    r"(?P<office>(?:(?:intelligence|senior|top|special|supervisory|law enforcement) )?"
    r"(?:official|employee|officer|agent|analyst|contractor|attorney|prosecutor|director|administrator|investigator))\b"
)
_BEFORE = (", a former ", ", an ex-", ", a retired ")


def local_office(content: str, end: int) -> str | None:
    """The local office of who is named up to `end`: "…, the city manager, said"."""
    found = _LOCAL.match(content, end, end + 60)
    return found["office"] if found else None


def titled_office(content: str, start: int, end: int) -> str | None:
    """The office of a place, state or nation that stands before a name or opens it.

    "Dover City Manager Ann Lee"; "state Sen. Ann Lee", who is in no chamber of Congress.
    """
    line = content[max(0, start - 40) : end].rpartition("\n")[2]
    found = _TITLED.search(line) or _nearest(_RANKED, line, end - start)
    if found is not None:
        return found["office"].replace("Lt. Gov.", "Lieutenant Governor")
    seat = _nearest(_STATE_SEAT, line, end - start)
    return f"State {_SEATS.get(seat['seat'], seat['seat'])}" if seat else None


def _nearest(pattern: re.Pattern[str], line: str, length: int) -> re.Match[str] | None:
    """A title in a line right before the name of some length that ends it, or opening that."""
    name = len(line) - length
    return next((one for one in pattern.finditer(line) if one.end() >= name), None)


def former_office(content: str, end: int, left: int, right: int) -> str | None:
    """What who is named up to `end` was at the body from `left` to `right`.

    "…, a former State Department official".
    """
    found = _FORMER.match(content, right + 1) if content[end:left] in _BEFORE else None
    return found["office"] if found else None
