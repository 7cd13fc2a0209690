"""Whom a statement asks for something, and for what: by the verbs of asking and by "should".

"urged Congress to pass the bill", "demands that the agency stop", "pushing for the House to vote",
"Congress should investigate", "demanded answers from the director".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.extraction.casing import lowered
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.stance_points import WORD, weights
from plainview.extraction.parts import Mention
from plainview.extraction.phrases import Signs
from plainview.model import Filler

_ASK = (
    r"(?:urg(?:e[ds]?|ing)|press(?:e[ds]|ing)?|pressur(?:e[ds]?|ing)|push(?:e[ds]|ing)?"
    r"|lobb(?:y|ies|ied|ying)|nudg(?:e[ds]?|ing)|prod(?:s|ded|ding)?|beg(?:s|ged|ging)?"
    r"|implor(?:e[ds]?|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:up)?on|encourag(?:e[ds]?|ing)"
    r"|petition(?:s|ed|ing)?|plead(?:s|ed|ing)? with|appeal(?:s|ed|ing)? to|advis(?:e[ds]?|ing)"
    r"|want(?:s|ed)?|would like|need"
    r"|(?:call|push|press|lobb|plead)(?:s|e[ds]|ed|y|ies|ied|ing|ying)? for"
    r"|advocat(?:e[ds]?|ing) for)"
)
_TO = re.compile(
    rf"\b(?P<verb>{_ASK})\s(?P<whom>[^;:“”\"]{{2,110}}?),?\s(?:not\s)?to\s(?:[a-z]+ly\s)?"
    r"(?P<what>(?!the\b|an?\b)[a-z][^;:“”\"]{2,240})"
)
_THAT = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|recommend(?:s|ed|ing)?|ask(?:s|ed|ing)?"
    r"|request(?:s|ed|ing)?|propos(?:e[ds]?|ing)|urg(?:e[ds]?|ing)|suggest(?:s|ed|ing)?)\s"
    r"(?:that\s)?(?:\(\d\)\s)?(?:the\s)?$"
)
_BARE = re.compile(r"\s(?:should\s|must\s)?(?:not\s)?(?P<what>([a-z]+)\s[^;:“”\"]{3,240})")
_MODAL = re.compile(
    r"\s(?:(?:also|now|simply|first|still|[a-z]+ly)\s)?(?:should|must|needs? to|ought to"
    r"|ha(?:s|ve) to|had better)\s(?!have\b)(?P<what>[^;:“”\"]{3,240})"
)
_UNSURE = re.compile(
    r"\b(?:whether|if|that funds|something|which|how|why|what)\s(?:or not\s)?(?:the\s)?$"
)
_FOR = re.compile(
    r"\b(?=[acdilp])(?<!those )(?<!these )(?<!the )(?<!its )(?<!their )(?<!his )"
    r"(?:(?:call(?:s|ed|ing)?"
    r"|push(?:e[ds]|ing)?|press(?:e[ds]|ing)?|ask(?:s|ed|ing)?|plead(?:s|ed|ing)?"
    r"|lobb(?:y|ies|ied|ying)|advocat(?:ed|ing)) for|demand(?:s|ed|ing)?|insist(?:s|ed|ing)? on"
    r"|advocat(?:ed|ing))\s(?!that\b|to\b|for\b|at\b|by\b|on\b|in\b)(?P<what>[^;:“”\"]{3,240})"
)
_CUES = Signs(
    "urg", "press", "push", "lobb", "nudg", "prod", "beg", "implor", "ask", "call", "encourag",
    "petition", "plead", "appeal", "advis", "want", "would like", "need", "advocat", "demand",
    "insist", "recommend", "request", "propos", "suggest", "should", "must", "ought", " has to",
    " have to", "had better",
)  # fmt: skip
"""One of these stands wherever something is asked."""
_END = re.compile(
    r",\s(?:but|while|who|which|saying|and (?:said|he|she|they|it|warned|accused)|even|as|calling"
    r"|arguing|citing)\b|\s(?:because|so that|while|when|before|until|said|as part)\b|[.!?]\s"
    r"|[.!?]?$|,\s(?=[^,]{1,40}\ssaid\b)"
)
_NO_WHOM = re.compile(
    r"(?:to|for|that|and|or|but|of|in|on|by|with|about|whether|if|how|what|why|reporters|as|an?|no"
    r"|not|more)\b|.*\b(?:said|was|were|is|are|has|have|had|which|that|would)\b",
    re.IGNORECASE,
)
_WISHING = re.compile(r"(?:want|would like|need)")
_FROM = re.compile(r"\b(?:from|by)\s(?:the\s)?$")
_PLAIN = re.compile(
    r"(?:[a-z-]+ ){0,3}[a-z-]*(?:makers|leaders|officials|governments?|countries|states|colleagues"
    r"|members|agencies|companies|employers|judges?|senators?|voters|supporters|activists"
    r"|reformers|listeners|authorities|regulators|prosecutors|courts?|officers|employees|workers"
    r"|businesses|cities|counties|police|administration|department|agency|governors?|president"
    r"|mayors?|sheriffs?|legislators?|legislatures?|justices|delegates|commissioners?)"
)
_ARTICLE = re.compile(r"^(?:the|other|their|our|his|its|her|all)\s")
_BODIES = frozenset(("org", "office"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, at `start` to `end`, and of whom."""

    start: int
    end: int
    of: tuple[Filler, ...]


