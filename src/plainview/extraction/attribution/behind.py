"""Bodies that stand behind a person and that no mention names.

"Ann Lee, counsel at the Open Doors Project", "Project fellow Ann Lee", "the lawyers' group Access".
"""

from __future__ import annotations

import re

_ROLE = (
    r"(?:director|president|chair\w*|executive|spokes\w+|representative|chief|counsel|attorney|lawyer"
    r"|leader|head|co-founder|founder|analyst|fellow|manager|coordinator|advis[eo]r|strategist"
    r"|organizer|advocate|official|administrator|officer|ceo|secretary|associate|researcher)"
)
_WORD = r"[A-Z](?:[\w&-]|\.(?=\w))*"
_BODY = rf"(?P<body>{_WORD}(?:(?: (?:of|for|the|and|on|to|in|&)){{0,2}} {_WORD})*)"
_GAP = r"[^,;:“”\"()\n]{0,60}?\s"
_WHOSE = rf"\s(?:the\s)?(?P<class>(?:[a-z][\w-]*\s){{0,4}}){_BODY}"
_AFTER = re.compile(rf",\s(?:[\w’'-]+ ){{0,7}}?{_ROLE}\b{_GAP}(?P<led>of|at|for|with|from){_WHOSE}")
_AT = re.compile(rf",\s(?:[\w’'-]+ ){{0,7}}?{_ROLE}\b{_GAP}(?P<led>at){_WHOSE}")
_OWNED = re.compile(
    rf",\s(?:the )?{_BODY}[’'](?:s )?\s?(?:[\w-]+ ){{0,4}}?{_ROLE}"
    r"(?=[,.;]| (?:who|and|said|says|told)\b)"
)
_OF = re.compile(
    r",?\s(?:of|with|from|who (?:runs|heads|leads|directs|chairs|founded|works (?:for|at|with)))\s"
    rf"(?:the\s)?(?P<class>(?:[A-Za-z][\w-]*\s){{0,5}}?){_BODY}"
)
_AHEAD = re.compile(rf"(?:^|[\s(“\"]){_BODY} (?:[a-z-]+ ){{0,3}}?{_ROLE}\s$")
_LAST_ROLE = re.compile(rf"{_ROLE}\s")
_APOSTROPHES = frozenset("’'")
_WITHIN = re.compile(
    rf"{_BODY} (?:[A-Z]\w+ )?(?:Director|President|Chair(?:man|woman)?|CEO|Counsel|Manager|Leader"
    r"|Fellow|Commissioner|Superintendent) (?:[A-Z][\w.’'-]+ ?){1,3}$"
)
"""A name that opens with a title and whom it is held of: "Open Doors Project Director Ann Lee"."""
_OWNER = re.compile(r"(?:^|[\s(“\"])(?P<body>[A-Z]{3,})[’'](?:s )?\s?$")
_CLASSES = tuple(
    [word]
    for word in ("group", "organization", "organisation", "nonprofit", "company", "firm",
                 "coalition", "union", "outfit", "charity", "tank", "network", "association")
)  # fmt: skip
ORGANISED = re.compile(
    r"\b(?:Inc|Corp|Company|Foundation|Group|Coalition|Institute|Center|Centre|Union|Project|Network"
    r"|Fund|Association|Alliance|League|Society|Systems|Technologies|Federation|Movement|Campaign"
    r"|Council|Conference|Committee|Initiative|Watch|Services?|Clinic|Organization|Bureau|Board"
    r"|Department|Agency|Office|Commission|Party|Caucus|Chamber|Task Force|Partnership|Forum"
    r"|University|Airlines)\b"
)
_BODILY = re.compile(rf"{ORGANISED.pattern}(?:$| (?:of|for|on|to|against)\b)")
_BASED = re.compile(r"^[A-Z][\w.]*(?: [A-Z]\w+)?-based ")
_OPENERS = re.compile(r"^(?:(?:The|But|And|As|While|When|In|At|Still|Former|Then) )+")
_KNOWING = re.compile(r"\b(?:professor|historian|scholar|biographer|columnist|reporter)\b")
"""Those who know of a matter and speak for no body."""
_ROOM_AHEAD, _ROOM_BEHIND = 80, 200


def body_behind(content: str, start: int, end: int) -> str | None:
    """The body that the person named at `start` to `end` is said to speak for, as printed."""
    stop = end + _ROOM_BEHIND
    comma = content.startswith(",", end)
    for shape in (_AFTER, _AT) if comma else ():
        after = shape.match(content, end, stop)
        if after is not None and not _KNOWING.search(after.group()):
            at = after["led"] == "at" and not after["class"]
            if at or _classed(after) or is_body(after["body"]):
                return _named(after["body"])
    of = _OF.match(content, end, stop)
    if of is not None and (_classed(of) or is_body(of["body"])):
        return _named(of["body"])
    lead = max(0, start - _ROOM_AHEAD)
    role = _LAST_ROLE.fullmatch(content, content.rfind(" ", lead, start - 1) + 1, start)
    owned = not _APOSTROPHES.isdisjoint(content[max(0, start - 4) : start])
    for found in (
        _OWNED.match(content, end, stop) if comma else None,
        _WITHIN.match(content, start, end),
        _AHEAD.search(content, lead, start) if role else None,
        _OWNER.search(content, lead, start) if owned else None,
    ):
        if found is not None and is_body(found["body"]):
            return _named(found["body"])
    return None


def is_body(body: str) -> bool:
    """Whether a name is that of a body and not of a person, by its form.

    The word for a body must end it or be qualified: "Council Member Ann Lee" is none.
    """
    name = _named(body)
    shortened = name.isupper() and name.isalpha() and 3 <= len(name) <= 6
    return shortened or _BODILY.search(name) is not None


def _classed(found: re.Match[str]) -> bool:
    """Whether the word before a name says that it is one of a body: "the rights group Access"."""
    return found["class"].split()[-1:] in _CLASSES


def _named(body: str) -> str:
    return _BASED.sub("", _OPENERS.sub("", body))
