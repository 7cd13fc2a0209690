"""Where e-mail addresses of people stand in a text, as typed and as hidden from collectors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.reading.identifiers import Span, windows

_PROVIDER = (
    r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|aol|icloud|me|mac|proton"
    r"|protonmail|pm|tutanota|tuta|gmx|web|mail|zoho|yandex|qq|163|126|comcast|verizon|att"
    r"|sbcglobal"
    r"|bellsouth|cox|charter|earthlink|juno|netzero|optonline|fastmail|hushmail|riseup|duck"
    r"|prodigy"
    r"|terra|libero|orange|free|wanadoo|naver|rediffmail|inbox)"
)
# Between the name and the host, and between the parts of the host.
_AT = (
    r"(?:@\n?|\n@|\s?[\[({<|*_-]{1,2}\s?(?:at|@|arroba|a)\s?[\])}>|*_-]{1,2}\s?|&#(?:64|x40);|%40"
    r"|\s@\s(?=\S{2,40}\.[a-z]))"
)
_DOT = r"(?:\.\n?|\n\.|\s?[\[({<|*_-]{1,2}\s?(?:dot|\.|punto|d0t)\s?[\])}>|*_-]{1,2}\s?|&#46;)"
_SPELLED = r"\s(?:dot|punto)\s"
_LOCAL = r"(?:\"[^\"@\n]{1,40}\"|[^\W█_][\w.+'%-]{0,63})"
EMAIL = re.compile(
    rf"{_LOCAL}{_AT}(?:[^\W_](?:[\w-]{{0,62}}?[^\W_])?(?:{_DOT}"
    rf"|{_SPELLED})){{1,5}}[^\W\d_]{{2,24}}(?![\w█])"
    rf"|(?<![\w.+-])[^\W█_][\w.+-]{{0,40}}(?:{_SPELLED}[\w+-]{{1,40}}){{0,3}}(?:@|\s(?:at"
    rf"|arroba)\s)"
    rf"[\w-]{{1,40}}(?:{_SPELLED}[\w-]{{2,20}}){{1,3}}\b"
    rf"|(?<![\w.+-])(?=[\w.+-]*[\d._+-])[^\W█_][\w.+-]{{1,40}}\s(?:at"
    rf"|AT)\s{_PROVIDER}\.[a-z]{{2,4}}\b",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"@|[\[({<|*_-]\s?(?:at|a|arroba)\s?[\])}>|*_-]|\b(?:dot|punto)\b|&#(?:64|x40)|%40"
    rf"|\bat\s{_PROVIDER}\.",
    re.IGNORECASE,
)
# Addresses that institutions publish for a role. On a provider of private mailboxes even these
# may be a person's.
ROLES = re.compile(
    r"(?:^|[._+\d-])(?:press|media|newsroom|news|foia|privacy|info|information|contact|help"
    r"|helpdesk"
    r"|support|office|hotline|oig|ig|tips?|complaints?|inquir(?:y|ies)|enquiries|feedback"
    r"|webmaster"
    r"|publicaffairs|pao|pa|affairs|communications|comms|public|records|recordsrequest|services?"
    r"|customerservice|admin|administrator|team|hello|mail|outreach|legal|procurement"
    r"|acquisitions?|contracting|contracts|grants|jobs|careers|hr|recruiting|editors?|letters"
    r"|corrections|subscriptions|clerk|dockets?|comments|civilrights|crcl|ombudsman|counsel"
    r"|generalcounsel|security|abuse|noreply|donotreply|data|opendata|licensing)(?=$|[._+\d-])"
)
PRIVATE = re.compile(rf"(?:{_AT}|\sat\s)(?:[\w-]+\.)*{_PROVIDER}(?:{_DOT}|{_SPELLED})\w", re.I)
_HINTS = (
    *(
        "@",
        "arroba",
        "%40",
        "&#64",
        "&#x40",
        " dot ",
        "dot)",
        "dot]",
        "dot}",
        "dot>",
        "dot-",
        "dot_",
        " punto ",
    ),
    *(
        "(at",
        "[at",
        "{at",
        "<at",
        "( at",
        "[ at",
        "{ at",
        "< at",
        "-at-",
        "_at_",
        "*at*",
        "|at|",
        "(a)",
        "[a]",
    ),
    *(
        f"at {name}."
        for name in ("gmail", "yahoo", "hotmail", "outlook", "icloud", "aol", "proton")
    ),
)
_LOCAL_END = re.compile(r"@|\s|[\[(<{|*]|%40|&#")


def hides_address(content: str) -> bool:
    """Whether anything in `content` can be part of an e-mail address: a quick look."""
    small = content.lower()
    return any(sign in small for sign in _HINTS)


def addresses(content: str, within: Span) -> Iterator[Span]:
    """E-mail addresses, but for those of a role at an institution."""
    if not hides_address(content):
        return
    for start, end in windows(content, SIGNS, 100, 100, within):
        for match in EMAIL.finditer(content, start, end):
            local = _LOCAL_END.split(match.group().lower())[0]
            if ROLES.search(local) and not PRIVATE.search(match.group()):
                continue
            yield match.span()