def asked(content: str, start: int, end: int, mentions: Sequence[Mention]) -> Asked | None:
    """What a run asks for first, or None."""
    if not _CUES.within(lowered(content), start, end):
        return None
    inside = [m for m in mentions if m.kind in _BODIES and start <= m.start and m.end <= end]
    found = [*_to(content, start, end, inside), *_of_bodies(content, start, end, inside)]
    found += _for(content, start, end, inside)
    return min(found, key=lambda one: one.start, default=None)


def completed(
    content: str, start: int, end: int, mentions: Sequence[Mention], fillers: Sequence[Filler]
) -> list[Filler]:
    """The fillers of a stance with what its run asks for and of whom, where the grammar tells."""
    found = asked(content, start, end, mentions)
    if found is None:
        return list(fillers)
    taken = {(f.start, f.end) for f in fillers if f.role == "holder"}
    of = [filler for filler in found.of if (filler.start, filler.end) not in taken]
    given_up = {"calls_for", "addressee"} if of else {"calls_for"}
    kept = [filler for filler in fillers if filler.role not in given_up]
    return [*kept, *of, calls_for(content, found.start, found.end)]


def calls_for(content: str, start: int, end: int) -> Filler:
    """A run as what is called for, under the name of the safeguard that it speaks of."""
    words = content[start:end].rstrip(" ,")
    known = weights().safeguards
    name = next((known[w.lower()] for w in WORD.findall(words) if w.lower() in known), words)
    return Filler("calls_for", name, words, start, start + len(words))


def _to(content: str, start: int, end: int, bodies: Sequence[Mention]) -> Iterator[Asked]:
    """ "urged Congress to act"; who only wishes something asks it of a body."""
    for found in _TO.finditer(content, start, end):
        if _NO_WHOM.match(found["whom"]):
            continue
        of = _whom(content, *found.span("whom"), bodies)
        if of or not _WISHING.match(found["verb"]):
            yield _cut(content, *found.span("what"), of)


def _of_bodies(content: str, start: int, end: int, bodies: Sequence[Mention]) -> Iterator[Asked]:
    """ "demands that the agency stop", "Congress should act"."""
    for body in bodies:
        ahead = content[max(start, body.start - 40) : body.start]
        of = (_addressee(body),) if body.name else ()
        bare = _BARE.match(content, body.end, end) if _THAT.search(ahead) else None
        if bare is not None and "B" in lexicon().verbs.get(bare[2], ("", ""))[1]:
            yield _cut(content, *bare.span("what"), of)
            continue
        modal = _MODAL.match(content, body.end, end) if body.how != "coref" else None
        if modal is not None and of and not _UNSURE.search(ahead):
            yield _cut(content, *modal.span("what"), of)


def _for(content: str, start: int, end: int, bodies: Sequence[Mention]) -> Iterator[Asked]:
    """ "calls for an audit", "demanded answers from the director"."""
    for found in _FOR.finditer(content, start, end):
        left, right = found.span("what")
        of = tuple(
            _addressee(body)
            for body in bodies
            if body.name and left < body.start < right and _FROM.search(content, left, body.start)
        )
        yield _cut(content, left, right, of[:1])


def _cut(content: str, start: int, end: int, of: tuple[Filler, ...]) -> Asked:
    stop = _END.search(content[start:end], 3)
    return Asked(start, start + stop.start() if stop else end, of)


def _whom(content: str, start: int, end: int, bodies: Sequence[Mention]) -> tuple[Filler, ...]:
    """Those who are asked: all bodies of a run, or the class that it consists of."""
    named = [body for body in bodies if start <= body.start and body.end <= end + 1]
    if named:
        return tuple(_addressee(body) for body in named if body.name)
    words = content[start:end]
    if not _PLAIN.fullmatch(words):
        return ()
    return (Filler("addressee", _ARTICLE.sub("", words), words, start, end),)


def _addressee(body: Mention) -> Filler:
    via = "coref" if body.how == "coref" else "name"
    return Filler("addressee", body.name, body.surface, body.start, body.end, via, body.entity)
