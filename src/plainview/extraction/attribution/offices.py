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
    """The local office that stands before a name or opens it: "Dover City Manager Ann Lee"."""
    found = _TITLED.search(content[max(0, start - 40) : end].rpartition("\n")[2])
    return found["office"] if found else None


def former_office(content: str, end: int, left: int, right: int) -> str | None:
    """What who is named up to `end` was at the body from `left` to `right`.

    "…, a former State Department official".
    """
    found = _FORMER.match(content, right + 1) if content[end:left] in _BEFORE else None
    return found["office"] if found else None
