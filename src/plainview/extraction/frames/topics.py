"""What a statement is about and what it calls for: noun phrases and clauses of a run of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.extraction.casing import lowered
from plainview.extraction.parts import Mention
from plainview.extraction.phrases import Signs
from plainview.model import Filler

THINGS = frozenset(
    [
        "program",
        "instrument",
        "authority",
        "technology",
        "category",
        "facility",
        "purpose",
        "org",
        "task",
    ]
)

_VERB = (
    r"(?:is|are|am|was|were|will|would|has|have|had|can|could|should|must|does|do|did|may|might"
    r"|isn[’']t|aren[’']t|won[’']t|can[’']t|doesn[’']t|don[’']t|gives?|gave|makes?|made|poses?|lays?|goes"
    r"|went|represents?|violates?|allows?|requires?|needs?|raises?|shows?|remains?|amounts?|helps?|helped"
    r"|fails?|failed|threatens?|undermines?|continues?|creates?|puts?|sends?|fulfills?|comes?|serves?)"
)
_OPENING = re.compile(
    r"^[\s“\"'‘,:—-]*(?:that\s+|and,?\s+|but,?\s+|so\s+|because\s+|while\s+|if\s+|yet\s+|now,?\s+"
    r"|(?:in|with|for|under|at|as)\s[^,“”\"]{3,60},\s+"
    r"|clearly,?\s+|(?:i|we) (?:think|believe|know|hope|fear|worry)\s+(?:that\s+)?)*",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"((?:[\w’'$%/-]+(?:,)?\s+){{1,9}}?){_VERB}\b", re.IGNORECASE)
_PHRASE = re.compile(
    r"\b(?:the|this|these|those|that|our|their|his|its|any|an?|such|Congress[’']s?|[A-Z][\w-]+[’']s)\s+"
    r"(?:[\w’'$%/-]+\s+){0,3}?[\w’'/-]+(?=\s+(?:of|to|that|which|who|and|for|in|on|by|is|are|was|were"
    r"|will|would|has|have|from|with|at|as|or|but|because|if|when|before|after)\b|[,.;:”\"?!—]|$)",
)
_PRONOUN = re.compile(
    r"^(?:we|i|you|they|it|he|she|there|who|that|this|these|those|what|which|nobody|no one"
    r"|everybody|everyone|people|some|many|one)$",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"^(?:no|\d[\d,.]*|not|how|what|if|when)\b|^(?:i|we|you|he|she|they|it)\b"
    r"|\b(?:i|we|he|she|they|wants?|know|that)$",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\s(?:of|about|on|over|regarding)\s((?:the\s|a\s|an\s|his\s|her\s|its\s|their\s)?(?:[\w’'-]+\s?){1,5})"
    r"(?=[,.;]|$)"
)
_AFTER_DEED = re.compile(
    r"\s(?:\w+ly\s)?(?:(?:over|about|on|of|against|for|to|with|at|from|by)\s)?"
    r"((?:the|this|that|these|those|its|his|her|their|our|a|an|any|such|[A-Z][\w-]+[’']s)\s"
    r"(?:[\w’'$%/-]+\s){0,3}?[\w’'/-]+)"
    r"(?=\s(?:of|to|that|which|who|and|for|in|on|by|from|with|at|as|or|but|because|if|when|before"
    r"|after|is|was|were|are|over|about|calling|saying|arguing|citing)\b|[,.;:”\"?!—]|$)"
)
_CLAUSE_OPENS = re.compile(r"\s(?:that|because|when|if|whether)\s")
_STAND_BY = re.compile(
    r"(?:\b(?:told|on|via|through|in|to)(?:\s(?:the|an?|his|her|its))?(?:\s\w+)?|@)\s?$",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"[’'].*$", re.DOTALL)
_REFERS = re.compile(r"^(?:it|this|that|these|those|they)$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:the|an?|this|these|those|that|our|its|their|his|her|any|such)\s+", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:must|should|needs to|ought to|call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)"
    r"|demand(?:s|ed|ing)?)\b(?!\s+have\b)\s*([^“”\"]{4,160})",
    re.IGNORECASE,
)
_WANTING = Signs("must", "should", "needs", "ought", "call", "urg", "demand")
"""One of these stands in every wish."""
_CLAUSE_END = re.compile(
    r"[,;:”\"!?]|(?<!\b[A-Z])\.|\s(?:because|so that|while|when|before|after|until|said|he|she)\s"
)


def about(
    content: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    holders: Sequence[Filler],
    object_first: bool = False,
) -> Filler | None:
    """The thing that a claim speaks of: its subject, else the first thing named, else a phrase."""
    if object_first:
        deed = _AFTER_DEED.match(content, start, end)
        if deed is not None and not _inside(*deed.span(1), holders):
            return named(content, *deed.span(1), mentions)
    last = start
    for place in _openings(content, start, end) if not object_first else ():
        subject = _SUBJECT.match(content, place, end)
        if subject is None:
            continue
        last = subject.end()
        left, right = subject.start(1), subject.start(1) + len(subject.group(1).rstrip(" ,"))
        words = content[left:right]
        bare = _CONTRACTED.sub("", words)
        if not (_PRONOUN.match(bare) or _NO_TOPIC.search(words) or _inside(left, right, holders)):
            return named(content, left, right, mentions)
        if _REFERS.match(words):
            known = next((m for m in mentions if m.start == left and m.name), None)
            if known is not None and known.name not in {h.name for h in holders}:
                return Filler("about", known.name, words, left, right, "coref", known.entity)
    for mention in mentions:
        here = start <= mention.start and mention.end <= end
        if not here or mention.kind not in THINGS or not mention.name or mention.how == "coref":
            continue
        if _inside(mention.start, mention.end, holders) or _STAND_BY.search(
            content[max(start, mention.start - 24) : mention.start]
        ):
            continue
        return Filler(
            "about", mention.name, mention.surface, mention.start, mention.end, "name",
            mention.entity,
        )  # fmt: skip
    phrase = _PHRASE.search(content, last, end)
    if phrase is not None and not _inside(phrase.start(), phrase.end(), holders):
        return named(content, phrase.start(), phrase.end(), mentions)
    return None


def claimed(content: str, start: int, end: int) -> Filler | None:
    """The claim itself, cut at its first clause, where no part of it stands out as its topic."""
    opening = _OPENING.match(content[start:end])
    start += opening.end() if opening else 0
    stop = _CLAUSE_END.search(content, start + 12, end) if start + 12 < end else None
    words = content[start : stop.start() if stop else end].rstrip(' .,”"')
    if len(words) < 12:
        return None
    return Filler("about", words, words, start, start + len(words))


def said_of(
    content: str, start: int, end: int, mentions: Sequence[Mention], holders: Sequence[Filler]
) -> Filler | None:
    """What a quotation is about by the words after its verb: "said of the program"."""
    found = _SAID_OF.match(content, start, end)
    if found is None or _inside(*found.span(1), holders):
        return None
    words = found.group(1).rstrip()
    return named(content, found.start(1), found.start(1) + len(words), mentions)


def _openings(content: str, start: int, end: int) -> Iterator[int]:
    """Where a claim or one of its clauses begins, behind "but", "we believe", "in that case,"."""
    opened = [start, *(found.end() for found in _CLAUSE_OPENS.finditer(content, start, end))]
    for place in opened[:3]:
        opening = _OPENING.match(content[place:end])
        yield place + (opening.end() if opening else 0)


def named(content: str, start: int, end: int, mentions: Sequence[Mention]) -> Filler:
    """A noun phrase as `about`, under the name of the mention that is its core, if there is one."""
    words = content[start:end]
    for mention in mentions:
        core = start <= mention.start and end - 2 <= mention.end <= end
        if core and mention.name and mention.kind in THINGS:
            return Filler("about", mention.name, words, start, end, "name", mention.entity)
    return Filler("about", _ARTICLE.sub("", words), words, start, end)


def wanted(content: str, start: int, end: int) -> tuple[int, int] | None:
    """The run that says what a statement calls for ("must *be stopped*")."""
    if not _WANTING.within(lowered(content), start, end):
        return None
    found = _WANTED.search(content, start, end)
    if found is None:
        return None
    stop = _CLAUSE_END.search(content, found.start(1) + 1, found.end(1))
    right = stop.start() if stop else found.end(1)
    return (found.start(1), right) if right - found.start(1) > 3 else None


def _inside(start: int, end: int, holders: Sequence[Filler]) -> bool:
    return any(
        h.start is not None and h.end is not None and h.start < end and start < h.end
        for h in holders
    )
