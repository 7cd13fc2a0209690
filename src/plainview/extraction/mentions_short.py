"""Short forms of names: "the Division", "the Marshals", and labels that a text gives its parties.

A capital says that a certain body is meant. It is the one that the text defined so ("the Lakemont
Police Department (the "Provider")"), or the only or far most frequent one whose name has that word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.mentions_surnames import occurrences
from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities, states

_BODIES = (
    "Department|Division|Bureau|Agency|Service|Commission|Board|Office|Center|Council|Committee"
    "|Subcommittee|Authority|Court|Patrol|Guard|Marshals|Section|Unit|Foundation"
    "|Institute|Company|Corporation|University|Directorate|Command|Brigade|Coalition|Union"
    "|Association|Sheriff's Office|Police Department"
)
_LANDS = {"State": "State of ", "Commonwealth": "State of ", "County": "", "City": "City of "}
_OFFICES = "Governor|Director|Secretary|Commissioner|Sheriff|Mayor|Attorney General|Superintendent"
_SHORT = re.compile(
    rf"he (?:({_BODIES}|{'|'.join(_LANDS)}|{_OFFICES})"
    r"(?![\w-]| [A-Z]| of (?!the (?:Agency|Department))|, [A-Z]\w+,)"
    r"|(state|county|city)(?='s |[.,;:)\"]| (?:has|had|is|was|will|would|may|can|could|must|should"
    r"|does|did|also|now|then|[a-z]+ed|to|in|for|and|or|that|by|with|on|from|at)(?!\w)))"
)
"""After "the", less its first letter: a search for letters in a row runs much faster. Without a
capital only governments, and only where no noun follows that would make it "the city council"."""
_LABEL = r"[A-Z][A-Za-z.&-]*(?: [A-Z][A-Za-z&-]*){0,3}"
_DEFINED = re.compile(
    r"\((?:hereinafter|hereafter|herein|referred to|called|known|the |\"|or \")"
    rf"[^()A-Z\n]{{0,30}}({_LABEL}),?\"?(?: or (?:the )?\"({_LABEL}),?\")?\)"
)
_HEREINAFTER = re.compile(
    r"(?<=, )(?:hereinafter|hereafter)(?: (?:referred to as|called|known as))? (?:the )?\"?"
    rf"({_LABEL})\"?"
)
"""Where a text labels the body that it just named: (the "Agency"), (hereinafter the Agency)."""
_AFAR = 160
"""Characters between a body and its label."""
_OFTEN = 3
_NEAR = 300
"""How much oftener than others a name must come to settle a short form, and how near is close."""
_HEAD = 700
"""Characters in which a document names the bodies that it is about."""


def shortened(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Labels that the text defines, and capitalised short forms, resolved or `open`."""
    labels = {found[0]: found for found in _labels(text, named)}
    for start, end in occurrences(text, labels):
        _, since, mention = labels[text[start:end]]
        if start >= since and _is_whole(text, start, end):
            yield _standing(content, start, end, mention)
    heads: dict[str, list[Mention]] = {}
    for use in _SHORT.finditer(text):
        start, end = use.start() - 1, use.end()
        head = use[1] or use[2].capitalize()
        if text[max(0, start)] not in "Tt" or use[1] in labels or _in_word(text, start):
            continue
        if head not in heads:
            heads[head] = _with_head(named, head)
        earlier = [mention for mention in heads[head] if mention.start < start]
        found = _meant(earlier, start) if use[1] else _nearest(earlier, start)
        if found is not None:
            yield _standing(content, start, end, found)
        elif use[1] and head not in _OFFICES:
            yield Mention(start, end, content[start:end], "org", "", None, "open")


def _in_word(text: str, start: int) -> bool:
    return start < 0 or text[start - 1 : start].isalnum()


def _standing(content: str, start: int, end: int, mention: Mention) -> Mention:
    return Mention(
        start, end, content[start:end], mention.kind, mention.name, mention.entity, "coref"
    )


def _labels(text: str, named: list[Mention]) -> Iterator[tuple[str, int, Mention]]:
    """Label, where it is given, and the body that it stands for."""
    given = [*_DEFINED.finditer(text)]
    if "herea" in text or "herei" in text:
        given += _HEREINAFTER.finditer(text)
    if not given:
        return
    bodies = [mention for mention in named if mention.kind in ("org", "program")]
    starts = [mention.start for mention in bodies]
    for found in given:
        at = bisect_left(starts, found.start()) - 1
        if at < 0 or bodies[at].how == "class":
            continue
        gap = text[bodies[at].end : found.start()]
        if len(gap) > _AFAR or any(mark in gap for mark in ';)\n"') or ". " in gap:
            continue
        for group, label in enumerate(found.groups(), 1):
            if label:
                yield label.rstrip("."), found.start(group), bodies[at]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a label is no part of a longer name."""
    if re.match(r"[ -][A-Z]", text[end : end + 2]):
        return False
    before = text[max(0, start - 30) : start].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    return not word[:1].isupper() or word in ("The", "This", "Each") or word[-1] in ".,:;"


def _with_head(named: list[Mention], head: str) -> list[Mention]:
    if head in _LANDS:
        return [land for mention in named if (land := _land(mention, head)) is not None]
    words = head.lower().split(" ")
    kind = "office" if head in _OFFICES else "org"
    return [
        mention
        for mention in named
        if mention.kind == kind
        and mention.how != "class"
        and mention.name
        and all(word in mention.name.lower().split(" ") for word in words)
    ]


def _land(mention: Mention, head: str) -> Mention | None:
    """The government of a place that is a state, county or city; None where it is another."""
    name = mention.name
    if mention.kind not in ("org", "place"):
        return None
    if head == "County":
        return mention if " County" in name and "'s" not in name else None
    form = _LANDS[head]
    if head == "City" and mention.kind == "org" and name.startswith(form):
        return mention
    full = name if name.startswith(form) else form + name
    if head == "City":
        listed = _governments().get(full)
    else:
        listed = _governments().get(full) if full.removeprefix(form) in _states() else None
    if listed is None:
        return None
    return Mention(mention.start, mention.end, mention.surface, "org", full, listed, mention.how)


@lru_cache(maxsize=1)
def _governments() -> dict[str, str]:
    return {
        entry.name: entry.id
        for entry in entities()
        if entry.type == "Org" and entry.name.startswith(("State of ", "City of "))
    }


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(state.name for state in states())


def _meant(earlier: list[Mention], before: int) -> Mention | None:
    """The only candidate so far, one named far more often, the only one in the head of the
    document, or the only one close by."""
    counts = Counter(mention.name for mention in earlier).most_common(2)
    if not counts:
        return None
    if len(counts) == 1 or counts[0][1] >= _OFTEN * counts[1][1]:
        return next(mention for mention in reversed(earlier) if mention.name == counts[0][0])
    head = [mention for mention in earlier if mention.start < _HEAD]
    return _only(head) or _only(_close(earlier, before))


def _nearest(earlier: list[Mention], before: int) -> Mention | None:
    """The only one close by; where there is none, the only one so far."""
    return _only(_close(earlier, before) or earlier)


def _close(earlier: list[Mention], before: int) -> list[Mention]:
    return [mention for mention in earlier if mention.end > before - _NEAR]


def _only(mentions: list[Mention]) -> Mention | None:
    return mentions[-1] if len({mention.name for mention in mentions}) == 1 else None
