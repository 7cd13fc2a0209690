"""Short forms of names: "the Division", "the Marshals", and labels that a text gives its parties.

A capital says that a certain body is meant. It is the one that the text defined so ("the Lakemont
Police Department (the "Provider")"), or the only or far most frequent one whose name has that word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plainview.extraction.mentions_surnames import occurrences
from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities, states

_BODIES = (
    "Department|Division|Bureau|Agency|Service|Commission|Board|Office|Center|Council|Committee"
    "|Subcommittee|Authority|Administration|Court|Patrol|Guard|Marshals|Section|Unit|Foundation"
    "|Institute|Company|Corporation|University|Directorate|Command|Brigade|Coalition|Union"
    "|Association|Sheriff's Office|Police Department"
)
_LANDS = {"State": "State of ", "Commonwealth": "State of ", "County": "", "City": "City of "}
_OFFICES = "Governor|Director|Secretary|Commissioner|Sheriff|Mayor|Attorney General|Superintendent"
_SHORT = re.compile(
    rf"(?=[Tt])(?<!\w)[Tt]h(?:e|is) ({_BODIES}|{'|'.join(_LANDS)}|{_OFFICES})"
    r"(?![\w-]| [A-Z]| of (?!the (?:Agency|Department))|, [A-Z]\w+,)"
)
_LABEL = r"[A-Z][A-Za-z.&-]*(?: [A-Z][A-Za-z&-]*){0,3}"
_DEFINED = re.compile(
    r"\((?:hereinafter|hereafter|herein|referred to|called|known|the |\"|or \")"
    rf"[^()A-Z\n]{{0,30}}({_LABEL}),?\"?(?: or (?:the )?\"({_LABEL}),?\")?\)"
    r"|(?<=, )(?:hereinafter|hereafter)(?: (?:referred to as|called|known as))? (?:the )?\"?"
    rf"({_LABEL})\"?"
)
"""Where a text labels the body that it just named: (the "Agency"), (hereinafter the Agency)."""
_AFAR = 160
_OFTEN = 3
_NEAR = 300
_HEAD = 700
"""Characters in which a document names the bodies that it is about."""


def shortened(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Labels that the text defines, and capitalised short forms, resolved or `open`."""
    labels = {found[0]: found for found in _labels(text, named)}
    for start, end in occurrences(text, labels):
        label, since, mention = labels[text[start:end]]
        if start >= since and _is_whole(text, start, end):
            yield _standing(content, start, end, mention)
    heads: dict[str, list[Mention]] = {}
    for use in _SHORT.finditer(text):
        head = use[1]
        if head in labels:
            continue
        if head not in heads:
            heads[head] = _with_head(named, head)
        found = _meant(heads[head], use.start())
        kind = "office" if head in _OFFICES else "org"
        if found is None and head in _OFFICES:
            continue
        start, end = use.span()
        if found is None:
            yield Mention(start, end, content[start:end], kind, "", None, "open")
        else:
            yield _standing(content, start, end, found)


def _standing(content: str, start: int, end: int, mention: Mention) -> Mention:
    return Mention(
        start, end, content[start:end], mention.kind, mention.name, mention.entity, "coref"
    )


def _labels(text: str, named: list[Mention]) -> Iterator[tuple[str, int, Mention]]:
    """Label, where it is given, and the body that it stands for."""
    if "(" not in text and "herein" not in text:
        return
    bodies = [mention for mention in named if mention.kind in ("org", "program")]
    starts = [mention.start for mention in bodies]
    for found in _DEFINED.finditer(text):
        at = bisect_left(starts, found.start()) - 1
        if at < 0 or bodies[at].how == "class":
            continue
        gap = text[bodies[at].end : found.start()]
        if len(gap) > _AFAR or any(mark in gap for mark in ';)\n"') or ". " in gap:
            continue
        for group in (1, 2, 3):
            if found[group]:
                yield found[group].rstrip("."), found.start(group), bodies[at]


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
    name, entity = mention.name, mention.entity
    if mention.kind not in ("org", "place"):
        return None
    if head == "County":
        return mention if " County" in name and "'s" not in name else None
    form = _LANDS[head]
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


def _meant(candidates: Iterable[Mention], before: int) -> Mention | None:
    """The only candidate so far, one named far more often, the only one in the head of the
    document, or the only one close by."""
    earlier = [mention for mention in candidates if mention.start < before]
    counts = Counter(mention.name for mention in earlier).most_common(2)
    if not counts:
        return None
    if len(counts) == 1 or counts[0][1] >= _OFTEN * counts[1][1]:
        return next(mention for mention in reversed(earlier) if mention.name == counts[0][0])
    for part in (
        [mention for mention in earlier if mention.start < _HEAD],
        [mention for mention in earlier if mention.end > before - _NEAR],
    ):
        if len({mention.name for mention in part}) == 1:
            return part[-1]
    return None
